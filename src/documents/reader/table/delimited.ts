import Papa from 'papaparse';
import { Unreadable } from '../unreadable.ts';
import { cellOf, MOST_LINES, trimmed } from './table.ts';

/** What parts cells, the likeliest first. */
export const DELIMITERS = ['\t', ',', ';', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** So many rows tell what parts the cells of all. */
const JUDGED_ROWS = 60;
const JUDGED_LETTERS = 200_000;

/** Excel may name the delimiter in a first line of its own: "sep=;". */
const NAMED = /^sep=([\t,;|])\r?\n/i;

/**
 * The rows of a text in which something parts the cells: CSV, TSV, with semicolons or bars, or cells pasted from a
 * spreadsheet.
 * @throws Unreadable where it has more rows or columns than a table may have
 */
export function readDelimited(text: string): string[][] {
	const named = NAMED.exec(text);
	const body = named ? text.slice(named[0].length) : text;
	const delimiter = (named?.[1] as Delimiter | undefined) ?? delimiterOf(body);
	const rows: string[][] = [];
	Papa.parse<string[]>(body, {
		delimiter,
		step: ({ data }) => {
			if (rows.length > MOST_LINES) throw new Unreadable('too_large');
			rows.push(data.map((cell) => unquoted(cellOf(cell))));
		}
	});
	return trimmed(rows);
}

/**
 * What parts the cells of a text: that by which the most rows come out equally wide. In a column of words there are
 * commas as well, but not one as often as the other.
 */
export function delimiterOf(text: string): Delimiter {
	const head = text.slice(0, JUDGED_LETTERS);
	let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
	for (const delimiter of DELIMITERS) {
		const { data } = Papa.parse<string[]>(head, { delimiter, preview: JUDGED_ROWS });
		const widths = data.map((row) => row.findLastIndex((cell) => cell.trim() !== '') + 1).filter((width) => width > 0);
		const score = evenness(data, widths);
		if (score > best.score) best = { delimiter, score };
	}
	return best.delimiter;
}

/** How many rows are as wide as most are, weighed by that width: a title above the table is narrower. */
function evenness(data: readonly string[][], widths: readonly number[]): number {
	const lengths = data.filter((row) => row.length > 1).map((row) => row.length);
	if (lengths.length === 0) return 0;
	const counts = new Map<number, number>();
	for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
	const [usual, count] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
	return (count / Math.max(1, widths.length)) * (1 + Math.log2(usual));
}

/** Files that are safe to open in a spreadsheet have an apostrophe before what would be a formula: it is not of the text. */
function unquoted(cell: string): string {
	return /^'[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell;
}
