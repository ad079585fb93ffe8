import { readings, type Found, type Word } from '#features/capture/words.ts';
import { fold } from '#kernel/search-words.ts';
import type { DocumentTongue } from './understanding.ts';

/**
 * Words that say something, in each language, parted by commas. A star stands for any letters: "משלח*" is משלחת and
 * משלחות, "*austausch" is Schüleraustausch. The first word may have Hebrew prefix letters, the others the article.
 */
export type Wording = readonly [he: string, en: string, de: string];

const TONGUES = ['he', 'en', 'de'] as const satisfies readonly DocumentTongue[];

interface Piece {
	plain: string;
	/** Whether letters may stand before or behind it. */
	before: boolean;
	behind: boolean;
}

interface Entry<Value> {
	first: Piece;
	rest: Piece[];
	value: Value;
}

/** Finds the phrases of a table in the words of a line; Hebrew ones in any line, others in a line of their language. */
export class Cues<Value> {
	readonly #byTongue = new Map<DocumentTongue, CuesOfTongue<Value>>();

	constructor(entries: Iterable<readonly [Value, Wording]>) {
		for (const tongue of TONGUES) this.#byTongue.set(tongue, new CuesOfTongue());
		for (const [value, wording] of entries)
			TONGUES.forEach((tongue, index) => this.#byTongue.get(tongue)?.add(wording[index] ?? '', value));
	}

	/** All phrases from left to right, the longest at each place, none within another. */
	all(words: readonly Word[], tongue: DocumentTongue): Found<Value>[] {
		const found: Found<Value>[] = [];
		for (let at = 0; at < words.length; at += 1) {
			const phrase = this.at(words, at, tongue);
			if (!phrase) continue;
			found.push(phrase);
			at = phrase.to - 1;
		}
		return found;
	}

	at(words: readonly Word[], from: number, tongue: DocumentTongue): Found<Value> | undefined {
		const isHebrew = /[א-ת]/.test(words[from]?.plain ?? '');
		// A Hebrew document quotes English names and terms.
		const own = isHebrew ? 'he' : tongue === 'he' ? 'en' : tongue;
		return this.#byTongue.get(own)?.at(words, from);
	}

	first(words: readonly Word[], tongue: DocumentTongue): Found<Value> | undefined {
		return this.all(words, tongue)[0];
	}

	has(words: readonly Word[], tongue: DocumentTongue): boolean {
		return words.some((_, at) => this.at(words, at, tongue) !== undefined);
	}
}

/** A table of codes, each with its wordings. */
export function cuesOf<Code extends string>(table: Partial<Record<Code, Wording>>): Cues<Code> {
	return new Cues(Object.entries(table) as [Code, Wording][]);
}

/** Words that all mean the one thing. */
export function cue(...wording: Wording): Cues<true> {
	return new Cues([[true, wording]]);
}

class CuesOfTongue<Value> {
	readonly #whole = new Map<string, Entry<Value>[]>();
	readonly #stems = new Map<string, Entry<Value>[]>();
	readonly #ends = new Map<string, Entry<Value>[]>();
	/** Those that may stand anywhere in a word are few. */
	readonly #inside: Entry<Value>[] = [];

	add(list: string, value: Value): void {
		for (const phrase of list.split(',')) {
			const [first, ...rest] = phrase
				.trim()
				.split(/[\s-]+/)
				.filter(Boolean)
				.map(pieceOf);
			if (!first) continue;
			if (first.before && first.behind) {
				this.#inside.push({ first, rest, value });
				continue;
			}
			const map = first.before ? this.#ends : first.behind ? this.#stems : this.#whole;
			const known = map.get(first.plain) ?? [];
			known.push({ first, rest, value });
			map.set(first.plain, known);
		}
	}

	at(words: readonly Word[], from: number): Found<Value> | undefined {
		let best: Found<Value> | undefined;
		let bestLength = 0;
		for (const { prefix, rest } of readings(words[from]?.plain ?? '', 2)) {
			for (const entry of this.#candidates(rest)) {
				if (!entry.rest.every((piece, n) => fits(piece, words[from + 1 + n]?.plain))) continue;
				const to = from + 1 + entry.rest.length;
				// Of two of the same words, the one that takes more of the word as it stands.
				const length = entry.first.plain.length - prefix.length / 10;
				if (to < (best?.to ?? 0) || (to === best?.to && length <= bestLength)) continue;
				best = { value: entry.value, from, to, prefix };
				bestLength = length;
			}
		}
		return best;
	}

	#candidates(word: string): Entry<Value>[] {
		const found = [...(this.#whole.get(word) ?? [])];
		for (let length = 2; length <= word.length; length += 1) {
			found.push(...(this.#stems.get(word.slice(0, length)) ?? []), ...(this.#ends.get(word.slice(-length)) ?? []));
		}
		found.push(...this.#inside.filter(({ first }) => word.includes(first.plain)));
		return found;
	}
}

function pieceOf(text: string): Piece {
	return { plain: fold(text.replace(/\*/g, '')), before: text.startsWith('*'), behind: text.endsWith('*') };
}

function fits(piece: Piece, word: string | undefined): boolean {
	if (word === undefined) return false;
	return [word, word.replace(/^ה(?=[א-ת]{2})/, '')].some((each) => {
		if (piece.before && piece.behind) return each.includes(piece.plain);
		if (piece.before) return each.endsWith(piece.plain);
		return piece.behind ? each.startsWith(piece.plain) : each === piece.plain;
	});
}
