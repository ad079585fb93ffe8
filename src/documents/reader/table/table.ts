import { Unreadable } from '../unreadable.ts';

/** One sheet of a file, as its cells read. Every row has as many cells as the widest. */
export interface ReadSheet {
	/** What the sheet is called; '' in a file that knows no sheets. */
	name: string;
	/** Cells as text: a day that a spreadsheet counts is written YYYY-MM-DD, '' is empty. */
	rows: string[][];
}

/** What a table file holds. */
export interface ReadTable {
	sheets: ReadSheet[];
}

/** A register of this many is imported at once; a few more lines stand above the headings or below the last. */
export const MOST_ROWS = 100_000;
export const MOST_LINES = MOST_ROWS + 200;
/** More columns than any list that people keep: a file that has them is something else. */
export const MOST_COLUMNS = 256;
/** Of one cell, in characters: Excel's own limit is 32,767. What is longer is cut, and too long for every field. */
export const LONGEST_CELL = 33_000;

/** Direction marks and the like, which programs put around a text and nobody sees; they would make two of one name. */
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** A cell as a person sees it. */
export function cellOf(text: string): string {
	return text
		.slice(0, LONGEST_CELL)
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(UNSEEN, '')
		.replace(/[\u00a0\u202f]/g, ' ')
		.trim();
}

/**
 * Without the empty rows at the end and the empty columns at the right, and with all rows equally wide.
 * @throws Unreadable where it is larger than a table that is imported may be
 */
export function trimmed(rows: readonly (readonly string[])[]): string[][] {
	let [height, width] = [0, 0];
	rows.forEach((row, at) => {
		const last = row.findLastIndex((cell) => cell !== '');
		if (last === -1) return;
		height = at + 1;
		width = Math.max(width, last + 1);
	});
	if (height > MOST_LINES || width > MOST_COLUMNS) throw new Unreadable('too_large');
	return rows.slice(0, height).map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}
