/** Plane geometry of the map: boxes, segments, and whether they meet. Units are drawing units, y grows downwards. */

export interface Point {
	x: number;
	y: number;
}

export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

export interface Segment {
	from: Point;
	to: Point;
}

export function overlap(one: Box, other: Box, apart = 0): boolean {
	return (
		one.left < other.right + apart &&
		one.right > other.left - apart &&
		one.top < other.bottom + apart &&
		one.bottom > other.top - apart
	);
}

export function isInside(inner: Box, outer: Box): boolean {
	return (
		inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
	);
}

export function union(one: Box, other: Box): Box {
	return {
		left: Math.min(one.left, other.left),
		top: Math.min(one.top, other.top),
		right: Math.max(one.right, other.right),
		bottom: Math.max(one.bottom, other.bottom)
	};
}

export function around(point: Point, reach: number): Box {
	return { left: point.x - reach, top: point.y - reach, right: point.x + reach, bottom: point.y + reach };
}

export function distance(one: Point, other: Point): number {
	return Math.hypot(one.x - other.x, one.y - other.y);
}

/** Whether two segments cross. Ends that touch count; parallel segments do not. */
export function cross({ from: a, to: b }: Segment, { from: c, to: d }: Segment): boolean {
	return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Whether any part of a segment lies in a box. */
export function passes({ from, to }: Segment, box: Box): boolean {
	if (Math.max(from.x, to.x) < box.left || Math.min(from.x, to.x) > box.right) return false;
	if (Math.max(from.y, to.y) < box.top || Math.min(from.y, to.y) > box.bottom) return false;
	// Their bounds meet: the segment misses the box only where all corners lie on one side of its line.
	const first = side(from, to, box.left, box.top);
	return (
		first !== side(from, to, box.right, box.top) ||
		first !== side(from, to, box.left, box.bottom) ||
		first !== side(from, to, box.right, box.bottom)
	);
}

/** How far a point lies from a segment. */
export function distanceToSegment(point: Point, { from, to }: Segment): number {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
	const at = Math.min(1, Math.max(0, along));
	return distance(point, { x: from.x + at * dx, y: from.y + at * dy });
}

function turn(a: Point, b: Point, c: Point): number {
	return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function side(from: Point, to: Point, x: number, y: number): boolean {
	return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) > 0;
}
