import { SEARCHED_WORDS, stems, tokens } from './search-words.ts';

/** A piece of a text, and whether it is what was searched for. */
export interface Part {
	text: string;
	hit: boolean;
}

/** How much of a long text is shown, in characters, and how much of that stands before the first hit. */
const LONGEST = 180;
const LEAD = 60;

/** A word as it stands in a text: with its niqqud, its marks of direction and the marks inside it. */
const WORD =
	/\p{Script=Han}|(?!\p{Script=Han})[\p{L}\p{N}](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}\u200b-\u200f\u202a-\u202e\u2066-\u2069]|["'`´’‘”“׳״](?=[\p{L}\p{N}]))*/gu;

/** Finds in a text the words that a search for what somebody typed finds it by. */
export class Marker {
	readonly #whole: ReadonlySet<string>;
	/** The last word may be the beginning of a longer one. */
	readonly #beginnings: readonly string[];

	constructor(typed: string) {
		const words = tokens(typed).slice(0, SEARCHED_WORDS);
		this.#whole = new Set(words.flatMap(stems));
		this.#beginnings = stems(words.at(-1) ?? '').filter((stem) => stem !== '' && !/\p{Script=Han}/u.test(stem));
	}

	finds(text: string): boolean {
		return this.#firstHit(text) !== undefined;
	}

	/** The whole text in pieces. */
	mark(text: string): Part[] {
		const parts: Part[] = [];
		let from = 0;
		for (const match of text.matchAll(WORD)) {
			if (!this.#isHit(match[0])) continue;
			if (match.index > from) parts.push({ text: text.slice(from, match.index), hit: false });
			parts.push({ text: match[0], hit: true });
			from = match.index + match[0].length;
		}
		if (from < text.length) parts.push({ text: text.slice(from), hit: false });
		return parts;
	}

	/** A short piece of a long text around what was found; undefined where nothing is. Cut between words. */
	excerpt(text: string): Part[] | undefined {
		const first = this.#firstHit(text);
		if (first === undefined) return undefined;
		const start = first <= LEAD ? 0 : first - LEAD + Math.max(0, text.slice(first - LEAD, first).search(/\s\S*/u));
		const cut = text.slice(start, start + LONGEST);
		const isCut = start + LONGEST < text.length;
		const shown = isCut ? cut.replace(/\s+\S*$/u, '') : cut;
		return this.mark(`${start > 0 ? '… ' : ''}${shown.trim().replace(/\s+/gu, ' ')}${isCut ? ' …' : ''}`);
	}

	#firstHit(text: string): number | undefined {
		for (const match of text.matchAll(WORD)) if (this.#isHit(match[0])) return match.index;
		return undefined;
	}

	#isHit(word: string): boolean {
		return tokens(word)
			.flatMap(stems)
			.some((stem) => this.#whole.has(stem) || this.#beginnings.some((beginning) => stem.startsWith(beginning)));
	}
}
