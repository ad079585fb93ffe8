import { z } from 'zod';
import { isId } from '#kernel/id.ts';
import { THEMES } from '#features/activity/activity.ts';
import {
	ALWAYS_CHECKED,
	choice,
	choices,
	date,
	flag,
	given,
	id,
	ids,
	integer,
	linkRows,
	optionalChoice,
	text,
	texts,
	version,
	webAddress
} from '#kernel/fields.ts';
import { choiceFilter, flagFilter, idFilter, wordsFilter } from '#kernel/filters.ts';
import {
	AGREEMENT_KINDS,
	AGREEMENT_STATUSES,
	CLAIMED_DATES,
	CLAIM_FIELDS,
	CLAIM_SIDES,
	TERM_ENDS,
	type AgreementKind,
	type AgreementStatus,
	type ClaimedDate,
	type ClaimField,
	type TermEnds
} from './agreement.ts';

const languageTag = text({ max: 35 }).transform((value, ctx) => {
	if (value === '' || /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)) return value || null;
	ctx.addIssue({ code: 'custom', message: 'not_a_choice' });
	return z.NEVER;
});

export const agreementForm = z.object({
	id: id(),
	version: version(),
	kind: choice(AGREEMENT_KINDS),
	status: choice(AGREEMENT_STATUSES),
	title: texts({ max: 300 }),
	partners: ids({ required: true }),
	signatories: linkRows(['theirs', 'ours']),
	scope: choices(THEMES),
	councilDecision: texts({ max: 500 }),
	councilDecided: date(),
	termEnds: date(),
	renewsItself: flag(),
	noticeMonths: integer({ min: 0, max: 120 }),
	prevailingLanguage: languageTag,
	printsAllDates: flag(),
	note: texts({ max: 2000 })
});

export type AgreementInput = z.output<typeof agreementForm>;

export const claimForm = z
	.object({
		id: id(),
		version: version(),
		agreementId: id(),
		field: choice(CLAIM_FIELDS),
		date: date(),
		kind: optionalChoice(AGREEMENT_KINDS),
		value: text({ max: 300 }),
		source: texts({ required: true, max: 300 }),
		sourceUrl: webAddress(),
		side: choice(CLAIM_SIDES),
		note: texts({ max: 1000 }),
		preferred: flag()
	})
	.superRefine((claim, ctx) => {
		if (given(claim.field) === null) return;
		const wanted = valueFieldOf(claim.field);
		if (claim[wanted] === null || claim[wanted] === '') {
			ctx.addIssue({ code: 'custom', path: [wanted], message: 'required' });
		}
	}, ALWAYS_CHECKED)
	.transform(({ date, kind, value, ...claim }) => {
		const said = { date: null, kind, value }[valueFieldOf(claim.field)];
		return { ...claim, date: isClaimedDate(claim.field) ? date : null, value: said };
	});

/** Where the form says what is claimed: of a date, of a kind, of anything else. */
function valueFieldOf(field: ClaimField): 'date' | 'kind' | 'value' {
	if (isClaimedDate(field)) return 'date';
	return field === 'kind' ? 'kind' : 'value';
}

function isClaimedDate(field: ClaimField): boolean {
	return CLAIMED_DATES.includes(field as ClaimedDate);
}

export type ClaimInput = z.output<typeof claimForm>;

/** What narrows the list of agreements. */
export interface AgreementFilters {
	words: string;
	kind?: AgreementKind | undefined;
	status?: AgreementStatus | undefined;
	partner?: string | undefined;
	ends?: TermEnds | undefined;
	/** Only those on whose dates the sources disagree. */
	disputed: boolean;
}

export function agreementFilters(params: URLSearchParams): AgreementFilters {
	return {
		words: wordsFilter(params),
		kind: choiceFilter(params, 'kind', AGREEMENT_KINDS),
		status: choiceFilter(params, 'status', AGREEMENT_STATUSES),
		partner: idFilter(params, 'partner'),
		ends: choiceFilter(params, 'ends', TERM_ENDS),
		disputed: flagFilter(params, 'disputed')
	};
}

/** Which date stands: one claim's, or all dates of signature that are claimed. */
export const printForm = z.object({
	print: text({ max: 40 }).refine((print) => print === 'all' || isId(print), 'not_a_choice')
});
