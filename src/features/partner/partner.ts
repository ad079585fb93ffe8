import type { Visibility } from '#features/member/policy.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** A tie is not only with a city. */
export const PARTNER_KINDS = ['city', 'region', 'country', 'community', 'body'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** Where the relationship stands, from the first thought to the last. */
export const TIE_STATUSES = [
	'prospect',
	'in_talks',
	'under_evaluation',
	'council_approved',
	'active',
	'low_activity',
	'dormant',
	'being_renewed',
	'suspended',
	'under_review',
	'ending',
	'ended',
	'honorary',
	'declined'
] as const;
export type TieStatus = (typeof TIE_STATUSES)[number];

export interface Partner {
	id: string;
	/** Its place in the register. */
	position: number;
	kind: PartnerKind;
	/** In the office's languages, and in the partner's own. */
	name: Texts;
	/** The language in which the partner calls itself, as a language tag. */
	localLanguage: string | null;
	country: string | null;
	/** Instead of the usual name of the country, where the office wants another. */
	countryName: Texts;
	showsFlag: boolean;
	place: string | null;
	latitude: number | null;
	longitude: number | null;
	timeZone: string | null;
	wikidataId: string | null;
	status: TieStatus;
	statusUntil: KnownDate | null;
	summary: Texts;
	/** How somebody who lives here can take part in the tie. */
	takingPart: Texts;
	/** Where it tells of itself. */
	website: string | null;
	visibility: Visibility;
	version: number;
}

/** A tie that is not (or no longer) alive: it is not asked for activity. */
export function isOver(status: TieStatus): boolean {
	return ['ended', 'declined', 'honorary'].includes(status);
}

/** A tie that is still to become one. */
export function isCandidate(status: TieStatus): boolean {
	return ['prospect', 'in_talks', 'under_evaluation', 'council_approved'].includes(status);
}

/** A status that is meant to end on a day which may be known: "suspended until". */
export function hasEnd(status: TieStatus): boolean {
	return status === 'suspended';
}

/** A tie whose state asks for a person, whatever was recorded. */
export function needsAttention(status: TieStatus): boolean {
	return ['dormant', 'being_renewed', 'suspended', 'under_review', 'ending'].includes(status);
}

/** The partner's name in its own language, unless it reads the same as what stands beside it. */
export function localName(
	partner: Pick<Partner, 'name' | 'localLanguage'>,
	beside: string
): { text: string; lang: string } | undefined {
	const lang = partner.localLanguage;
	const text = lang ? partner.name[lang] : undefined;
	return text && lang && text !== beside ? { text, lang } : undefined;
}
