import { z } from 'zod';
import { choice, id, reference, texts, version } from '#kernel/fields.ts';
import { ABOUT_NOUNS } from './highlight.ts';

export const highlightForm = z.object({
	id: id(),
	version: version(),
	text: texts({ required: true }),
	about: reference(ABOUT_NOUNS)
});

/** @property periodStartsOn the first day of its period, which the address of the form says */
export type HighlightInput = z.output<typeof highlightForm> & { periodStartsOn: string };

/** The buttons that move one in the order. */
export const moveForm = z.object({ id: id(), direction: choice(['up', 'down']) });

export type MoveInput = z.output<typeof moveForm>;
