/** What was read from a file: what it says, in the order in which a reader reads it, without its looks. */
export interface ReadDocument {
	/** Slides, or sheets of paper as far as the file knows them. */
	pages: ReadPage[];
	/** Of a text, the order in which its letters stood; undefined where the kind of file keeps the order of reading. */
	order?: TextOrder;
}

/**
 * In which order a text was found. logical: as it is read. runs: each run in order, the runs as they lie on the screen
 * from left to right. words, letters: those turned around. marked: with direction marks around what was turned.
 */
export const TEXT_ORDERS = ['logical', 'runs', 'words', 'letters', 'marked'] as const;
export type TextOrder = (typeof TEXT_ORDERS)[number];

/** How sure it is that a paragraph is as it was written. high: not one in a hundred is wrong. low: a person must look. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * Why a person should look at a paragraph. seam: two words stood without a space between them, and were parted. name: a
 * word that nothing knows was taken for a name. geresh, abbreviation: where its letters belong was guessed. turned: a
 * name or words stood back to front. order: the line contradicts its document. round_trip: drawn again, the line would
 * not look as it does. brackets, quotes: they do not pair. joined: whether two lines are one paragraph was guessed.
 * columns: which column of a table is read first was guessed.
 */
export const READING_DOUBTS = [
	'seam',
	'name',
	'geresh',
	'abbreviation',
	'turned',
	'order',
	'round_trip',
	'brackets',
	'quotes',
	'joined',
	'columns'
] as const;
export type ReadingDoubt = (typeof READING_DOUBTS)[number];

export interface ReadPage {
	/** From 1, as a person counts. */
	number: number;
	paragraphs: ReadParagraph[];
}

/**
 * title: of a slide, or of the whole document. heading: within. item: of a list. row: of a table. note: for whoever
 * speaks, beside the slide.
 */
export type ParagraphKind = 'title' | 'heading' | 'item' | 'text' | 'row' | 'note';

export interface ReadParagraph {
	kind: ParagraphKind;
	/** In logical order, with single spaces, without direction marks and without the sign before an item. */
	text: string;
	/** Of an item, how deep; of a heading, how far below the title. From 0. */
	level: number;
	/** What stands before it, as it is shown: "•", "3.", "ב.". It is not in the text. */
	mark?: string;
	/** Of a row, in reading order. Its text is these, parted by CELL_GAP. */
	cells?: string[];
	/** The lines as they were found, before anything was put right; undefined where they were as they are read. */
	raw?: string[];
	/** Undefined: as sure as the kind of file makes it, which is high. */
	confidence?: Confidence;
	doubts?: ReadingDoubt[];
}

/** Between the cells of a row that is told in one line. */
export const CELL_GAP = ' | ';
