import type { Line, TableBlock } from '#kernel/flow-document.ts';
import { cleanLine, cleanSpans } from './clean.ts';
import { lineHeight, wrap } from './measure.ts';
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
}

/** Above and below the text of a cell, and at its end: columns that touch would run into each other. */
export const CELL = { above: 3, below: 4, end: 14 };
const SIZES = [17, 16, 15, 14, 13] as const;
/** The size of a table that goes over several slides anyhow. */
const LONG = 14;
/** Titles of columns are smaller than what stands below them. */
export const HEAD = 0.85;

/** In the largest letters in which it fits. */
export function planTable(block: TableBlock, width: number, height: number, setting: Setting): PlannedTable {
	const planned = SIZES.map((size) => tableAt(size, block, width, setting));
	return planned.find((table) => heightOfTable(table) <= height) ?? tableAt(LONG, block, width, setting);
}

export function heightOfTable({ head, rows }: Pick<PlannedTable, 'head' | 'rows'>): number {
	return rows.reduce((sum, row) => sum + row.height, head);
}

function tableAt(size: number, block: TableBlock, width: number, setting: Setting): PlannedTable {
	const whole = block.columns.reduce((sum, { weight }) => sum + Math.max(0.2, weight), 0);
	const columns = block.columns.map(({ title, weight, align }) => ({
		title: [{ text: cleanLine(title) }],
		align,
		width: (width * Math.max(0.2, weight)) / whole
	}));
	const widths = columns.map((column) => column.width);
	const heads = columns.map(({ title }) => title);
	return {
		caption: cleanLine(block.caption),
		columns,
		head: rowHeight(heads, widths, size * HEAD, true),
		rows: block.rows.map((row) => {
			const cells = columns.map((_, index) => cleanSpans(row[index] ?? [], setting));
			return { cells, height: rowHeight(cells, widths, size) };
		}),
		size
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
	{ columns, size }: PlannedTable,
	height: number
): [PlannedRow, PlannedRow | undefined] {
	const fitting = Math.max(1, Math.floor((height - CELL.above - CELL.below) / lineHeight(size)));
	const widths = columns.map(({ width }) => width);
	const lines = row.cells.map((cell, index) => cellLines(cell, widths[index] as number, size, index === 0));
	const head = lines.map((each) => each.slice(0, fitting).flat());
	const tail = lines.map((each) => each.slice(fitting).flat());
	const rest = tail.some((cell) => cell.length > 0);
	return [
		{ cells: head, height: rowHeight(head, widths, size) },
		rest ? { cells: tail, height: rowHeight(tail, widths, size) } : undefined
	];
}

function rowHeight(cells: Line[], widths: number[], size: number, isHead = false): number {
	const lines = cells.map(
		(cell, index) => cellLines(cell, widths[index] as number, size, isHead || index === 0).length
	);
	return Math.max(1, ...lines) * lineHeight(size) + CELL.above + CELL.below;
}

function cellLines(cell: Line, width: number, size: number, isBold: boolean): Line[] {
	return wrap(cell, { size, width: width - CELL.end, isBold });
}
