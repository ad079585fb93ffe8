import type { Rule } from './glyph.ts';
import type { Segment } from './segments.ts';

/** Places of drawn lines that are one line, in points. */
const SAME_LINE = 3;
/** How far lines that meet may miss each other. */
const MEETING = 4;
/** Lines within a cell; what holds more is no table but a layout. */
const MOST_IN_A_CELL = 5;
/** More drawn lines than that are a drawing. */
const MOST_RULES = 1500;

/** A table whose cells are bounded by lines, with what stands in each: rows from the top, cells from the left. */
export interface Grid {
	rows: Segment[][][];
	members: Set<Segment>;
}

/** The tables on a page whose cells are bounded by lines. */
export function gridsOf(segments: readonly Segment[], rules: readonly Rule[]): Grid[] {
	if (rules.length > MOST_RULES) return [];
	return connected(rules).flatMap((together) => {
		const xs = places(together.filter(({ isUpright }) => isUpright));
		const ys = places(together.filter(({ isUpright }) => !isUpright)).toReversed();
		if (xs.length < 3 || ys.length < 3) return [];
		const grid = filled(segments, xs, ys);
		return isTable(grid.rows) ? [grid] : [];
	});
}

/** Lines that meet, directly or by way of others. */
function connected(rules: readonly Rule[]): Rule[][] {
	const groups: Rule[][] = [];
	const left = new Set(rules);
	for (const first of rules) {
		if (!left.delete(first)) continue;
		const group = [first];
		for (const rule of group) {
			for (const other of left) {
				if (!isMeeting(rule, other)) continue;
				left.delete(other);
				group.push(other);
			}
		}
		groups.push(group);
	}
	return groups;
}

function isMeeting(a: Rule, b: Rule): boolean {
	const isWithin = (at: number, { from, to }: Rule) => at >= from - MEETING && at <= to + MEETING;
	if (a.isUpright !== b.isUpright) return isWithin(a.at, b) && isWithin(b.at, a);
	return Math.abs(a.at - b.at) <= SAME_LINE && a.from <= b.to + MEETING && b.from <= a.to + MEETING;
}

/** From the least. */
function places(rules: readonly Rule[]): number[] {
	const found: number[] = [];
	for (const { at } of rules.toSorted((a, b) => a.at - b.at)) {
		if (found.length === 0 || at - (found.at(-1) ?? 0) > SAME_LINE) found.push(at);
	}
	return found;
}

function filled(segments: readonly Segment[], xs: readonly number[], ys: readonly number[]): Grid {
	const rows = ys.slice(1).map(() => xs.slice(1).map((): Segment[] => []));
	const members = new Set<Segment>();
	for (const segment of segments) {
		const column = cellAt((segment.left + segment.right) / 2, xs);
		const row = cellAt(
			-(segment.baseline + 0.3 * segment.size),
			ys.map((y) => -y)
		);
		const cell = rows[row]?.[column];
		if (!cell) continue;
		cell.push(segment);
		members.add(segment);
	}
	return { rows: rows.filter((cells) => cells.some((cell) => cell.length > 0)), members };
}

/** @param bounds from the least @returns -1 outside of them */
function cellAt(place: number, bounds: readonly number[]): number {
	if (place < (bounds[0] ?? Infinity) || place > (bounds.at(-1) ?? -Infinity)) return -1;
	return Math.max(
		0,
		bounds.findLastIndex((bound) => bound <= place)
	);
}

function isTable(rows: readonly Segment[][][]): boolean {
	const cells = rows.flat().filter((cell) => cell.length > 0);
	const lines = cells.reduce((total, cell) => total + cell.length, 0);
	const besideEachOther = rows.filter((row) => row.filter((cell) => cell.length > 0).length >= 2).length;
	return besideEachOther >= 2 && lines <= MOST_IN_A_CELL * cells.length;
}
