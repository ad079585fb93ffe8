/**
 * How text is made findable. Both what is stored and what is typed go through the same folding, so that
 * niqqud, final letters, geresh and gershayim, double vav and yod, accents and case make no difference.
 */

/** What Hebrew writes as one with the next word: and, in, the, to, from, that, as, when, and what they make together. */
const PREFIXES = `ו ב ה ל מ ש כ
	וב וה ול ומ וש וכ שה שב של שמ שכ מה מש כש לכ
	ומה ומש ושה ושב ושל ושמ ושכ וכש כשה כשב כשל כשמ מכש לכש וכשה וכשב וכשל וכשמ`.split(/\s+/);
const SHORTEST_STEM = 3;
/** PostgreSQL refuses a lexeme of more than 2,046 bytes, and nobody searches for one. */
const LONGEST_WORD = 100;
/** More words than this do not narrow a search. */
export const SEARCHED_WORDS = 12;

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
	return (fold(text).match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []).map((token) =>
		token.slice(0, LONGEST_WORD)
	);
}

/** A Hebrew word and what is left of it without its prefix letters, one to four. Other words: themselves. */
export function stems(token: string): string[] {
	if (!/^[א-ת]+$/.test(token)) return [token];
	const bare = PREFIXES.filter(
		(prefix) => token.length >= prefix.length + SHORTEST_STEM && token.startsWith(prefix)
	).map((prefix) => token.slice(prefix.length));
	return [token, ...bare];
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
	const words = tokens(typed).slice(0, SEARCHED_WORDS);
	return words
		.map((word, index) => {
			const isLast = index === words.length - 1 && !/\p{Script=Han}/u.test(word);
			const forms = stems(word).map((stem) => `'${stem}'${isLast ? ':*' : ''}`);
			return forms.length > 1 ? `(${forms.join(' | ')})` : forms[0];
		})
		.join(' & ');
}
