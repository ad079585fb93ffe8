import type { Direction } from './bidi.ts';
import { isItemSeen } from './marks.ts';
import type { Segment } from './segments.ts';

/** Lines side by side that a table has at least. */
const LEAST_ROWS = 3;
/** Of its lines, so many may look like items of a list. */
const ITEMS = 0.15;
/** Of the lines that could have gone on, so many had to: columns of text are full of them. */
const WRAPPED = 0.4;
/** A column of text has words enough to a line. */
const WORDS = 3;

/**
 * Whether columns are those of a table and not of text: most of its lines have more than one cell, hardly one is an item of a
 * list, and few are broken because the next word had no room.
 * @param columns in the order of reading @param rows the same stretches in lines
 */
export function isTableLike(columns: readonly Segment[][], rows: readonly Segment[][], direction: Direction): boolean {
	const sideBySide = rows.filter((row) => row.length >= 2).length;
	if (sideBySide < LEAST_ROWS || sideBySide < 0.5 * rows.length) return false;
	if (columns.length === 2 && sideBySide < LEAST_ROWS + 1) return false;
	const items = columns.flat().filter(({ signs }) => isItemSeen(signs.join('')));
	if (items.length > ITEMS * rows.length) return false;
	const lines = columns.reduce((total, column) => total + column.length - 1, 0);
	const wrapped = columns.reduce((total, column) => total + wrappedIn(column, direction), 0);
	return wrapped < WRAPPED * Math.max(1, lines);
}

function wrappedIn(column: readonly Segment[], direction: Direction): number {
	const lines = column.toSorted((a, b) => b.baseline - a.baseline);
	const widest = Math.max(...lines.map(({ left, right }) => right - left));
	return lines.filter((line, index) => {
		const next = lines[index + 1];
		const words = line.signs.filter((sign) => sign === ' ').length + 1;
		return next && words >= WORDS && widest - (line.right - line.left) < firstWordOf(next, direction);
	}).length;
}

function firstWordOf({ signs, glyphs, size, left, right }: Segment, direction: Direction): number {
	const words = signs.join('').split(' ');
	const word = direction === 'rtl' ? words.at(-1) : words[0];
	return ((right - left) * [...(word ?? '')].length) / Math.max(1, glyphs.length) + 0.25 * size;
}

/**
 * Rows of a table without lines. Where its lines lie nearer to each other within a row than between rows, that tells
 * the rows; otherwise each line of the column that is read first begins one, and what has none goes on with the one above.
 * @param columns in the order of reading @returns the cells of each row, in the same order
 */
export function tableRows(columns: readonly Segment[][]): Segment[][][] {
	const starts = startsByRoom(columns) ?? startsByFirst(columns);
	const rows = starts.map(() => columns.map((): Segment[] => []));
	for (const [at, column] of columns.entries()) {
		for (const segment of column.toSorted((a, b) => b.baseline - a.baseline)) {
			const row = starts.findLastIndex((start) => segment.baseline <= start + 0.4 * segment.size);
			rows[Math.max(0, row)]?.[at]?.push(segment);
		}
	}
	return rows;
}

/** Baselines of the first column, from the top; the first of all begins a row too. */
function startsByFirst(columns: readonly Segment[][]): number[] {
	const first = (columns[0] ?? []).map(({ baseline }) => baseline).toSorted((a, b) => b - a);
	const highest = Math.max(...columns.flat().map(({ baseline }) => baseline));
	return first[0] !== undefined && first[0] < highest - 0.5 * (columns[0]?.[0]?.size ?? 0)
		? [highest, ...first]
		: first;
}

/** @returns undefined where all lines lie as far from each other */
function startsByRoom(columns: readonly Segment[][]): number[] | undefined {
	const segments = columns.flat();
	const size = Math.max(...segments.map((segment) => segment.size));
	const lines: number[] = [];
	for (const { baseline } of segments.toSorted((a, b) => b.baseline - a.baseline)) {
		if (lines.length === 0 || (lines.at(-1) ?? 0) - baseline > 0.3 * size) lines.push(baseline);
	}
	const gaps = lines.slice(1).map((line, index) => (lines[index] ?? 0) - line);
	const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
	if (gaps.length < 2 || least > 1.45 * size || most < 1.25 * least) return undefined;
	return lines.filter((_, index) => index === 0 || (gaps[index - 1] ?? 0) > 1.2 * least);
}
