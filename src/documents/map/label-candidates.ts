import { type Box, distance, type Point, type Segment } from './plane.ts';

export type Anchor = 'start' | 'middle' | 'end';

/** Where a label may stand: x and the baseline, as an SVG text has them; left to right whatever the language. */
export interface Slot {
	x: number;
	y: number;
	anchor: Anchor;
	/** Set where the label stands away from its dot. */
	isLed: boolean;
	/** What standing here costs before anything is in the way. */
	base: number;
}

export interface Label {
	dot: Point;
	/** What the dot needs for itself, from its middle. */
	reach: number;
	width: number;
}

/** Letters above and below the baseline, at the size of the map's labels. */
const ABOVE = 11.5;
const BELOW = 4.5;
const ROW = 19;
/** Dots nearer than this to each other crowd. */
const CROWD = 46;
/** Rows of a column above and below the middle of its crowd. */
const ROWS = 7;
const COLUMNS = [34, 60, 100];
const LEADER_GAP = 4;

/** All places for each label, in the order of the labels: beside its dot, in columns beside its crowd, or farther out. */
export function slotsFor(labels: readonly Label[]): Slot[][] {
	const crowds = findCrowds(labels);
	return labels.map((label, index) => [
		...besideDot(label.dot),
		...(crowds[index]?.length ? columnsBeside(crowds[index]) : []),
		...fartherOut(label.dot)
	]);
}

export function boxOf(label: Label, { x, y, anchor }: Slot): Box {
	const left = anchor === 'start' ? x : anchor === 'end' ? x - label.width : x - label.width / 2;
	return { left, top: y - ABOVE, right: left + label.width, bottom: y + BELOW };
}

/** The line from a label that stands away to its dot. */
export function leaderOf(label: Label, slot: Slot): Segment | undefined {
	if (!slot.isLed) return undefined;
	const box = boxOf(label, slot);
	const middle = (box.top + box.bottom) / 2;
	if (slot.anchor === 'middle') {
		const isBelow = slot.y > label.dot.y;
		return { from: { x: slot.x, y: isBelow ? box.top : box.bottom }, to: label.dot };
	}
	const x = slot.anchor === 'start' ? box.left - LEADER_GAP : box.right + LEADER_GAP;
	return { from: { x, y: middle }, to: label.dot };
}

function besideDot({ x, y }: Point): Slot[] {
	const slot = (dx: number, dy: number, anchor: Anchor, base: number): Slot => ({
		x: x + dx,
		y: y + dy,
		anchor,
		isLed: false,
		base
	});
	return [
		slot(0, -10, 'middle', 0),
		slot(0, 20, 'middle', 2),
		slot(10, 5, 'start', 3),
		slot(-10, 5, 'end', 3),
		slot(7, -6, 'start', 5),
		slot(-7, -6, 'end', 5),
		slot(7, 15, 'start', 6),
		slot(-7, 15, 'end', 6)
	];
}

/** The same columns and rows for a whole crowd, so that its labels line up. */
function columnsBeside(crowd: readonly Point[]): Slot[] {
	const left = Math.min(...crowd.map(({ x }) => x));
	const right = Math.max(...crowd.map(({ x }) => x));
	const middle = crowd.reduce((sum, { y }) => sum + y, 0) / crowd.length;
	const slots: Slot[] = [];
	COLUMNS.forEach((away, column) => {
		for (let row = -ROWS; row <= ROWS; row += 1) {
			const [y, base] = [middle + ROW * row, 14 + 12 * column];
			slots.push({ x: left - away, y, anchor: 'end', isLed: true, base });
			slots.push({ x: right + away, y, anchor: 'start', isLed: true, base });
		}
	});
	return slots;
}

function fartherOut({ x, y }: Point): Slot[] {
	const slots: Slot[] = [];
	for (const reach of [28, 48, 74, 104]) {
		for (const [dx, dy, anchor] of [
			[1, 0, 'start'],
			[-1, 0, 'end'],
			[0.7, -0.7, 'start'],
			[-0.7, -0.7, 'end'],
			[0.7, 0.7, 'start'],
			[-0.7, 0.7, 'end'],
			[0, -1, 'middle'],
			[0, 1, 'middle']
		] as const) {
			slots.push({ x: x + dx * reach, y: y + dy * reach + 4, anchor, isLed: true, base: 30 });
		}
	}
	return slots;
}

/** For each label the dots that crowd with its own, over any number of steps; empty where it stands alone. */
function findCrowds(labels: readonly Label[]): Point[][] {
	const crowd = labels.map((_, index) => index);
	labels.forEach((one, index) => {
		labels.slice(0, index).forEach((other, earlier) => {
			if (distance(one.dot, other.dot) >= CROWD) return;
			const [from, to] = [crowd[index], crowd[earlier]];
			crowd.forEach((each, member) => {
				if (each === from) crowd[member] = to as number;
			});
		});
	});
	return crowd.map((id) => {
		const dots = labels.filter((_, index) => crowd[index] === id).map(({ dot }) => dot);
		return dots.length > 1 ? dots : [];
	});
}
