import { fold } from '#kernel/search-words.ts';

/** A word of a line, with its place in it. */
export interface Word {
	text: string;
	/** As it is compared: without niqqud, final letters, geresh, accents and case. */
	plain: string;
	start: number;
	end: number;
}

/**
 * Hebrew and other scripts are words apart (לPoznań is ל and Poznań), each Han character is one, and an apostrophe
 * or gershayim inside belongs to the word (ארה״ב, Ra'anana), but not the English possessive (Poznań's).
 */
const MARK = `["'\`´’‘”“׳״]`;
const HEBREW = String.raw`[\p{Script=Hebrew}--\p{P}]`;
const OTHER = String.raw`[[\p{L}\p{N}\p{M}]--[\p{Script=Hebrew}\p{Script=Han}]]`;
const WORD = new RegExp(
	[
		String.raw`\p{Script=Han}`,
		`${HEBREW}+(?:${MARK}(?=${HEBREW})${HEBREW}+)*['’׳]?`,
		`${OTHER}+(?:${MARK}(?!s(?!${OTHER}))(?=${OTHER})${OTHER}+)*`
	].join('|'),
	'giv'
);

export function wordsOf(line: string): Word[] {
	return [...line.matchAll(WORD)].map((match) => ({
		text: match[0],
		plain: fold(match[0]),
		start: match.index,
		end: match.index + match[0].length
	}));
}

/** The letters that Hebrew writes as one with the next word, alone or in twos. */
const PREFIXES = 'ו ב ל מ ה ש כ וב ול ומ וה וש כש של שב שמ שה מה'.split(' ');
const SHORTEST = 3;

/**
 * A word without the letters that may be a prefix, each way in which it can be read; as it stands comes first.
 * @param shortest so many letters are left at least
 */
export function readings(plain: string, shortest = SHORTEST): { prefix: string; rest: string }[] {
	const whole = { prefix: '', rest: plain };
	if (!/^[א-ת]+$/.test(plain)) return [whole];
	const split = PREFIXES.filter((prefix) => plain.startsWith(prefix) && plain.length - prefix.length >= shortest);
	return [whole, ...split.map((prefix) => ({ prefix, rest: plain.slice(prefix.length) }))];
}

/** Some words of a line that mean something. */
export interface Found<Value> {
	value: Value;
	/** Indexes of the first word and of the word behind the last. */
	from: number;
	to: number;
	/** The Hebrew letters before the first word: "ל" says to whom. */
	prefix: string;
}

/** Phrases and what they mean. */
export class Phrases<Value> {
	readonly #byFirst = new Map<string, { rest: string[]; value: Value }[]>();

	constructor(entries: Iterable<readonly [phrase: string, value: Value]> = []) {
		for (const [phrase, value] of entries) this.add(phrase, value);
	}

	add(phrase: string, value: Value): void {
		const [first, ...rest] = wordsOf(phrase).map((word) => word.plain);
		if (first === undefined) return;
		const known = this.#byFirst.get(first) ?? [];
		known.push({ rest, value });
		known.sort((a, b) => b.rest.length - a.rest.length);
		this.#byFirst.set(first, known);
	}

	/** The longest phrase that begins at a word. The first word may have prefix letters, the others the article. */
	at(words: readonly Word[], from: number): Found<Value> | undefined {
		let best: Found<Value> | undefined;
		for (const { prefix, rest } of readings(words[from]?.plain ?? '')) {
			const entry = this.#byFirst
				.get(rest)
				?.find((each) => each.rest.every((word, n) => isWord(words[from + 1 + n], word)));
			const to = from + 1 + (entry?.rest.length ?? 0);
			if (entry && to > (best?.to ?? from)) best = { value: entry.value, from, to, prefix };
		}
		return best;
	}

	/** All phrases of a line from left to right, the longest at each place, none within another. */
	all(words: readonly Word[], isFree: (from: number, to: number) => boolean = () => true): Found<Value>[] {
		const found: Found<Value>[] = [];
		for (let at = 0; at < words.length; at += 1) {
			const phrase = this.at(words, at);
			if (!phrase || !isFree(phrase.from, phrase.to)) continue;
			found.push(phrase);
			at = phrase.to - 1;
		}
		return found;
	}
}

function isWord(word: Word | undefined, plain: string): boolean {
	return word !== undefined && (word.plain === plain || word.plain === `ה${plain}`);
}
