import type { Office } from '#features/office/office.ts';
import { isCandidate, type TieStatus } from '#features/partner/partner.ts';
import type { Texts } from '#kernel/texts.ts';
import type { Tongue } from '#kernel/tongue.ts';
import type { Licence } from './licence.ts';

/** What an office says on its public site, beside its records that are marked public. */
export interface Site {
	isOn: boolean;
	/** The sentence at the top; without it one is made of the register. */
	headline: Texts;
	/** What stands below it. */
	intro: Texts;
	/** How the office is reached, at the foot of every page; without it, what the office prints for guests. */
	contact: Texts;
	showsGoals: boolean;
	/** Whether residents may send ideas: while they may not, the form is not there. */
	takesIdeas: boolean;
	/** The statement on accessibility; without it the usual one. */
	accessibility: Texts;
	/** What of the site is not accessible yet. */
	knownLimits: Texts;
	/** Whoever sees to accessibility at the municipality. */
	coordinatorName: Texts;
	coordinatorPhone: string | null;
	coordinatorEmail: string | null;
	/** When somebody looked at it last, YYYY-MM-DD. */
	accessibilityCheckedOn: string | null;
	/** What is kept of visitors and why; without it the usual text. */
	privacy: Texts;
	privacyEmail: string | null;
	/** Under which everybody may use what the site gives away as data; null: the office has not said. */
	openLicence: Licence | null;
	/** The item of Wikidata that the home city is. */
	wikidataId: string | null;
	version: number;
}

/** What of an office its public pages may know. */
export type SiteOffice = Pick<
	Office,
	'slug' | 'name' | 'city' | 'contact' | 'country' | 'latitude' | 'longitude' | 'timeZone' | 'colour' | 'hasLogo'
> &
	Pick<Office, 'periodStartsIn' | 'version'> & {
		/** The languages in which it keeps its texts, its own first. */
		languages: Office['languages'];
		isClosed: boolean;
	};

/** An office that says nothing of its site has none. */
export const NO_SITE: Site = {
	isOn: false,
	headline: {},
	intro: {},
	contact: {},
	showsGoals: false,
	takesIdeas: true,
	accessibility: {},
	knownLimits: {},
	coordinatorName: {},
	coordinatorPhone: null,
	coordinatorEmail: null,
	accessibilityCheckedOn: null,
	privacy: {},
	privacyEmail: null,
	openLicence: null,
	wikidataId: null,
	version: 0
};

/** The language of a site's addresses that name none: the office's own. */
export function ownTongue({ languages }: Pick<SiteOffice, 'languages'>): Tongue {
	return languages[0] ?? 'he';
}

/**
 * The address of a public page: "/raanana/de/goals". In the office's own language there is no language in it, so that
 * each page has one address in each language.
 * @param path within the site, such as "goals"; '' is its home
 */
export function siteHref(office: Pick<SiteOffice, 'slug' | 'languages'>, tongue: Tongue, path = ''): string {
	const language = tongue === ownTongue(office) ? '' : `/${tongue}`;
	return `/${office.slug}${language}${path && `/${path}`}`;
}

/** Whether a site may tell of a tie: not while it is only thought of, and not once it is over. */
export function isTold(status: TieStatus): boolean {
	return !isCandidate(status) && status !== 'ended' && status !== 'declined';
}

/** In which order the languages of a text are looked for on a page. */
export function readingOrder(tongue: Tongue): readonly string[] {
	return tongue === 'he' ? ['he', 'en'] : [tongue, 'en', 'he'];
}

/** Whether there is a form for ideas on it. */
export function takesIdeas({ site, office }: { site: Pick<Site, 'takesIdeas'>; office: Pick<SiteOffice, 'isClosed'> }) {
	return site.takesIdeas && !office.isClosed;
}
