import { z } from 'zod';
import { ALWAYS_CHECKED, choice, choices, day, flag, id, text } from '#kernel/fields.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { LASTS } from './reader-link.ts';

export const linkForm = z
	.object({
		note: text({ max: 120, required: true }),
		languages: choices(LANGUAGES),
		lasts: choice(LASTS),
		/** The last day, where one is chosen. */
		until: day(),
		allowsPdf: flag(),
		/** Asked for where the report is for the heads of the city alone. */
		aware: flag()
	})
	.superRefine((link, ctx) => {
		if (link.languages.length === 0) ctx.addIssue({ code: 'custom', path: ['languages'], message: 'required' });
		if (link.lasts === 'date' && link.until === null) {
			ctx.addIssue({ code: 'custom', path: ['until'], message: 'required' });
		}
	}, ALWAYS_CHECKED);
export type LinkInput = z.output<typeof linkForm>;

export const endLinkForm = z.object({ id: id() });
