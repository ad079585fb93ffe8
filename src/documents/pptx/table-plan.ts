import type { Line, TableBlock } from '#kernel/flow-document.ts';
import { cleanLine, cleanSpans } from '#documents/office/clean.ts';
import type { Face } from '#documents/fonts/face.ts';
import { heightOfLines, joined, linesIn, shortened, wrap, type Measure } from './measure.ts';
import type { Setting } from './setting.ts';

export interface PlannedRow {
	cells: Line[];
	height: number;
}

/** A table, or the part of one that stands on one slide. */
export interface PlannedTable {
	caption: string;
	columns: { title: Line; align: 'start' | 'end'; width: number }[];
	head: number;
	rows: PlannedRow[];
	size: number;
	face: Face;
}

/** Above and below the text of a cell, and at its end: columns that touch would run into each other. */
export const CELL = { above: 3, below: 4, end: 14 };
const SIZES = [17, 16, 15, 14, 13] as const;
/** Titles of columns are smaller than what stands below them. */
export const HEAD = 0.85;
/** Of the title of a column: it stands again on every slide, over what it heads. */
const HEAD_LINES = 4;

/**
 * On as few slides as can be, and then in the largest letters.
 * @param height of what is free on the first slide
 * @param whole height of a slide
 */
export function planTable(
	block: TableBlock,
	width: number,
	{ height, whole }: { height: number; whole: number },
	setting: Setting
): PlannedTable {
	let best: { table: PlannedTable; slides: number } | undefined;
	for (const size of SIZES) {
		const table = tableAt(size, block, width, setting);
		const slides = slidesOf(table, height, whole);
		if (!best || slides < best.slides) best = { table, slides };
	}
	return (best as { table: PlannedTable }).table;
}

function slidesOf({ head, rows }: PlannedTable, height: number, whole: number): number {
	let [slides, left] = [1, height - head];
	for (const row of rows) {
		if (row.height > left) [slides, left] = [slides + 1, whole - head];
		left -= row.height;
	}
	return slides;
}

export function heightOfTable({ head, rows }: Pick<PlannedTable, 'head' | 'rows'>): number {
	return rows.reduce((sum, row) => sum + row.height, head);
}

function tableAt(size: number, block: TableBlock, width: number, setting: Setting): PlannedTable {
	const { face } = setting;
	const whole = block.columns.reduce((sum, { weight }) => sum + Math.max(0.2, weight), 0);
	const columns = block.columns.map(({ title, weight, align }) => {
		const own = (width * Math.max(0.2, weight)) / whole;
		const room = { face, size: size * HEAD, width: own - CELL.end, isBold: true };
		return { title: shortened([{ text: cleanLine(title) }], HEAD_LINES, room), align, width: own };
	});
	const widths = columns.map((column) => column.width);
	const heads = columns.map(({ title }) => title);
	return {
		caption: cleanLine(block.caption),
		columns,
		head: rowHeight(heads, widths, { face, size: size * HEAD }, true),
		rows: block.rows.map((row) => {
			const cells = columns.map((_, index) => cleanSpans(row[index] ?? [], setting));
			return { cells, height: rowHeight(cells, widths, { face, size }) };
		}),
		size,
		face
	};
}

/** The rows that fit a height, and the rest. A row that is longer than a whole slide is parted between its lines. */
export function splitTable(
	table: PlannedTable,
	height: number,
	isFresh: boolean
): [PlannedTable | undefined, PlannedTable | undefined] {
	let used = table.head;
	let count = 0;
	while (count < table.rows.length && used + (table.rows[count] as PlannedRow).height <= height) {
		used += (table.rows[count] as PlannedRow).height;
		count += 1;
	}
	if (count === table.rows.length) return [table, undefined];
	if (count > 0)
		return [
			{ ...table, rows: table.rows.slice(0, count) },
			{ ...table, rows: table.rows.slice(count) }
		];
	if (!isFresh) return [undefined, table];
	const [first, ...others] = table.rows as [PlannedRow, ...PlannedRow[]];
	const [head, tail] = splitRow(first, table, height - table.head);
	const rest = tail ? [tail, ...others] : others;
	return [{ ...table, rows: [head] }, rest.length > 0 ? { ...table, rows: rest } : undefined];
}

function splitRow(
	row: PlannedRow,
	{ columns, size, face }: PlannedTable,
	height: number
): [PlannedRow, PlannedRow | undefined] {
	const letters = { face, size };
	const widths = columns.map(({ width }) => width);
	const lines = row.cells.map((cell, index) => cellLines(cell, widths[index] as number, letters, index === 0));
	const room = height - CELL.above - CELL.below;
	const fitting = Math.max(1, Math.min(...lines.map((each) => fittingOf(each, room, letters))));
	const head = lines.map((each) => joined(each.slice(0, fitting)));
	const tail = lines.map((each) => joined(each.slice(fitting)));
	const rest = tail.some((cell) => cell.length > 0);
	return [
		{ cells: head, height: rowHeight(head, widths, letters) },
		rest ? { cells: tail, height: rowHeight(tail, widths, letters) } : undefined
	];
}

type Letters = Pick<Measure, 'face' | 'size'>;

/** Cells of a row are cut at the same line: the one with the tallest letters says where. */
function fittingOf(lines: readonly Line[], room: number, letters: Letters): number {
	const fitting = linesIn(room, lines, letters);
	return fitting === lines.length ? Infinity : fitting;
}

function rowHeight(cells: Line[], widths: number[], letters: Letters, isHead = false): number {
	const heights = cells.map((cell, index) =>
		heightOfLines(cellLines(cell, widths[index] as number, letters, isHead || index === 0), letters)
	);
	return Math.max(heightOfLines([[]], letters), ...heights) + CELL.above + CELL.below;
}

function cellLines(cell: Line, width: number, letters: Letters, isBold: boolean): Line[] {
	return wrap(cell, { ...letters, width: width - CELL.end, isBold });
}
