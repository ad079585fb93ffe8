import { z } from 'zod';
import { VISIBILITIES } from '#features/member/policy.ts';
import {
	ALWAYS_CHECKED,
	choice,
	country,
	date,
	degrees,
	flag,
	given,
	id,
	integer,
	optionalText,
	text,
	texts,
	timeZone,
	version,
	webAddress,
	wikidataId
} from '#kernel/fields.ts';
import { choiceFilter, flagFilter, wordsFilter } from '#kernel/filters.ts';
import { endsBeforeStart } from '#kernel/known-date.ts';
import { hasEnd, PARTNER_KINDS, TIE_STATUSES, type PartnerKind, type TieStatus } from './partner.ts';

const languageTag = text({ max: 35 }).transform((value) =>
	/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value) ? value : null
);

/** Where a relationship stands, since when and until when, and why. */
const standing = {
	status: choice(TIE_STATUSES),
	statusSince: date(),
	statusUntil: date(),
	statusNote: texts({ max: 500 })
};

type Standing = z.output<z.ZodObject<typeof standing>>;

function checkStanding({ status, statusSince, statusUntil }: Standing, ctx: z.RefinementCtx): void {
	const [starts, ends] = [given(statusSince), given(statusUntil)];
	if (ends === null) return;
	if (given(status) !== null && !hasEnd(status)) {
		ctx.addIssue({ code: 'custom', path: ['statusUntil'], message: 'only_suspended' });
	} else if (endsBeforeStart({ starts, ends })) {
		ctx.addIssue({ code: 'custom', path: ['statusUntil'], message: 'ends_before_start' });
	}
}

/** A change of the status alone. */
export const statusForm = z
	.object({ id: id(), version: version(), ...standing })
	.superRefine(checkStanding, ALWAYS_CHECKED);

export type StatusInput = z.output<typeof statusForm>;

export const partnerForm = z
	.object({
		id: id(),
		version: version(),
		position: integer({ min: 1, max: 9999 }),
		kind: choice(PARTNER_KINDS),
		name: texts({ required: true, max: 200 }),
		localLanguage: languageTag,
		localName: text({ max: 200 }),
		country: country(),
		countryName: texts({ max: 100 }),
		showsFlag: flag(),
		place: optionalText({ max: 200 }),
		latitude: degrees(90),
		longitude: degrees(180),
		timeZone: timeZone(),
		wikidataId: wikidataId(),
		...standing,
		summary: texts({ max: 2000 }),
		takingPart: texts({ max: 4000 }),
		website: webAddress(),
		visibility: choice(VISIBILITIES)
	})
	.superRefine(checkStanding, ALWAYS_CHECKED)
	.transform(({ localName, ...partner }) => ({
		...partner,
		// The name in the partner's own language is one of its names; it has a field of its own only in the form.
		name: partner.localLanguage && localName ? { ...partner.name, [partner.localLanguage]: localName } : partner.name
	}));

export type PartnerInput = z.output<typeof partnerForm>;

/** What narrows the list of partners. */
export interface PartnerFilters {
	words: string;
	kind?: PartnerKind | undefined;
	status?: TieStatus | undefined;
	country?: string | undefined;
	/** Only ties that are silent in the year which the list is of. */
	silent: boolean;
}

export function partnerFilters(params: URLSearchParams): PartnerFilters {
	const land = params.get('country') ?? '';
	return {
		words: wordsFilter(params),
		kind: choiceFilter(params, 'kind', PARTNER_KINDS),
		status: choiceFilter(params, 'status', TIE_STATUSES),
		country: /^[A-Z]{2}$/.test(land) ? land : undefined,
		silent: flagFilter(params, 'silent')
	};
}
