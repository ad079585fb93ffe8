import type { Point } from '#documents/map/plane.ts';
import { element, emu } from '#documents/office/xml.ts';

interface Size {
	width: number;
	height: number;
}

/** Outlines that are filled; points are in the coordinates of the shape. */
export function closedPath(rings: readonly (readonly Point[])[], size: Size): string {
	return custom(rings.map((ring) => steps(ring) + element('a:close')).join(''), size);
}

/** A line that is not filled. */
export function openPath(points: readonly Point[], size: Size): string {
	return custom(steps(points), size, 'none');
}

function custom(path: string, { width, height }: Size, fill?: 'none'): string {
	return element(
		'a:custGeom',
		{},
		...['a:avLst', 'a:gdLst', 'a:ahLst', 'a:cxnLst'].map((name) => element(name)),
		element('a:rect', { l: 0, t: 0, r: 'r', b: 'b' }),
		element('a:pathLst', {}, element('a:path', { w: emu(width), h: emu(height), fill }, path))
	);
}

function steps(points: readonly Point[]): string {
	return points
		.map(({ x, y }, index) =>
			element(index === 0 ? 'a:moveTo' : 'a:lnTo', {}, element('a:pt', { x: emu(x), y: emu(y) }))
		)
		.join('');
}
