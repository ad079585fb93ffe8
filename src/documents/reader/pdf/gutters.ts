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
	gaps: Gap[];
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
 * in one place.
 */
export function guttersOf(lines: readonly Spaced[]): Gap[][] {
	const found = lines.map((): Gap[] => []);
	const isTaken = new Set<Gap>();
	for (const [index, line] of lines.entries()) {
		for (const gap of line.gaps) {
			if (isTaken.has(gap)) continue;
			const column = columnFrom(lines, index, gap);
			if (!isColumn(column.map((each) => each.gap))) continue;
			for (const { at, gap: each } of column) {
				isTaken.add(each);
				found[at]?.push(each);
			}
		}
	}
	return found;
}

/** Whether one of them ends there. */
export function isGutter(gutters: readonly Gap[], at: number): boolean {
	return gutters.some(({ to }) => Math.abs(to - at) < 0.01);
}

/** The gap and those below it that leave room for a straight line between them. */
function columnFrom(lines: readonly Spaced[], start: number, first: Gap): { at: number; gap: Gap }[] {
	const column = [{ at: start, gap: first }];
	let [from, to, without] = [first.from, first.to, 0];
	for (let at = start + 1; at < lines.length && without <= MOST_WITHOUT; at += 1) {
		const line = lines[at];
		if (!line) break;
		const gap = line.gaps.find((each) => {
			const room = Math.min(to, each.to) - Math.max(from, each.from);
			return room >= NARROWEST * Math.min(first.size, each.size) && Math.abs(each.size - first.size) < 0.2 * first.size;
		});
		if (gap) {
			column.push({ at, gap });
			[from, to, without] = [Math.max(from, gap.from), Math.min(to, gap.to), 0];
		} else if (line.extent[0] >= from || line.extent[1] <= to) {
			without += 1;
		} else {
			break;
		}
	}
	return column;
}

function isColumn(gaps: readonly Gap[]): boolean {
	return gaps.length >= SURELY || (gaps.length >= LEAST_LINES && isEven(gaps));
}

/** Whether most of the words on one of its sides begin or end in one place. */
function isEven(gaps: readonly Gap[]): boolean {
	const tolerance = EVEN * (gaps[0]?.size ?? 0);
	return [gaps.map(({ to }) => to), gaps.map(({ from }) => from)].some((edges) =>
		edges.some((edge) => edges.filter((each) => Math.abs(each - edge) <= tolerance).length > 0.7 * edges.length)
	);
}
