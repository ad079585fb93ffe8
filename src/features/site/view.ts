import type { AgreementKind } from '#features/agreement/agreement.ts';
import type { Partner } from '#features/partner/partner.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { countryInTongue } from '#kernel/tongue-format.ts';
import { isEmpty, pickFrom, type Shown, type Texts } from '#kernel/texts.ts';
import type { Tongue } from '#kernel/tongue.ts';
import { readingOrder, type Site, type SiteOffice } from './site.ts';

/** What stands around every page of a site. */
export interface SiteFrame {
	office: Pick<SiteOffice, 'slug' | 'name' | 'city' | 'contact' | 'colour' | 'languages'>;
	/** The address of the office's own picture, if it has one. */
	logo: string | undefined;
	contact: Texts;
	tongue: Tongue;
	/** What its addresses begin with, such as "/raanana/de". */
	base: string;
	/** Of this page, within the site: "partners/…"; '' at its home. */
	path: string;
	/** The sections that have something to show. */
	sections: { path: string; label: string }[];
	/** The address of this page for the rest of the world, in each language; none where it is a page of one reader. */
	addresses: { tongue: Tongue; href: string }[];
}

/** A partner as everybody may know it: nothing of how the tie stands. */
export interface SitePartner extends Pick<
	Partner,
	| 'id'
	| 'kind'
	| 'name'
	| 'localLanguage'
	| 'country'
	| 'countryName'
	| 'showsFlag'
	| 'latitude'
	| 'longitude'
	| 'summary'
	| 'takingPart'
	| 'website'
	| 'wikidataId'
> {
	/** Of the agreement that the tie is known by. */
	agreementKind: AgreementKind | null;
	/** Whether it stands among the twin cities. */
	isOfRegister: boolean;
	/** When that was signed, as the source has it that the office prefers. */
	signed: KnownDate | null;
	/** What other sources say, where the office prints it all. */
	otherDates: KnownDate[];
}

/** What the country of a partner is called, if it is said at all. */
export function countryOf(partner: Pick<SitePartner, 'kind' | 'country' | 'countryName'>, tongue: Tongue): Texts {
	if (partner.kind === 'country') return {};
	if (!isEmpty(partner.countryName)) return partner.countryName;
	return partner.country ? { [tongue]: countryInTongue(partner.country, tongue) } : {};
}

/** The names of a partner beside the one that the page calls it by: its own, in its script. */
export function ownNameOf(
	{ name, localLanguage }: Pick<SitePartner, 'name' | 'localLanguage'>,
	tongue: Tongue
): Shown | undefined {
	const text = localLanguage ? name[localLanguage] : undefined;
	if (!text || !localLanguage || text === siteWords(name, tongue)) return undefined;
	return { text, lang: localLanguage, isFallback: true };
}

/** Words in the language of a page, or in the one that stands in for it; '' for none. For titles. */
export function siteWords(texts: Texts, tongue: Tongue): string {
	return pickFrom(texts, readingOrder(tongue))?.text ?? '';
}

/** How the office is reached: what its site says, else what it prints for guests. */
export function contactOf(site: Pick<Site, 'contact'>, office: Pick<SiteOffice, 'contact'>): Texts {
	return { ...office.contact, ...site.contact };
}
