import { CELL_GAP, type ReadParagraph } from '#kernel/read-document.ts';

/** Direction marks, embeddings and isolates: what is stored in logical order is read without them. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** What stands where a word may be parted, and zero-width ends of files. */
const INVISIBLE = /[\u00ad\ufeff]/g;
const HEBREW = /[\u0590-\u05ff]/;

/** A text as it is compared and kept. */
export function cleanText(text: string): string {
	return text.normalize('NFC').replace(DIRECTION_MARKS, '').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** A row as a paragraph; undefined where nothing stands in it. */
export function rowOf(cells: readonly string[]): ReadParagraph | undefined {
	const clean = cells.map(cleanText);
	const filled = clean.filter((cell) => cell !== '');
	return filled.length === 0 ? undefined : { kind: 'row', text: filled.join(CELL_GAP), level: 0, cells: clean };
}

/**
 * Rows in reading order. Where a table of Hebrew is not marked as running from right to left, its columns are stored as
 * they lie on the screen, and reading begins with the last.
 */
export function inReadingOrder(rows: readonly string[][], isMarkedRtl: boolean): string[][] {
	const cells = rows.flat().filter((cell) => /\p{L}/u.test(cell));
	const isHebrew = cells.filter((cell) => HEBREW.test(cell)).length * 2 > cells.length;
	return isMarkedRtl || !isHebrew ? [...rows] : rows.map((row) => row.toReversed());
}

/** Whether most of what has letters is Hebrew: which of two shapes side by side is read first. */
export function isMostlyHebrew(texts: readonly string[]): boolean {
	const lettered = texts.filter((text) => /\p{L}/u.test(text));
	return lettered.filter((text) => HEBREW.test(text)).length * 2 > lettered.length;
}
