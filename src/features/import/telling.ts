import { fold, stems, tokens } from '#kernel/search-words.ts';

/**
 * The words of a text that tell what it is about, made ready to be compared with those of thousands of others. A word
 * counts under all that it may be without its prefix letters, and as one with a longer form of itself: ביקור, ביקורים.
 */
export interface Telling {
	/** Of each word its forms, and the beginnings that a shorter form of it may have. */
	words: readonly { forms: readonly string[]; beginnings: readonly string[] }[];
	/** All forms, and all that begins one. */
	forms: ReadonlySet<string>;
	beginnings: ReadonlySet<string>;
}

/** Words that hardly tell one text from another, folded. */
const COMMON = new Set(
	`של את על עם אל כל בין לבין גם או כי לא היה היתה היו זה זאת זו אשר כדי לאור עקב במסגרת לקראת בעיר העיר עיר עירית ראש
	the of and in to for with from by on at an a was were is our city mayor municipality
	der die das und im in mit von zu den dem ein eine des stadt bürgermeister`
		.split(/\s+/)
		.map(fold)
);

/** Letters that two forms of a word must share from their beginning, and by how many the longer one may end otherwise. */
const SHORTEST_ROOT = 4;
const LONGEST_ENDING = 2;

export function tellingOf(text: string): Telling {
	const words = [...new Set(tokens(text))]
		.filter((word) => !COMMON.has(word) && word.length > 1)
		.map((word) => {
			const forms = stems(word);
			return { forms, beginnings: forms.flatMap(beginningsOf) };
		});
	return {
		words,
		forms: new Set(words.flatMap(({ forms }) => forms)),
		beginnings: new Set(words.flatMap(({ beginnings }) => beginnings))
	};
}

function beginningsOf(form: string): string[] {
	const shortest = Math.max(SHORTEST_ROOT, form.length - LONGEST_ENDING);
	return Array.from({ length: Math.max(0, form.length - shortest) }, (_, nth) => form.slice(0, shortest + nth));
}

/** How much of two texts is the same, from 0 to 1. */
export function sharedBy(one: Telling, other: Telling): number {
	const [fewer, more] = one.words.length < other.words.length ? [one, other] : [other, one];
	if (fewer.words.length === 0) return 0;
	let common = 0;
	for (const { forms, beginnings } of fewer.words) {
		const isShared =
			forms.some((form) => more.forms.has(form) || more.beginnings.has(form)) ||
			beginnings.some((beginning) => more.forms.has(beginning));
		if (isShared) common += 1;
	}
	const both = (2 * common) / (fewer.words.length + more.words.length);
	// A title may tell in five words what a report tells in twenty; two words of five are no evidence.
	return fewer.words.length < 3 ? both : 0.5 * (common / fewer.words.length) + 0.5 * both;
}
