import type { AgreementKind } from '#features/agreement/agreement.ts';
import type { Kind } from '#features/activity/activity.ts';
import type { Partner } from '#features/partner/partner.ts';
import { parseKnownDate, type KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { countryInTongue } from '#kernel/tongue-format.ts';
import { isEmpty, pickFrom, type Shown, type Texts } from '#kernel/texts.ts';
import type { Tongue } from '#kernel/tongue.ts';
import { readingOrder, type Site, type SiteOffice } from './site.ts';

/** What stands around every page of a site. */
export interface SiteFrame {
	office: Pick<
		SiteOffice,
		'slug' | 'name' | 'city' | 'contact' | 'colour' | 'languages' | 'country' | 'latitude' | 'longitude' | 'timeZone'
	>;
	/** The item of Wikidata that the home city is. */
	wikidataId: string | null;
	/** What addresses for the rest of the world begin with. */
	origin: string;
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

/** A partner beside something that is told; it has a page on the site. */
export interface SiteParty {
	id: string;
	name: Texts;
	/** The country whose flag may stand beside the name. */
	flag: string | null;
}

/** Something that was done with a partner, as everybody may know it. */
export interface SiteActivity {
	id: string;
	kind: Kind;
	title: Texts;
	details: Texts;
	outcome: Texts;
	starts: KnownDate | null;
	ends: KnownDate | null;
	isUnderWay: boolean;
}

export interface SiteInitiative {
	id: string;
	title: Texts;
	details: Texts;
	/** What came of it, where it is completed. */
	outcome: Texts;
	isCompleted: boolean;
}

export interface SiteGoal {
	id: string;
	name: Texts;
	/** The ids of the partners with whom something public was done for it. */
	partners: string[];
}

/** A picture that everybody may see. */
export interface SitePicture {
	id: string;
	/** What it shows. */
	title: Texts;
}

/** A report on the site, as its list has it. */
export interface SiteReport {
	id: string;
	title: Texts;
	/** First and last day. */
	from: string;
	to: string;
	languages: Language[];
}

/** What was told to the public of a partner before, and stays as it was. */
export interface StillTold {
	/** Reports on the site, as they were approved; by their first and last day. */
	reports: { id: string; title: Texts; from: string; to: string }[];
	/** News that is marked public and names the partner. */
	news: { id: string; title: Texts }[];
}

/** What was done, by year, the latest first; what has no date comes last. */
export function byYear(activities: readonly SiteActivity[]): { year: number | null; activities: SiteActivity[] }[] {
	const groups = new Map<number | null, SiteActivity[]>();
	for (const activity of activities) {
		const year = activity.starts ? (parseKnownDate(activity.starts)?.year ?? null) : null;
		groups.set(year, [...(groups.get(year) ?? []), activity]);
	}
	return [...groups]
		.map(([year, activities]) => ({ year, activities }))
		.toSorted((a, b) => (b.year ?? -1) - (a.year ?? -1));
}

/** A date that says more than the year under which it stands. */
export function exactDate({ starts }: Pick<SiteActivity, 'starts'>): KnownDate | undefined {
	const parts = starts ? parseKnownDate(starts) : undefined;
	return starts && parts?.month !== undefined && !parts.before ? starts : undefined;
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

/** All the names of a partner beside the one that the page calls it by: its own first, and each once. */
export function otherNames(partner: Pick<SitePartner, 'name' | 'localLanguage'>, tongue: Tongue): Shown[] {
	const [called, own] = [siteWords(partner.name, tongue), ownNameOf(partner, tongue)];
	const rest = Object.entries(partner.name).map(([lang, text]) => ({ text, lang, isFallback: true }));
	const all = [...(own ? [own] : []), ...rest].filter(({ text }) => text !== called);
	return all.filter(({ text }, index) => all.findIndex((each) => each.text === text) === index);
}

/** Words in the language of a page, or in the one that stands in for it; '' for none. For titles. */
export function siteWords(texts: Texts, tongue: Tongue): string {
	return pickFrom(texts, readingOrder(tongue))?.text ?? '';
}

/** How the office is reached: what its site says, else what it prints for guests. */
export function contactOf(site: Pick<Site, 'contact'>, office: Pick<SiteOffice, 'contact'>): Texts {
	return { ...office.contact, ...site.contact };
}
