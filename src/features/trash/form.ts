import { z } from 'zod';
import { choice, id, text } from '#kernel/fields.ts';
import { choiceFilter } from '#kernel/filters.ts';
import { TRASH_NOUNS, type TrashNoun } from './trash.ts';

export const restoreForm = z.object({ noun: choice(TRASH_NOUNS), id: id(), back: text({ max: 2000 }) });
export type RestoreInput = z.output<typeof restoreForm>;

/** What narrows the list of what was deleted. */
export interface TrashFilters {
	noun: TrashNoun | undefined;
}

export function trashFilters(params: URLSearchParams): TrashFilters {
	return { noun: choiceFilter(params, 'noun', TRASH_NOUNS) };
}
