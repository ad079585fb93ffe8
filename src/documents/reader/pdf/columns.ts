import type { Segment } from './segments.ts';

/** In parts of the size. */
const TOUCHING = 0.05;

/** Stretches in lines, from the top, each from the left. */
export function linesOf(segments: readonly Segment[]): Segment[][] {
	const rows: Segment[][] = [];
	for (const segment of segments.toSorted((a, b) => b.baseline - a.baseline)) {
		const first = rows.at(-1)?.[0];
		if (first && first.baseline - segment.baseline < 0.3 * segment.size) rows.at(-1)?.push(segment);
		else rows.push([segment]);
	}
	return rows.map((row) => row.toSorted((a, b) => a.left - b.left));
}

/** Stretches that nothing joins across the room between them, from the left; the fullest cells touch the next column. */
export function columnsOf(segments: readonly Segment[]): Segment[][] {
	const columns: Segment[][] = [];
	let end = -Infinity;
	for (const segment of segments.toSorted((a, b) => a.left - b.left)) {
		if (columns.length === 0 || segment.left > end - TOUCHING * segment.size) columns.push([segment]);
		else columns.at(-1)?.push(segment);
		end = Math.max(end, segment.right);
	}
	return columns;
}
