import { CITY_NAMES } from './words/cities.ts';
import { COUNTRY_NAMES } from './words/countries.ts';
import { MUNICIPAL_WORDS } from './words/municipal.ts';
import { GENERAL_WORDS } from './words/general.ts';
import { LIFE_WORDS } from './words/life.ts';
import { ACTION_WORDS } from './words/actions.ts';
import { LITTLE_WORDS } from './words/little.ts';
import { PEOPLE_NAMES } from './words/people.ts';

export type WordKind = 'ordinary' | 'name' | 'unknown';

export interface Word {
	kind: WordKind;
	/** How much it says that this word stands here, in natural units of information: what is known is cheap. */
	cost: number;
}

/** Of a known word: as if it were drawn from some thousands. */
const KNOWN = 8;
const LITTLE = 6.5;
/** Of each letter before a word that is known without it, and of an ending. */
const AFFIX = 2.7;
const SECOND_AFFIX = 1.8;
const ENDING = 1.5;
/** Of a word that is known only beside others, as a part of a name. */
const PART = 6;
const UNKNOWN = 5.5;
const UNKNOWN_LETTER = 2.3;
/** Words that are longer are rare, and rather two. */
const LONG = 8;
const LONG_LETTER = 1.6;
const MISSPELT = 14;

const PREFIX = /^(?:ו?(?:כש|לכש|מש|ש)?[בלמהכ]?[ה]?|ו)$/;
/** Before a foreign name stands hardly ever the article. */
const NAME_PREFIX = /^ו?(?:כש|מש|ש)?[בלמכ]?$/;
/** What inflection adds, and what it takes the place of. */
const SUFFIXES: readonly (readonly [string, readonly string[]])[] = [
	['ים', ['', 'ה', 'י']],
	['ות', ['', 'ה', 'ת', 'ות']],
	['יות', ['', 'י', 'ית', 'יה', 'ות']],
	['אים', ['', 'אי']],
	['אי', ['']],
	['אית', ['', 'אי']],
	['ית', ['', 'י']],
	['יים', ['', 'י']],
	['י', ['', 'ים', 'ה']],
	['ת', ['ה', '', 'ת']],
	['ה', ['', 'ת']],
	['ו', ['', 'ה']],
	['יו', ['', 'ים']],
	['יה', ['', 'ים']],
	['נו', ['']],
	['ינו', ['', 'ים', 'ות']],
	['ם', ['']],
	['ן', ['']],
	['תה', ['', 'ה']],
	['תו', ['ה', '']],
	['תם', ['ה', '']],
	['תנו', ['ה', '']],
	['יהם', ['', 'ים']],
	['יהן', ['', 'ים']],
	['תיו', ['ה', 'ות', '']],
	['ותיו', ['ה', 'ות', '']],
	['ותיה', ['ה', 'ות', '']],
	['ותיהם', ['ה', 'ות', '']],
	['ותיהן', ['ה', 'ות', '']],
	['ויות', ['ות']]
];
const FINAL_OF: Readonly<Record<string, string>> = { כ: 'ך', מ: 'ם', נ: 'ן', פ: 'ף', צ: 'ץ' };
const INNER_FINAL = /[ךםןףץ](?=[א-ת])/g;
const POINTS = /[\u0591-\u05bd\u05bf-\u05c7]/g;

interface Lists {
	little: ReadonlySet<string>;
	ordinary: ReadonlySet<string>;
	names: ReadonlySet<string>;
	pairs: ReadonlySet<string>;
	parts: ReadonlySet<string>;
	/** Of the names, those that are whole ones. */
	whole: ReadonlySet<string>;
}
let kept: Lists | undefined;

/** Read from the lists when the first scrambled text comes, and not before. */
function lists(): Lists {
	if (kept) return kept;
	const little = new Set(LITTLE_WORDS.split(/[\s־]+/));
	const ordinary = new Set(`${MUNICIPAL_WORDS} ${LIFE_WORDS} ${ACTION_WORDS} ${GENERAL_WORDS}`.split(/[\s־]+/));
	const names = new Set<string>();
	const pairs = new Set<string>();
	const whole = new Set<string>();
	for (const name of namesOf([CITY_NAMES, COUNTRY_NAMES, PEOPLE_NAMES])) addName(name, names, pairs, whole);
	for (const name of countryNames()) addName(name, names, pairs, whole);
	const parts = new Set(
		[...names].filter((name) => name.includes("'")).flatMap((name) => name.split("'").filter(Boolean))
	);
	return (kept = { little, ordinary, names, pairs, parts, whole });
}

function namesOf(texts: readonly string[]): string[] {
	return texts.flatMap((text) => text.split(/[,\n]/)).map((name) => name.trim());
}

/** What the platform calls the countries of the world. */
function countryNames(): string[] {
	const names = new Intl.DisplayNames('he', { type: 'region', fallback: 'none' });
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	return letters.flatMap((first) => letters.map((second) => names.of(first + second) ?? ''));
}

