/**
 * How text is made findable. Both what is stored and what is typed go through the same folding, so that
 * niqqud, final letters, geresh and gershayim, double vav and yod, accents and case make no difference.
 */

/** The letters that Hebrew writes as one with the next word: and, in, the, to, from, that, as. */
const ONE_PREFIX = new Set('ובהלמשכ');
const TWO_PREFIXES = new Set('וב וה ול ומ וש וכ שה שב של שמ שכ מה מש כש לכ'.split(' '));
const SHORTEST_STEM = 3;

const LATIN: Record<string, string> = {
	ł: 'l',
	ø: 'o',
	ß: 'ss',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
	ŀ: 'l'
};
const FINALS: Record<string, string> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/** One spelling for all the ways in which a word is written. Word breaks stay. */
export function fold(text: string): string {
	return (
		text
			.normalize('NFKD')
			.replace(/[\p{Mn}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
			.toLowerCase()
			.replace(/[łøßđðþæœıŀ]/g, (letter) => LATIN[letter] ?? letter)
			.replace(/[ךםןףץ]/g, (letter) => FINALS[letter] ?? letter)
			// Inside a word these marks are part of its spelling: ארה״ב, ז׳אנרו, Ra'anana.
			.replace(/(?<=[\p{L}\p{N}])["'`´’‘”“׳״](?=[\p{L}\p{N}])/gu, '')
			.replace(/(?<=[א-ת])['’׳]/g, '')
			.replace(/יי/g, 'י')
			.replace(/וו/g, 'ו')
	);
}

/** The folded words of a text, in order. Each Han character is a word of its own: Chinese has no spaces. */
export function tokens(text: string): string[] {
	return (fold(text).match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []).flatMap((token) =>
		/^\p{Script=Han}/u.test(token) ? [token] : token.split(/(\p{Script=Han})/u).filter((part) => part !== '')
	);
}

/** A Hebrew word and what is left of it without one or two prefix letters. Other words: themselves. */
export function stems(token: string): string[] {
	const found = [token];
	if (!/^[א-ת]+$/.test(token)) return found;
	if (ONE_PREFIX.has(token[0] ?? '') && token.length > SHORTEST_STEM) found.push(token.slice(1));
	if (TWO_PREFIXES.has(token.slice(0, 2)) && token.length > SHORTEST_STEM + 1) found.push(token.slice(2));
	return found;
}

/** What is stored for a record: every word of its texts with its stems, each once. */
export function lexemes(texts: readonly string[]): string[] {
	return [...new Set(texts.flatMap(tokens).flatMap(stems))];
}

/**
 * The query for what somebody typed, in PostgreSQL's tsquery notation: all the words, each with or without
 * its prefix letters, the last one also as the beginning of a longer word. '' when nothing can be searched for.
 */
export function searchQuery(typed: string): string {
	const words = tokens(typed).slice(0, 12);
	return words
		.map((word, index) => {
			const isLast = index === words.length - 1 && !/\p{Script=Han}/u.test(word);
			const forms = stems(word).map((stem) => `'${stem}'${isLast ? ':*' : ''}`);
			return forms.length > 1 ? `(${forms.join(' | ')})` : forms[0];
		})
		.join(' & ');
}
