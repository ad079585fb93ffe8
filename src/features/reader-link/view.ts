import type { Language } from '#kernel/language.ts';

/** What the page of a link shows. */
export interface ReaderPage {
	title: string;
	/** The report as HTML, without a link that leads out of it. */
	article: string;
	/** Those in which it can be read by this link. */
	languages: { tag: Language; href: string; isCurrent: boolean }[];
	/** Where the file is, if it may be taken. */
	pdf: string | undefined;
	/** The last day of the link, YYYY-MM-DD. */
	expiresOn: string;
}
