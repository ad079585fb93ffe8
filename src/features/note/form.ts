import { z } from 'zod';
import { choice, id, optionalId, texts, version, webAddress } from '#kernel/fields.ts';

export const noteForm = z.object({
	id: id(),
	version: version(),
	text: texts({ max: 2000, required: true }),
	source: texts(),
	sourceUrl: webAddress(),
	/** The partner that it is about, if it is about one alone. */
	partnerId: optionalId()
});

export type NoteInput = z.output<typeof noteForm>;

/** The buttons that move one in the order. */
export const moveForm = z.object({ id: id(), direction: choice(['up', 'down']) });

export type MoveInput = z.output<typeof moveForm>;
