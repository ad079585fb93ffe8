import { z } from 'zod';
import { LONGEST_REASON } from '#kernel/reason.ts';
import { text } from '#kernel/fields.ts';

/** Closes an office: what it is called is typed once more. */
export const closeForm = z.object({
	reason: text({ max: LONGEST_REASON, required: true }),
	confirm: text({ max: 300, required: true })
});

export type CloseInput = z.output<typeof closeForm>;

/** Deletes it. A password is taken as it is; whoever has none is asked for none. */
export const dissolveForm = closeForm.extend({
	password: z.string().max(200, { message: 'too_long:200' }).default('')
});

export type DissolveInput = z.output<typeof dissolveForm>;

/** Brings an office back by its address. */
export const bringBackForm = z.object({ slug: text({ max: 40, required: true }) });
