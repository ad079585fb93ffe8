import type { Direction } from './bidi.ts';
import { columnsOf, linesOf } from './columns.ts';
import { middle, type Rule } from './glyph.ts';
import { gridsOf, type Grid } from './grids.ts';
import { ruledTables } from './ruled-tables.ts';
import type { Segment } from './segments.ts';
import { isTableLike, tableRows } from './tables.ts';

/** What belongs together on a page: lines below each other, or a table, its cells in the order of reading. */
export type Block =
	{ kind: 'text'; segments: Segment[]; isColumn: boolean } | { kind: 'table'; rows: Segment[][][]; isGuessed: boolean };

/** A face that is so much larger is that of a title. */
const LARGER = 1.2;
/** Beyond so many stretches a page is no layout of columns but a list of data, or hostile. */
const MOST_SEGMENTS = 6000;

/** The blocks of a page in the order of reading. */
export function blocksOf(segments: readonly Segment[], rules: readonly Rule[], direction: Direction): Block[] {
	if (segments.length > MOST_SEGMENTS) return [{ kind: 'text', segments: [...segments], isColumn: false }];
	const bounded = gridsOf(segments, rules);
	let rest = segments.filter((segment) => !bounded.some(({ members }) => members.has(segment)));
	const ruled = ruledTables(rest, rules);
	rest = rest.filter((segment) => !ruled.some(({ members }) => members.has(segment)));
	const grids = [...bounded, ...ruled].toSorted((a, b) => topOf(b) - topOf(a));
	const blocks: Block[] = [];
	for (const grid of grids) {
		const above = rest.filter(({ baseline }) => baseline > topOf(grid));
		rest = rest.filter(({ baseline }) => baseline <= topOf(grid));
		const rows = direction === 'rtl' ? grid.rows.map((row) => row.toReversed()) : grid.rows;
		blocks.push(...freeBlocks(above, direction), { kind: 'table', rows, isGuessed: false });
	}
	return [...blocks, ...freeBlocks(rest, direction)];
}

function topOf({ members }: Grid): number {
	return [...members].reduce((top, { baseline }) => Math.max(top, baseline), -Infinity);
}

/** Blocks by the room between them: cut down the page where that is free, and across it where it is not. */
function freeBlocks(segments: readonly Segment[], direction: Direction): Block[] {
	if (segments.length === 0) return [];
	const rows = linesOf(segments);
	const titles = largerAbove(rows);
	if (titles > 0) return [textOf(rows.slice(0, titles)), ...freeBlocks(rows.slice(titles).flat(), direction)];
	const parts = atHeadings(rows);
	if (parts.length > 1) return parts.flatMap((part) => freeBlocks(part.flat(), direction));
	const columns = columnsOf(segments);
	if (columns.length > 1) return sideBySide(columns, rows, direction);
	if (!rows.some((row) => row.length > 1)) return [textOf(rows)];
	const bands = bandsOf(rows);
	return bands.length === 1
		? [textOf(rows)]
		: bands.flatMap((band) =>
				band.some((row) => row.length > 1) ? freeBlocks(band.flat(), direction) : [textOf(band)]
			);
}

function textOf(rows: readonly Segment[][]): Block {
	return { kind: 'text', segments: rows.flat(), isColumn: false };
}

/** How many lines at the top have a larger face than what is below: a title may reach over the columns below it. */
function largerAbove(rows: readonly Segment[][]): number {
	const below = middle(
		rows
			.slice(1)
			.flat()
			.map(({ size }) => size)
	);
	const [top] = rows;
	if (!top || rows.length < 2 || top.some(({ size }) => size < LARGER * below)) return 0;
	const size = top[0]?.size ?? 0;
	let count = 1;
	while (count < rows.length - 1 && rows[count]?.every((each) => Math.abs(each.size - size) < 0.5)) count += 1;
	return count;
}

/** Lines cut above each one of a larger or bolder face that has nothing beside it: it stands over whatever is below. */
function atHeadings(rows: readonly Segment[][]): Segment[][][] {
	if (!rows.some((row) => row.length > 1)) return [[...rows]];
	const usual = middle(rows.flat().map(({ size }) => size));
	const isUsual = rows.flat().filter(({ isBold }) => !isBold).length * 2 > rows.flat().length;
	const parts: Segment[][][] = [[]];
	for (const [index, row] of rows.entries()) {
		const [only] = row;
		const [above, below] = [rows[index - 1]?.[0], rows[index + 1]?.[0]];
		const isAlone =
			row.length === 1 &&
			only !== undefined &&
			(only.size >= LARGER * usual || (only.isBold && isUsual)) &&
			(!above || above.baseline - only.baseline > 1.3 * only.size) &&
			(!below || only.baseline - below.baseline > 0.9 * below.size);
		const isNext = isAlone && rows[index - 1]?.length === 1 && above !== undefined && isNextLine(above, only);
		if (isAlone && !isNext && index > 0) parts.push([row]);
		else parts.at(-1)?.push(row);
	}
	return parts;
}

function isNextLine(above: Segment, line: Segment): boolean {
	return Math.abs(above.size - line.size) < 0.5 && above.baseline - line.baseline < 1.65 * line.size;
}

function sideBySide(columns: readonly Segment[][], rows: readonly Segment[][], direction: Direction): Block[] {
	const inOrder = direction === 'rtl' ? columns.toReversed() : columns;
	if (isTableLike(inOrder, rows, direction)) return [{ kind: 'table', rows: tableRows(inOrder), isGuessed: true }];
	return inOrder
		.flatMap((column) => freeBlocks(column, direction))
		.map((block) => (block.kind === 'text' ? { ...block, isColumn: true } : block));
}

/** Lines cut into those that have columns in common and those that run through. */
function bandsOf(rows: readonly Segment[][]): Segment[][][] {
	const bands: Segment[][][] = [];
	for (let start = 0; start < rows.length;) {
		const end = (rows[start]?.length ?? 0) < 2 ? endOfPlain(rows, start) : endOfColumns(rows, start);
		bands.push(rows.slice(start, end));
		start = end;
	}
	return bands;
}

function endOfPlain(rows: readonly Segment[][], start: number): number {
	const end = rows.findIndex((row, index) => index > start && row.length > 1);
	return end < 0 ? rows.length : end;
}

/** Until a line runs through, or one on its own has another face or stands apart. */
function endOfColumns(rows: readonly Segment[][], start: number): number {
	const first = rows[start] ?? [];
	const size = middle(first.map((segment) => segment.size));
	let pitch = 0;
	let columns = columnsOf(first);
	for (let end = start + 1; end < rows.length; end += 1) {
		const [row = [], above = []] = [rows[end], rows[end - 1]];
		columns = columnsOf([...columns.flat(), ...row]);
		if (columns.length < 2) return end;
		const gap = (above[0]?.baseline ?? 0) - (row[0]?.baseline ?? 0);
		const isOther = Math.abs((row[0]?.size ?? 0) - size) > 0.15 * size;
		if (row.length < 2 && (isOther || (pitch > 0 && gap > 1.4 * pitch))) return end;
		if (pitch > 0 && gap > 2.5 * pitch) return end;
		pitch = pitch > 0 ? Math.min(Math.max(pitch, gap), 3 * size) : gap;
	}
	return rows.length;
}
