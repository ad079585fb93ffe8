import { z } from 'zod';
import { FORMATS } from '#features/report/report.ts';
import { ALWAYS_CHECKED, choices, givenList, id } from '#kernel/fields.ts';
import { DOCUMENT_LANGUAGES } from '#kernel/language.ts';

/** Which files somebody wants: each of the formats in each of the languages. */
export const orderForm = z
	.object({ formats: choices(FORMATS), languages: choices(DOCUMENT_LANGUAGES) })
	.superRefine((order, ctx) => {
		for (const field of ['formats', 'languages'] as const) {
			const isUntouched = Array.isArray(order[field]) && givenList<string>(order[field]).length === 0;
			if (isUntouched) ctx.addIssue({ code: 'custom', path: [field], message: 'required' });
		}
	}, ALWAYS_CHECKED);
export type OrderInput = z.output<typeof orderForm>;

/** One of one's files, to call it off or to have it made anew. */
export const jobForm = z.object({ id: id() });
