/** Room between two stretches of words on one line. */
export interface Gap {
	from: number;
	to: number;
	/** Of the letters beside it. */
	size: number;
}

/** From the first word to the last, and the room in between. */
export interface Spaced {
	extent: [number, number];
	size: number;
	gaps: Gap[];
}

/** What parts the cells of one line: gaps, and edges at which a cell begins or ends though no room is left beside it. */
export interface Parting {
	gaps: Gap[];
	/** Where the words to the right of a cut begin, or those to its left end. */
	edges: Edge[];
}

interface Edge {
	side: 'begin' | 'end';
	at: number;
}

/** Lines that have the same gap at least, to make a column of it. */
const LEAST_LINES = 3;
/** So many lines have the same gap by no chance, wherever their words begin. */
const SURELY = 6;
/** Lines in between that do not reach it: the rest of a cell, a cell that is empty. */
const MOST_WITHOUT = 6;
/** In parts of the size: what is left of the gap where all of its lines are laid upon each other. */
const NARROWEST = 0.5;
/** How far the edges of cells that begin or end together may differ. */
const EVEN = 0.35;

/**
 * The gaps on each line that part columns: those that stand below each other, with words that begin or end together
 * beside them. A space between two words may be as wide as the room between two narrow columns, but hardly three times
 * in one place. A line in their midst that leaves no room has a cell that fills its column to the brim.
 */
export function guttersOf(lines: readonly Spaced[]): Parting[] {
	const found = lines.map((): Parting => ({ gaps: [], edges: [] }));
	const edges: { at: number; edge: Edge }[] = [];
	const isTaken = new Set<Gap>();
	for (const [index, line] of lines.entries()) {
		for (const gap of line.gaps) {
			if (isTaken.has(gap)) continue;
			const { members, crossed } = columnFrom(lines, index, gap);
			const gaps = members.map((each) => each.gap);
			const edge = evenEdge(gaps);
			if (gaps.length < LEAST_LINES || (gaps.length < SURELY && !edge)) continue;
			for (const { at, gap: each } of members) {
				isTaken.add(each);
				found[at]?.gaps.push(each);
			}
			if (edge) for (const at of crossed) edges.push({ at, edge });
		}
	}
	// A line that has no other cell may as well be a sentence.
	for (const { at, edge } of edges) if (found[at]?.gaps.length) found[at].edges.push(edge);
	return found;
}

interface Column {
	members: { at: number; gap: Gap }[];
	/** Lines that leave no room, with members above and below. */
	crossed: number[];
}

/** The gap and those below it that leave room for a straight line between them. */
function columnFrom(lines: readonly Spaced[], start: number, first: Gap): Column {
	const column: Column = { members: [{ at: start, gap: first }], crossed: [] };
	let [from, to, without] = [first.from, first.to, 0];
	let crossing: number | undefined;
	for (let at = start + 1; at < lines.length && without <= MOST_WITHOUT; at += 1) {
		const line = lines[at];
		if (!line) break;
		const gap = line.gaps.find((each) => {
			const room = Math.min(to, each.to) - Math.max(from, each.from);
			return room >= NARROWEST * Math.min(first.size, each.size) && isOneSize(each, first);
		});
		if (gap) {
			column.members.push({ at, gap });
			if (crossing !== undefined) column.crossed.push(crossing);
			[from, to, without, crossing] = [Math.max(from, gap.from), Math.min(to, gap.to), 0, undefined];
		} else if (line.extent[0] >= from || line.extent[1] <= to) {
			without += 1;
		} else if (crossing === undefined && column.members.length >= 2 && isOneSize(line, first)) {
			crossing = at;
		} else {
			break;
		}
	}
	return column;
}

function isOneSize(a: { size: number }, b: { size: number }): boolean {
	return Math.abs(a.size - b.size) < 0.2 * b.size;
}

/** Where most of the words on one of its sides begin or end; undefined where they do so in many places. */
function evenEdge(gaps: readonly Gap[]): Edge | undefined {
	const tolerance = EVEN * (gaps[0]?.size ?? 0);
	const sides = [
		{ side: 'begin' as const, places: gaps.map(({ to }) => to) },
		{ side: 'end' as const, places: gaps.map(({ from }) => from) }
	];
	for (const { side, places } of sides) {
		const isEven = (at: number) =>
			places.filter((place) => Math.abs(place - at) <= tolerance).length > 0.7 * places.length;
		const at = places.find(isEven);
		if (at !== undefined) return { side, at };
	}
	return undefined;
}

/** Whether cells are parted between two signs, of which one ends and the other begins there. */
export function isParting({ gaps, edges }: Parting, end: number, begin: number, size: number): boolean {
	return (
		gaps.some(({ to }) => Math.abs(to - begin) < 0.01) ||
		edges.some(({ side, at }) => Math.abs((side === 'begin' ? begin : end) - at) < 0.1 * size)
	);
}
