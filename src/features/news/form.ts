import { z } from 'zod';
import { VISIBILITIES, type Visibility } from '#features/member/policy.ts';
import { ALWAYS_CHECKED, choice, day, given, id, ids, known, optionalId, texts, version } from '#kernel/fields.ts';
import { choiceFilter, idFilter, wordsFilter } from '#kernel/filters.ts';

export const newsForm = z
	.object({
		id: id(),
		version: version(),
		title: texts({ max: 200, required: true }),
		text: texts({ max: 8000 }),
		day: known(day()),
		shownFrom: day(),
		shownUntil: day(),
		partners: ids(),
		pictureId: optionalId(),
		pictureAlt: texts({ max: 300 }),
		visibility: choice(VISIBILITIES)
	})
	.superRefine((news, ctx) => {
		const [from, until] = [given(news.shownFrom), given(news.shownUntil)];
		if (from !== null && until !== null && until < from) {
			ctx.addIssue({ code: 'custom', path: ['shownUntil'], message: 'ends_before_start' });
		}
		// A picture that nobody describes says nothing to those who do not see it.
		if (given(news.pictureId) !== null && Object.keys(news.pictureAlt ?? {}).length === 0) {
			ctx.addIssue({ code: 'custom', path: ['pictureAlt'], message: 'required' });
		}
	}, ALWAYS_CHECKED);

export type NewsInput = z.output<typeof newsForm>;

/** What narrows the list. */
export interface NewsFilters {
	words: string;
	partnerId?: string | undefined;
	visibility?: Visibility | undefined;
}

export function newsFilters(params: URLSearchParams): NewsFilters {
	return {
		words: wordsFilter(params),
		partnerId: idFilter(params, 'partner'),
		visibility: choiceFilter(params, 'visibility', VISIBILITIES)
	};
}
