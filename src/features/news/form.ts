import { z } from 'zod';
import { VISIBILITIES, type Visibility } from '#features/member/policy.ts';
import { ALWAYS_CHECKED, choice, day, given, id, ids, known, optionalId, texts, version } from '#kernel/fields.ts';
import { choiceFilter, idFilter, wordsFilter } from '#kernel/filters.ts';

const FIELDS = {
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
};
const newsFields = z.object(FIELDS);
export type NewsInput = z.output<typeof newsFields>;

export const newsForm = newsFields.superRefine(checkNews, ALWAYS_CHECKED);

/** The form of the page, which a picture can be sent along with; it is then the one that is shown. */
export const newsPageForm = z
	.object({
		...FIELDS,
		/** Of the document that it becomes: a form that is sent twice adds one. */
		uploadId: optionalId(),
		/** A browser sends an empty one without a name where none was chosen. */
		upload: z
			.unknown()
			.optional()
			.transform((file) => (file instanceof File && file.name !== '' ? file : undefined))
	})
	.superRefine(checkNews, ALWAYS_CHECKED);

function checkNews(news: NewsInput & { upload?: File | undefined }, ctx: z.RefinementCtx): void {
	const [from, until] = [given(news.shownFrom), given(news.shownUntil)];
	if (from !== null && until !== null && until < from) {
		ctx.addIssue({ code: 'custom', path: ['shownUntil'], message: 'ends_before_start' });
	}
	// A picture that nobody describes says nothing to those who do not see it.
	const hasPicture = given(news.pictureId) !== null || news.upload !== undefined;
	if (hasPicture && Object.keys(news.pictureAlt ?? {}).length === 0) {
		ctx.addIssue({ code: 'custom', path: ['pictureAlt'], message: 'required' });
	}
}

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
