import { z } from 'zod';
import { id, ids, text, version } from '#kernel/fields.ts';

/** Erases the details of a person. The id is that of the person; documents are those that go as well. */
export const eraseForm = z.object({
	id: id(),
	version: version(),
	reason: text({ max: 500, required: true }),
	/** What the person is called, typed once more: there is no way back. */
	confirm: text({ max: 300, required: true }),
	documents: ids()
});

export type EraseInput = z.output<typeof eraseForm>;
