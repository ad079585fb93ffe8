import type { Texts } from '#kernel/texts.ts';
import { keyOf } from './code-words.ts';

/** A record as others name it. */
export interface Named {
	id: string;
	name: Texts;
	/** Other names by which it goes: its short name, the name of its role. */
	also?: readonly string[] | undefined;
}

/** What was found by a name. many: more than one record goes by it. */
export type Found = { is: 'one'; id: string } | { is: 'many'; ids: readonly string[] } | { is: 'none' };

/** What stands before the name of a city and is not of it. */
const BEFORE_CITY =
	/^(?:(?:the )?(?:city|town|municipality|municipal council|county|district) of |stadt |gemeinde |landkreis |hansestadt |miasto |gmina |ville de |commune de |comune di |ciudad de |(?:ה)?עיר |עירית |מועצת העיר |מועצה מקומית |קהילת )/;
const BEHIND_CITY = / (?:city|municipality|town|county)$/;
/** Shorter names are too alike to be told apart by less than all their letters. */
const [SHORTEST_SKELETON, SHORTEST_NEAR] = [3, 6];

/** Finds records by their names, in any language and any usual spelling. */
export class Names {
	readonly #exact = new Map<string, Set<string>>();
	readonly #skeletons = new Map<string, Set<string>>();
	readonly #known = new Map<string, Found>();
	readonly #spelled: string[] = [];

	readonly #toleratesSlips: boolean;

	/** @param options.toleratesSlips whether a name with one letter more, less or otherwise is taken for it */
	constructor(records: readonly Named[] = [], { toleratesSlips = true }: { toleratesSlips?: boolean } = {}) {
		this.#toleratesSlips = toleratesSlips;
		for (const record of records) this.add(record);
	}

	add({ id, name, also = [] }: Named): void {
		for (const each of [...Object.values(name), ...also]) {
			const key = keyOf(each);
			if (key === '') continue;
			this.#spelled.push(each);
			put(this.#exact, key, id);
			put(this.#exact, bare(key), id);
			put(this.#skeletons, skeleton(bare(key)), id);
		}
		this.#known.clear();
	}

	find(text: string): Found {
		const key = keyOf(text);
		let found = this.#known.get(key);
		if (!found) this.#known.set(key, (found = this.#look(key)));
		return found;
	}

	/** All names, the longest first: to find them in a cell that names several. */
	longestFirst(): string[] {
		return [...new Set(this.#spelled)].sort((a, b) => b.length - a.length);
	}

	#look(key: string): Found {
		if (key === '') return { is: 'none' };
		const exact = this.#exact.get(key) ?? this.#exact.get(bare(key));
		if (exact) return foundOf(exact);
		// Hebrew writes foreign names with and without their vowels, and with one or another of two letters of a sound.
		const alike = skeleton(bare(key));
		if (alike.length >= SHORTEST_SKELETON) {
			const spelled = this.#skeletons.get(alike);
			if (spelled?.size === 1) return foundOf(spelled);
		}
		if (!this.#toleratesSlips || bare(key).length < SHORTEST_NEAR) return { is: 'none' };
		const near = new Set<string>();
		for (const [name, ids] of this.#exact) if (isNear(name, bare(key))) for (const id of ids) near.add(id);
		return near.size === 1 ? foundOf(near) : { is: 'none' };
	}
}

function put(index: Map<string, Set<string>>, key: string, id: string): void {
	if (key === '') return;
	const ids = index.get(key);
	if (ids) ids.add(id);
	else index.set(key, new Set([id]));
}

function foundOf(ids: ReadonlySet<string>): Found {
	const [id] = ids;
	if (id === undefined) return { is: 'none' };
	return ids.size === 1 ? { is: 'one', id } : { is: 'many', ids: [...ids] };
}

/** @param key folded by keyOf */
function bare(key: string): string {
	const rest = key.replace(BEFORE_CITY, '').replace(BEHIND_CITY, '');
	return rest === '' ? key : rest;
}

const SAME_SOUND: Readonly<Record<string, string>> = { ט: 'ת', ק: 'כ', ס: 'ש', צ: 'ש', ב: 'ו' };

/** What is left of a Hebrew name without the letters that may or may not stand for its vowels. */
function skeleton(key: string): string {
	if (!/^[א-ת ]+$/.test(key)) return '';
	return key
		.replace(/ /g, '')
		.replace(/(?!^)[אהויע]/g, '')
		.replace(/[טקסצב]/g, (letter) => SAME_SOUND[letter] ?? letter)
		.replace(/(.)\1/g, '$1');
}

/** Whether two names differ by one letter at most. */
function isNear(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	let at = 0;
	while (at < short.length && short[at] === long[at]) at += 1;
	const rest = long.slice(at + 1);
	return rest === short.slice(short.length === long.length ? at + 1 : at);
}
