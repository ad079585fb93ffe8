import { columnsOf, linesOf } from './columns.ts';
import type { Rule } from './glyph.ts';
import type { Grid } from './grids.ts';
import type { Segment } from './segments.ts';
import { tableRows } from './tables.ts';

/** Lines that a table has at least, below each other. */
const LEAST_RULES = 3;
/** Places that are one, in points. */
const SAME_PLACE = 4;
/** How far above the first line the head of the table stands, in parts of its size. */
const HEAD = 2.4;
/** Lines of text within one row. */
const MOST_LINES = 6;
/** From here on each line is the end of a row; fewer only part the head from the rest. */
const RULED_ROWS = 4;

/** The tables on a page whose rows are parted by lines, and whose columns by nothing but room. */
export function ruledTables(segments: readonly Segment[], rules: readonly Rule[]): Grid[] {
	const lying = whole(rules.filter(({ isUpright }) => !isUpright));
	const groups: Rule[][] = [];
	for (const rule of lying.toSorted((a, b) => b.at - a.at)) {
		const group = groups.find(([first]) => first && isSameWidth(first, rule));
		if (group) group.push(rule);
		else groups.push([rule]);
	}
	return groups.flatMap((group) => {
		const lines = group.filter(({ at }, index) => index === 0 || (group[index - 1]?.at ?? 0) - at > SAME_PLACE);
		return runsOf(segments, lines).flatMap((run) => tableBetween(segments, run) ?? []);
	});
}

/** Lines between which each time stands a row: those below headings have text between them. */
function runsOf(segments: readonly Segment[], lines: readonly Rule[]): Rule[][] {
	const runs: Rule[][] = [];
	for (const [index, line] of lines.entries()) {
		const above = lines[index - 1];
		if (above && isRow(besideOf(segments, line).filter(isBetween(above.at, line.at)))) runs.at(-1)?.push(line);
		else runs.push([line]);
	}
	return runs.filter((run) => run.length >= LEAST_RULES);
}

function isRow(segments: readonly Segment[]): boolean {
	const rows = linesOf(segments);
	const sideBySide = rows.filter((row) => row.length >= 2).length;
	return (
		columnsOf(segments).length >= 2 && sideBySide >= 1 && (rows.length <= MOST_LINES || sideBySide > rows.length / 2)
	);
}

const isBetween =
	(top: number, bottom: number) =>
	({ baseline }: Segment): boolean =>
		baseline <= top && baseline > bottom;

function besideOf(segments: readonly Segment[], { from, to }: Rule): Segment[] {
	return segments.filter(({ left, right }) => left > from - SAME_PLACE && right < to + SAME_PLACE);
}

/** Lines that are drawn piece by piece. */
function whole(rules: readonly Rule[]): Rule[] {
	const joined: Rule[] = [];
	for (const rule of rules.toSorted((a, b) => b.at - a.at || a.from - b.from)) {
		const last = joined.at(-1);
		if (last && Math.abs(last.at - rule.at) < 1 && rule.from <= last.to + SAME_PLACE) {
			last.to = Math.max(last.to, rule.to);
		} else {
			joined.push({ ...rule });
		}
	}
	return joined;
}

function isSameWidth(a: Rule, b: Rule): boolean {
	return Math.abs(a.from - b.from) < SAME_PLACE && Math.abs(a.to - b.to) < SAME_PLACE;
}

function tableBetween(segments: readonly Segment[], lines: readonly Rule[]): Grid | undefined {
	const [first, last] = [lines[0], lines.at(-1)];
	if (!first || !last) return undefined;
	const beside = besideOf(segments, first);
	const inside = beside.filter(isBetween(first.at, last.at));
	const head = headAbove(beside, first.at);
	const columns = columnsOf([...head, ...inside]);
	if (columns.length < 2 || inside.length < 2 * columns.length) return undefined;
	const bounds = [Infinity, ...lines.map(({ at }) => at), -Infinity];
	const rows = bounds.slice(1).flatMap((bottom, index) => {
		const band = columns.map((column) => column.filter(isBetween(bounds[index] ?? Infinity, bottom)));
		if (band.every((cell) => cell.length === 0)) return [];
		return lines.length >= RULED_ROWS ? [band] : tableRows(band);
	});
	const sideBySide = rows.filter((row) => row.filter((cell) => cell.length > 0).length >= 2).length;
	return sideBySide >= 2 ? { rows, members: new Set([...head, ...inside]) } : undefined;
}

/** The line right above the first rule, where it has more than one cell. */
function headAbove(segments: readonly Segment[], top: number): Segment[] {
	const above = segments.filter(({ baseline, size }) => baseline >= top && baseline < top + HEAD * size);
	const row = linesOf(above).at(-1) ?? [];
	return row.length >= 2 ? row : [];
}
