import type { Learnt, Proposal } from '#features/understanding/understanding.ts';
import { tokens } from '#kernel/search-words.ts';

/** What one import taught the office: a wording and what it stands for. word: how a word is spelt that was misread. */
export interface Lesson extends Omit<Learnt, 'field'> {
	field: Learnt['field'] | 'word';
}

/** A wording without what makes no difference. */
export function foldedWording(wording: string): string {
	return tokens(wording).join(' ');
}

/** What a decision taught: which kind or status a wording stands for, where a person chose another than was proposed. */
export function lessonsOfEdits(proposed: Proposal, taken: Proposal): Lesson[] {
	if (proposed.type !== 'activity' && proposed.type !== 'initiative') return [];
	if (taken.type !== proposed.type) return [];
	const wording = proposed.text;
	return [
		...(taken.kind === proposed.kind ? [] : [{ field: 'kind' as const, wording, meaning: taken.kind }]),
		...(taken.status === proposed.status ? [] : [{ field: 'status' as const, wording, meaning: taken.status }])
	];
}

/** How a partner is spelt in a document, where none of its names is so. */
export function lessonOfSpelling(spelt: string | null, partner: { id: string; names: readonly string[] }): Lesson[] {
	if (spelt === null || foldedWording(spelt) === '') return [];
	const isKnown = partner.names.some((name) => foldedWording(name) === foldedWording(spelt));
	return isKnown ? [] : [{ field: 'partner', wording: spelt, meaning: partner.id }];
}

/** More words than these were not misread: the paragraph was written anew. */
const MOST_WORDS = 6;

/** The words that a person put in the place of others. */
export function lessonsOfWords(before: string, after: string): Lesson[] {
	const [was, is] = [wordsOf(before), wordsOf(after)];
	const come = is.filter((word) => !was.includes(word));
	if (come.length > MOST_WORDS) return [];
	// Numbers are facts and no spellings.
	return come.filter((word) => /\p{L}{2}/u.test(word)).map((word) => ({ field: 'word', wording: word, meaning: word }));
}

function wordsOf(text: string): string[] {
	return text.split(/[\s.,;:!?()|]+/).filter((word) => word !== '');
}
