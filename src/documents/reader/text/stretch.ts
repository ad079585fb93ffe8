import type { WordKind } from './vocabulary.ts';

/**
 * A stretch of Hebrew of a scrambled line. Within it the runs of the text lie the last first, and a space was lost
 * wherever a run held nothing else. Two kinds of runs follow each other: words as the spelling of Office knows them, and
 * single words that it does not know, mostly names.
 */
export interface Stretch {
	text: string;
	/** Whether a space stood at its end. undefined: one that stands there says nothing, as at the end of a title. */
	isSpaced: boolean | undefined;
	/** What is read after it: whether a space may stand before that. */
	next: 'spaced' | 'tight' | 'either';
	/** What stands beside it is read with the letters there: the sign of an abbreviation, a geresh, a dash. */
	nextSign?: 'quote' | 'geresh' | 'dash';
	previousSign?: 'quote' | 'geresh';
	/** Whether the runs stand with spaces between them, so that where they part cannot be seen. */
	isLoose: boolean;
	/** Whether a run keeps the space that it begins with, after a word that stood apart. */
	leads: boolean;
}

export interface Run {
	words: string[];
	/** A single word that the spelling did not know. */
	isApart: boolean;
	/** Whether a space stood after it. */
	isSpaced: boolean;
}

export interface Reading {
	/** In the order of reading. */
	runs: Run[];
	/** How much dearer the next best reading is that reads otherwise: how sure this one is. */
	margin: number;
	/** Two runs of words follow each other, which does not happen: something else was done to the text. */
	isBroken: boolean;
}

/** What is known of a word: by its spelling, and by the rest of the text. */
export type Judge = (word: string) => {
	kind: WordKind;
	cost: number;
	/** What it costs that it stood apart, and that it did not. */
	apart: readonly [apart: number, within: number];
};

/** What contradicts how such texts come to be. */
export const ODD = 4;
/** That two words are known as a name, in this order: so much cheaper. */
export const NAMED = 8;
