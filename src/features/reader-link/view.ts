import { corrected, luminance, toned } from '#kernel/contrast.ts';
import type { Language } from '#kernel/language.ts';
import type { Typeface } from '#kernel/look.ts';

/** What the page of a link shows. */
export interface ReaderPage {
	title: string;
	/** The report as HTML, without a link that leads out of it. */
	article: string;
	typeface: Typeface;
	/** Where the colours of its look are, if they are others than ours. */
	colours: string | undefined;
	/** Those in which it can be read by this link. */
	languages: { tag: Language; href: string; isCurrent: boolean }[];
	/** Where the file is, if it may be taken. */
	pdf: string | undefined;
	/** The last day of the link, YYYY-MM-DD. */
	expiresOn: string;
}

/** How light the accent of the design is in the dark theme; others are as light there. */
const ON_DARK = luminance('#72cdbd');

/** The accent of a report on its page: as files have it, and in the dark theme as light as it must be. */
export function accentCss(accent: string): string {
	const onPaper = corrected(accent);
	return `.reader{--accent:light-dark(${onPaper},${toned(onPaper, ON_DARK)});--sheet-accent:${onPaper}}\n`;
}
