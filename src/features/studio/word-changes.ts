import { diffWords } from 'diff';
import type { Language } from '#kernel/language.ts';

/** A stretch of words that both have, or only one of them. */
export interface Stretch {
	text: string;
	isChanged: boolean;
}

/** Of two wordings of the same thing: what went, in the earlier, and what came, in the later. */
export interface WordChanges {
	before: Stretch[];
	after: Stretch[];
}

/**
 * Finds the words that changed. Where hardly anything stayed, nothing is marked: two sentences that share an "and" are
 * two sentences, and marks all over them would hide that.
 */
export function wordChanges(before: string, after: string, language: Language): WordChanges {
	const parts = diffWords(before, after, { intlSegmenter: segmenterOf(language) });
	const kept = parts.reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length), 0);
	if (kept * 2 <= Math.min(before.length, after.length)) return { before: whole(before), after: whole(after) };
	const side = (other: 'added' | 'removed') =>
		parts.flatMap((part) => (part[other] ? [] : [{ text: part.value, isChanged: part.added || part.removed }]));
	return { before: side('added'), after: side('removed') };
}

function whole(text: string): Stretch[] {
	return text === '' ? [] : [{ text, isChanged: false }];
}

const segmenters = new Map<Language, Intl.Segmenter>();

function segmenterOf(language: Language): Intl.Segmenter {
	const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
	segmenters.set(language, known);
	return known;
}