/** A name of several words is known by each of them, and by which follows which. */
function addName(name: string, names: Set<string>, pairs: Set<string>, whole?: Set<string>): void {
	const words = name
		.replace(/[׳’]/g, "'")
		.split(/[\s־()/-]+/)
		.filter((word) => /^[א-ת][א-ת']+$/.test(word));
	if (words.length === 1 && words[0] !== undefined) whole?.add(words[0]);
	words.forEach((word, at) => {
		names.add(word);
		const next = words[at + 1];
		if (next !== undefined) pairs.add(`${word} ${next}`);
	});
}

/** The words that are known: those of our lists, and the names that the office has. */
export class Vocabulary {
	readonly #lists = lists();
	readonly #own = new Set<string>();
	readonly #pairs = new Set<string>();
	readonly #judged = new Map<string, Word>();

	constructor(names: readonly string[]) {
		for (const name of names) addName(name, this.#own, this.#pairs);
	}

	/** What stands before or after the geresh in names. */
	get parts(): ReadonlySet<string> {
		return this.#lists.parts;
	}

	/** What a word is; letters alone, or with a geresh within. */
	judge(word: string): Word {
		let judged = this.#judged.get(word);
		if (!judged) this.#judged.set(word, (judged = this.#judge(word.replace(POINTS, ''))));
		return judged;
	}

	/** Whether two words are a name in this order. */
	isPair(first: string, second: string): boolean {
		const last = (word: string) => this.#pairs.has(`${word} ${second}`) || this.#lists.pairs.has(`${word} ${second}`);
		return last(first) || restsOf(first).some(({ rest }) => last(rest));
	}

	#judge(word: string): Word {
		if (word.includes('־')) return this.#compound(word.split('־').filter(Boolean));
		const ordinary = this.#ordinaryCost(word);
		const name = this.#nameCost(word);
		if (name < ordinary) return { kind: 'name', cost: name };
		if (ordinary < Infinity) return { kind: 'ordinary', cost: ordinary };
		const stem = word.length >= LONG && restsOf(word).length > 0 ? word.slice(1) : word;
		return { kind: 'unknown', cost: Math.min(unknownCost(word), unknownCost(stem) + (stem === word ? 0 : AFFIX)) };
	}

	/** Words that are written as one are as well known as the least of them. */
	#compound(parts: readonly string[]): Word {
		const words = parts.map((part) => this.judge(part));
		const kind = (['unknown', 'name', 'ordinary'] as const).find((each) => words.some((word) => word.kind === each));
		return { kind: kind ?? 'unknown', cost: words.reduce((sum, word) => sum + word.cost, 0) };
	}

	#ordinaryCost(word: string): number {
		if (this.#lists.little.has(word)) return LITTLE;
		return Math.min(
			this.#inflectedCost(word),
			...restsOf(word, PREFIX).map(({ rest, before }) => {
				const cost = this.#lists.little.has(rest) && rest.length > 1 ? LITTLE : this.#inflectedCost(rest);
				return cost + prefixCost(before);
			})
		);
	}

	#inflectedCost(word: string): number {
		const { ordinary } = this.#lists;
		if (ordinary.has(word)) return KNOWN;
		const isForm = SUFFIXES.some(([suffix, instead]) => {
			if (!word.endsWith(suffix) || word.length - suffix.length < 3) return false;
			const stem = word.slice(0, -suffix.length);
			// A final he is dropped before an ending, or becomes a tav.
			return instead.some((ending) =>
				ending === '' ? !stem.endsWith('ה') && ordinary.has(withFinal(stem)) : ordinary.has(stem + ending)
			);
		});
		return isForm ? KNOWN + ENDING : Infinity;
	}

	#nameCost(word: string): number {
		const { names, whole } = this.#lists;
		const cost = (rest: string) => {
			if (this.#own.has(rest)) return KNOWN - 1;
			return names.has(rest) ? KNOWN + (whole.has(rest) ? 0.5 : PART) : Infinity;
		};
		return Math.min(
			cost(word),
			...restsOf(word).map(({ rest, before }) => (rest.length < 3 ? Infinity : cost(rest) + prefixCost(before)))
		);
	}
}

/**
 * What is left of a word without what may be written before it, two letters at least. A vav that begins a word is doubled
 * after a letter before it: it is read both ways.
 */
export function restsOf(word: string, pattern: RegExp = NAME_PREFIX): { rest: string; before: number }[] {
	const found: { rest: string; before: number }[] = [];
	for (let before = 1; before <= 4 && word.length - before >= 2; before += 1) {
		if (!pattern.test(word.slice(0, before))) continue;
		const rest = word.slice(before);
		found.push({ rest, before });
		if (/^וו[^ו]/.test(rest)) found.push({ rest: rest.slice(1), before });
	}
	return found;
}

function prefixCost(letters: number): number {
	return AFFIX + SECOND_AFFIX * (letters - 1);
}

function withFinal(stem: string): string {
	const last = stem.at(-1) ?? '';
	return stem.slice(0, -1) + (FINAL_OF[last] ?? last);
}

/** Of a word that nothing knows: the more, the longer it is, and the less it is spelt like one. */
export function unknownCost(word: string): number {
	const { length } = word;
	const inner = word.match(INNER_FINAL)?.length ?? 0;
	const isCut = /[כמנצ]$/.test(word);
	return (
		UNKNOWN +
		UNKNOWN_LETTER * length +
		LONG_LETTER * Math.max(0, length - LONG) +
		MISSPELT * inner +
		(isCut ? MISSPELT / 2 : 0) +
		(word.endsWith('פ') ? 1 : 0)
	);
}
