import type { Language } from '#kernel/language.ts';
import type { SaidMessage } from '#kernel/said.ts';
import type { Texts } from '#kernel/texts.ts';

/** A city's desk of foreign relations: the tenant that every record belongs to. */
export interface Office {
	id: string;
	slug: string;
	/** Of the desk: "עיריית רעננה, קשרי חוץ". */
	name: Texts;
	/** Of the home city: "רעננה". */
	city: Texts;
	/** How it can be reached, for guests: lines of an address, a telephone number, an e-mail address. */
	contact: Texts;
	country: string;
	latitude: number;
	longitude: number;
	timeZone: string;
	/** The languages in which the office keeps its texts; the first is its own. */
	languages: Language[];
	/** The month in which the year that it reports on begins, 1 to 12. */
	periodStartsIn: number;
	colour: string | null;
	/** Whoever comes in has turned a second factor on. */
	asksSecondFactor: boolean;
	/** Whoever comes in has signed in through the identity provider of the office. */
	isProviderOnly: boolean;
	hasLogo: boolean;
	/** Since when it is only read; ISO 8601, UTC. */
	closedAt: string | null;
	version: number;
}

/** Words that addresses need for themselves, now or later: an office cannot be called so, for its public site is found there. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(
	`o api app admin assets auth account sign-in sign-out healthz readyz he en de fr it nl pl pt zh-hant www static flags
	new edit help about public kesher installation office offices settings report search robots favicon icon sitemap feed _app`
		.split(/\s+/)
		.filter((word) => word !== '')
);

/** @returns why a word cannot be an office's address; undefined when it can */
export function slugProblem(slug: string): 'form' | 'reserved' | undefined {
	if (!/^[a-z][a-z0-9-]{1,39}$/.test(slug) || slug.endsWith('-')) return 'form';
	return RESERVED_SLUGS.has(slug) ? 'reserved' : undefined;
}

/** The languages in which an office may keep its texts, its own first. */
export const LANGUAGE_ORDERS = ['he,en', 'en,he', 'he', 'en'] as const;

/** The largest logo, in bytes. */
export const LARGEST_LOGO = 1024 * 1024;
/** And in pixels: it stands on every page, and every browser unfolds it there. */
export const LARGEST_LOGO_PICTURE = { side: 4000, millions: 16 };

/** What the page after one's own action says, once. */
export interface Said {
	message: SaidMessage;
	record?: {
		noun: string;
		id: string;
		title: string;
		/** Where it is read, below the office's address. */
		path: string | undefined;
	};
}
