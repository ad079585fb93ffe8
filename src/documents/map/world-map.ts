import type { PlaceState } from '#kernel/flow-document.ts';
import { heebo } from '#documents/fonts/heebo.ts';
import { type Anchor, boxOf, type Label } from './label-candidates.ts';
import { placeLabels, type Placed } from './label-placement.ts';
import { projectLand } from './land.ts';
import { around, type Box, distanceToSegment, overlap, type Point, type Segment, union } from './plane.ts';
import { viewFrom, type View } from './projection.ts';

/** The size of the names in drawing units; what draws the map sets them so. */
export const LABEL_SIZE = 14;
export const RING_LABEL_SIZE = 12;

export interface WorldMapInput {
	home: { name: string; latitude: number; longitude: number };
	places: { name: string; latitude: number; longitude: number; state: PlaceState }[];
	width?: number;
	height?: number;
	/** Above 1 shows less of the world, larger, while names keep their size. */
	zoom?: number;
}

/** x and the baseline of a name, as an SVG text with direction="ltr" has them: start means that it runs to the right. */
export interface LabelPlace {
	x: number;
	y: number;
	anchor: Anchor;
	/** From the name to its dot, where the name had to move away. */
	leader?: { x1: number; y1: number; x2: number; y2: number };
}

/**
 * The world seen from home, ready to be drawn. All numbers are drawing units in a frame of width by height; nothing
 * is to be mirrored, whatever the language.
 */
export interface WorldMap {
	width: number;
	height: number;
	/** Outlines; the last point of each joins its first. Fill by the even-odd or the non-zero rule. */
	land: [number, number][][];
	/** The same as the d of an SVG path. */
	landPath: string;
	/** Circles about home. They may leave the frame; the label is missing where no room is inside it. */
	rings: { km: number; radius: number; label?: { x: number; y: number } }[];
	home: { name: string; x: number; y: number; label: LabelPlace };
	/** In the order given. */
	places: {
		name: string;
		x: number;
		y: number;
		state: PlaceState;
		label: LabelPlace;
		/** Of its dot: smaller on an island that it would cover. */
		radius: number;
	}[];
}

const RINGS_KM = [3000, 10_000];
const RING_LABEL_WIDTH = 62;
/** The names are set in medium weight over a halo: a little wider than the regular that is measured. */
const BROADER = 1.05;
const HALO = 3;
const EDGE = 4;
/** What dots need for themselves, from their middle. */
const HOME_REACH = 8;
const PLACE_REACH = 6;
const DOT = { usual: 4.5, onIsland: 2.4 };
/** Land that is no wider and no higher than this is an island that a name would hide. */
const ISLAND = 26;
/** From a dot to the island on which it stands: coasts are simplified. */
const ASHORE = 3;

/** Draws nothing: says where everything goes. The same input gives the same numbers. */
export function drawWorldMap(input: WorldMapInput): WorldMap {
	const { home, places, width = 620, height = 450, zoom = 1 } = input;
	const view = viewFrom(home, places, { width, height, zoom });
	const land = projectLand(view.project, width, height);
	const centre = rounded(view.home);
	const dots = places.map((place) => projected(view, place));
	const ties = dots.map((dot): Segment => ({ from: centre, to: dot }));
	const frame = { left: EDGE, top: EDGE, right: width - EDGE, bottom: height - EDGE };
	const rings = RINGS_KM.map((km) => ringAt(km, view, centre, dots, frame));
	const labels = [
		labelAt(home.name, centre, HOME_REACH),
		...places.map(({ name }, at) => labelAt(name, dots[at] as Point, PLACE_REACH))
	];
	const taken = rings.flatMap(({ label }) => (label ? [ringLabelBox(label)] : []));
	const islands = islandsOf(land);
	const [homeLabel, ...placed] = placeLabels(labels, { frame, taken, lines: ties, islands }).map(asLabel);
	return {
		width,
		height,
		land,
		landPath: pathOf(land),
		rings,
		home: { name: home.name, ...centre, label: homeLabel as LabelPlace },
		places: places.map(({ name, state }, at) => ({
			name,
			...(dots[at] as Point),
			state,
			label: placed[at] as LabelPlace,
			radius: isOnIsland(dots[at] as Point, islands) ? DOT.onIsland : DOT.usual
		}))
	};
}

function islandsOf(land: readonly [number, number][][]): Box[] {
	const boxes = land.map((ring) =>
		ring.map(([x, y]) => around({ x, y }, 0)).reduce((whole, point) => union(whole, point))
	);
	return boxes.filter(({ left, top, right, bottom }) => right - left <= ISLAND && bottom - top <= ISLAND);
}

function isOnIsland(dot: Point, islands: readonly Box[]): boolean {
	return islands.some((island) => overlap(around(dot, ASHORE), island));
}

/** The room that a name takes in the drawing. */
export function labelBox(name: string, label: LabelPlace): Box {
	return boxOf(labelAt(name, label, 0), { ...label, isLed: false, base: 0 });
}

function labelAt(name: string, dot: Point, reach: number): Label {
	return { dot, reach, width: heebo().regular.measure(name) * LABEL_SIZE * BROADER + HALO };
}

/** A ring and a place on it for its distance: the first of a few bearings that is in the frame and clear of the ties. */
function ringAt(km: number, view: View, centre: Point, dots: readonly Point[], frame: Box): WorldMap['rings'][number] {
	const radius = round(view.radiusAt(km));
	const bearings = [15, -15, 30, 165, 45, 60, 150, 75, 105, 120, -30, -150, -45, -60, -120, -90];
	const found = bearings
		.map((degrees) => {
			const angle = (degrees * Math.PI) / 180;
			return { x: round(centre.x + radius * Math.cos(angle)), y: round(centre.y + radius * Math.sin(angle) + 4) };
		})
		.find((label) => {
			const box = ringLabelBox(label);
			const isInside =
				box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
			const middle = { x: label.x, y: label.y - 4 };
			const reach = RING_LABEL_WIDTH / 2 + 4;
			return isInside && dots.every((dot) => distanceToSegment(middle, { from: centre, to: dot }) > reach);
		});
	return found ? { km, radius, label: found } : { km, radius };
}

function ringLabelBox({ x, y }: Point): Box {
	return { left: x - RING_LABEL_WIDTH / 2, top: y - 10, right: x + RING_LABEL_WIDTH / 2, bottom: y + 4 };
}

function projected(view: View, place: { latitude: number; longitude: number }): Point {
	const [x, y] = view.project([place.longitude, place.latitude]) ?? [view.home.x, view.home.y];
	return rounded({ x, y });
}

function asLabel({ x, y, anchor, leader }: Placed): LabelPlace {
	const place = { x: round(x), y: round(y), anchor };
	if (!leader) return place;
	const { from, to } = leader;
	return { ...place, leader: { x1: round(from.x), y1: round(from.y), x2: to.x, y2: to.y } };
}

function pathOf(land: [number, number][][]): string {
	return land.map((ring) => `M${ring.map(([x, y]) => `${x},${y}`).join('L')}Z`).join('');
}

function rounded({ x, y }: Point): Point {
	return { x: round(x), y: round(y) };
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
