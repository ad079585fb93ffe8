import { z } from 'zod';
import { choice, id, text } from '#kernel/fields.ts';
import { TRASH_NOUNS } from './trash.ts';

export const restoreForm = z.object({ noun: choice(TRASH_NOUNS), id: id(), back: text({ max: 2000 }) });
export type RestoreInput = z.output<typeof restoreForm>;
