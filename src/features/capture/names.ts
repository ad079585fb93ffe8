import { fold } from '#kernel/search-words.ts';
import type { Texts } from '#kernel/texts.ts';
import { isNear } from './near.ts';
import { Phrases, readings, wordsOf, type Found, type Word } from './words.ts';

/** What can be named in a line. */
export interface Named {
	id: string;
	name: Texts;
}

/** Words that many names begin with or hold: alone they name nothing. */
const PLAIN_WORDS = new Set(
	`the new saint san los las city town region state county province district land community jewish council city of
	department association committee north south east west an am de da do du la le el der die das upon sur
	עיר עיריית מועצה מועצת מחוז חבל ארצ קהילה קהילת קהילות מדינת מדינה ועדת ועד איגוד מחלקת צפונ דרומ מזרח מערב סנט סן יהודית`
		.split(/\s+/)
		.map(fold)
);
/** Shorter words are like too many others. */
const SHORTEST_NEAR = 5;
const SHORTEST_PART = 3;
/** A word inside a name, not its first, must be long to stand for the whole. */
const SHORTEST_INNER_PART = 5;

/**
 * Finds names in any of their languages and scripts, whole, or by a word that only some of them hold
 * ("Boulogne", "Brandenburg"). What more than one record answers to has several candidates.
 */
export class Names {
	readonly #whole = new Phrases<string[]>();
	readonly #part = new Phrases<string[]>();
	/** Single words that stand for a record. */
	readonly #words = new Map<string, readonly string[]>();

	/** @param except words that mean something else here, such as the home city's name */
	constructor(all: readonly Named[], { byPart, except }: { byPart: boolean; except: readonly string[] }) {
		const whole = new Map<string, Set<string>>();
		const parts = new Map<string, Set<string>>();
		for (const { id, name } of all) {
			for (const text of Object.values(name)) {
				const words = wordsOf(text).map((word) => word.plain);
				for (const spelling of spellings(words)) put(whole, spelling.join(' '), id);
				if (byPart && words.length > 1) words.filter(isTelling).forEach((word) => put(parts, word, id));
			}
		}
		for (const [words, ids] of whole) {
			// "Brandenburg" is one partner's name and a word of another's: either may be meant.
			const others = words.includes(' ') ? [] : [...(parts.get(words) ?? [])];
			this.#whole.add(words, [...new Set([...ids, ...others])]);
			if (!words.includes(' ')) this.#words.set(words, [...ids, ...others]);
		}
		for (const [word, ids] of parts) {
			if (whole.has(word) || except.includes(word)) continue;
			this.#part.add(word, [...ids]);
			this.#words.set(word, [...ids]);
		}
	}

	at(words: readonly Word[], from: number): Found<string[]> | undefined {
		return this.#whole.at(words, from) ?? this.#part.at(words, from);
	}

	/** A name with one letter mistyped: פוזנאן, Golsar. */
	near(words: readonly Word[], from: number): Found<string[]> | undefined {
		const plain = words[from]?.plain ?? '';
		if (this.at(words, from)) return undefined;
		for (const { prefix, rest } of readings(plain, SHORTEST_NEAR)) {
			if (rest.length < SHORTEST_NEAR) continue;
			const found = [...this.#words].filter(([word]) => word.length >= SHORTEST_NEAR && isNear(rest, word));
			const ids = [...new Set(found.flatMap(([, each]) => each))];
			if (ids.length > 0) return { value: ids, from, to: from + 1, prefix };
		}
		return undefined;
	}
}

/** Whether a word of a name can stand for the whole. */
export function isTelling(word: string, index: number): boolean {
	const shortest = index === 0 ? SHORTEST_PART : SHORTEST_INNER_PART;
	return word.length >= shortest && !PLAIN_WORDS.has(word) && !/^\d+$/.test(word) && !/\p{Script=Han}/u.test(word);
}

/** With and without the article: "The Music Centre", and המשכן, which after ל is written למשכן. */
function spellings(words: string[]): string[][] {
	const [first = '', ...rest] = words;
	if (words.length === 0) return [];
	if (first === 'the' && rest.length > 0) return [words, rest];
	return /^ה[א-ת]{3,}$/.test(first) ? [words, [first.slice(1), ...rest]] : [words];
}

function put(map: Map<string, Set<string>>, key: string, id: string): void {
	map.set(key, (map.get(key) ?? new Set()).add(id));
}

/** The kinds of bodies that are named by their kind alone when everybody knows which: "the embassy". */
const BODY_KINDS: readonly (readonly [word: string, kind: string])[] = [
	['שגרירות', 'embassy'],
	['embassy', 'embassy'],
	['קונסוליה', 'consulate'],
	['consulate', 'consulate']
].map(([word, kind]) => [fold(word as string), kind as string] as const);

/** "השגרירות", "לשגרירות", "the embassy"; not "the embassy of Germany", nor "השגרירות הגרמנית". */
export function bodyKindAt(words: readonly Word[], at: number, isLastOfName: boolean): string | undefined {
	const word = words[at];
	if (!word) return undefined;
	const next = words[at + 1]?.plain ?? '';
	for (const { prefix, rest } of readings(word.plain)) {
		const kind = BODY_KINDS.find(([plain]) => plain === rest)?.[1];
		if (!kind) continue;
		if (/[a-z]/.test(rest)) return words[at - 1]?.plain === 'the' && next !== 'of' ? kind : undefined;
		if (prefix.endsWith('ה')) return next.startsWith('ה') && !isLastOfName ? undefined : kind;
		if (/[בל]$/.test(prefix)) return isLastOfName ? kind : undefined;
	}
	return undefined;
}
