import { tokens } from '#kernel/search-words.ts';
import type { ReadDocument } from '#kernel/read-document.ts';
import type { DocumentTongue } from './understanding.ts';

/** Short words that nearly every sentence has some of. */
const COMMON: Record<Exclude<DocumentTongue, 'he'>, ReadonlySet<string>> = {
	en: new Set(
		`the of and to in for with from at on by was were is are has have our their between which this that as an be
		will city mayor visit delegation`.split(/\s+/)
	),
	de: new Set(
		`der die das und von mit fur im am zum zur des den dem ein eine einer eines in auf aus bei nach uber durch
		unsere ist sind wurde wurden wird stadt burgermeister burgermeisterin oberburgermeister partnerschaft seit`.split(/\s+/)
	)
};

/**
 * The language of a text by its letters and its short words; undefined where it has too few of them to tell.
 * @param usual the language of what stands around it: another one must show clearly
 */
export function tongueOf(text: string, usual?: DocumentTongue): DocumentTongue | undefined {
	const hebrew = text.match(/[א-ת]/g)?.length ?? 0;
	const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
	if (hebrew + latin === 0) return undefined;
	if (hebrew > latin / 2) return 'he';
	const words = tokens(text);
	const count = (tongue: 'en' | 'de') => words.filter((word) => COMMON[tongue].has(word)).length;
	const signs = text.match(/[äöüß]|\p{Ll}(?:schaft|ung|reise|treffen|austausch|meister)\b/giu)?.length ?? 0;
	const [english, german] = [count('en'), count('de') + signs];
	const margin = usual === 'en' || usual === 'de' ? 2 : 1;
	if (Math.abs(english - german) < margin) return undefined;
	return english > german ? 'en' : 'de';
}

/** The language that a document is written in, whatever names and terms it quotes. */
export function documentTongue({ pages }: ReadDocument): DocumentTongue {
	return tongueOf(pages.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('\n')) ?? 'en';
}
