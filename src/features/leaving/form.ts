import { z } from 'zod';
import { ownPasswordForm } from '#features/account/form.ts';
import { text } from '#kernel/fields.ts';
import { LONGEST_REASON } from '#kernel/reason.ts';

/** Closes an office, or deletes it: what it is called is typed once more. */
export const closeForm = z.object({
	reason: text({ max: LONGEST_REASON, required: true }),
	confirm: text({ max: 300, required: true })
});

export type CloseInput = z.output<typeof closeForm>;

/** Deletes it, where whoever does has a password of their own: it is asked for once more. */
export const provenForm = closeForm.extend(ownPasswordForm.shape);

/** Brings an office back by its address. */
export const bringBackForm = z.object({ slug: text({ max: 40, required: true }) });
