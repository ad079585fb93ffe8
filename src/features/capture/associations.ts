import { fold } from '#kernel/search-words.ts';
import type { Named } from './names.ts';
import { readings, wordsOf, type Found, type Word } from './words.ts';

/** What an association is called by, in the forms in which Hebrew writes it before its name. */
const HEADS = new Map(
	['עמותה עמותת', 'אגודה אגודת', 'תנועה תנועת', 'ארגון', 'קרן', 'association', 'society', 'movement', 'foundation']
		.map((forms) => forms.split(' ').map(fold))
		.flatMap((forms) => forms.map((form) => [form, forms[0] as string] as const))
);

/**
 * Associations are seldom called by their whole name: "עמותת חילופי הנוער" is "העמותה לחילופי נוער הפועל רעננה". Finds
 * such as are named by some words of theirs in a row, one of which says that it is an association.
 */
export class Associations {
	readonly #names: { id: string; words: string[] }[];

	constructor(all: readonly Named[]) {
		this.#names = all
			.flatMap(({ id, name }) => Object.values(name).map((text) => ({ id, words: wordsOf(text).map(bare) })))
			.filter(({ words }) => words.some(isHead));
	}

	at(words: readonly Word[], from: number): Found<string[]> | undefined {
		if (this.#names.length === 0) return undefined;
		const line = words.slice(from).map(bare);
		const named = this.#names.map(({ id, words: name }) => ({ id, length: longestRun(line, name) }));
		const length = Math.max(...named.map((each) => each.length));
		if (length < 2 || !line.slice(0, length).some(isHead)) return undefined;
		const ids = named.filter((each) => each.length === length).map(({ id }) => id);
		const plain = words[from]?.plain ?? '';
		const prefix = readings(plain).find(({ rest }) => HEADS.has(rest))?.prefix ?? '';
		return { value: [...new Set(ids)], from, to: from + length, prefix };
	}
}

/** How many words a line begins with that stand so in a name. */
function longestRun(line: readonly string[], name: readonly string[]): number {
	const runs = name.map((_, at) => {
		const differs = line.findIndex((word, n) => word !== name[at + n]);
		return differs === -1 ? line.length : differs;
	});
	return Math.max(0, ...runs);
}

/** Without the article and "for", and what says "association" in one form. */
function bare({ plain }: Word): string {
	const head = readings(plain)
		.map(({ rest }) => HEADS.get(rest))
		.find((found) => found !== undefined);
	return head ?? (/^[הל][א-ת]{3,}$/.test(plain) ? plain.slice(1) : plain);
}

function isHead(word: string): boolean {
	return HEADS.get(word) === word;
}
