import { geoDistance, geoProjection, type GeoProjection } from 'd3-geo';
import type { Box } from './plane.ts';

export interface Place {
	latitude: number;
	longitude: number;
}

/** The exponent that brings near places apart and far ones closer: distance on paper = angle ^ NEARNESS. */
const NEARNESS = 0.6;
/** What is seen of the world: 112 degrees from home, a little more than half of it. */
const HORIZON = radians(112);
/** Room beyond the farthest place when it lies behind the horizon. */
const BEYOND = radians(6);
const WHOLE = radians(178);
const EARTH_RADIUS_KM = 6371;

/** Default size of the drawing, and of the half world in it. */
const SIZE = { width: 620, height: 450, disc: 300 };
/** Home stands below the middle: most land is in the north. */
const HOME_DOWN = 265 / 450;
/** What places keep from the frame, so that their labels fit. */
const ROOM = { side: 30, top: 34, bottom: 26 };

/** An azimuthal view: bearings from home are true, so straight lines to places are too. */
export interface View {
	project: GeoProjection;
	home: { x: number; y: number };
	/** Radius of the circle at a distance from home. */
	radiusAt: (km: number) => number;
}

/**
 * Sees the world from home. The usual scale shows half of it; where a place would fall outside the frame, home moves
 * aside, and only then everything becomes smaller.
 */
export function viewFrom(
	home: Place,
	places: readonly Place[],
	{ width, height, zoom }: { width: number; height: number; zoom: number }
): View {
	const usual = zoom * (SIZE.disc / HORIZON ** NEARNESS) * Math.min(width / SIZE.width, height / SIZE.height);
	const reach = reachOf(home, places);
	const shrink = Math.min(
		1,
		(width - 2 * ROOM.side) / ((reach.right - reach.left) * usual),
		(height - ROOM.top - ROOM.bottom) / ((reach.bottom - reach.top) * usual)
	);
	const scale = usual * shrink;
	const x = between(width / 2, ROOM.side - reach.left * scale, width - ROOM.side - reach.right * scale);
	const y = between(height * HOME_DOWN, ROOM.top - reach.top * scale, height - ROOM.bottom - reach.bottom * scale);
	const farthest = Math.max(0, ...places.map((place) => angleBetween(home, place)));
	const project = geoProjection(flatten)
		.rotate([-home.longitude, -home.latitude])
		.scale(scale)
		.translate([x, y])
		.clipAngle(degrees(Math.min(WHOLE, Math.max(HORIZON, farthest + BEYOND))))
		.precision(0.6);
	return { project, home: { x, y }, radiusAt: (km) => scale * (km / EARTH_RADIUS_KM) ** NEARNESS };
}

/** How far the places reach from home at scale 1, home included. */
function reachOf(home: Place, places: readonly Place[]): Box {
	const project = geoProjection(flatten).rotate([-home.longitude, -home.latitude]).scale(1).translate([0, 0]);
	const box = { left: 0, top: 0, right: 0, bottom: 0 };
	for (const place of places) {
		const [x, y] = project([place.longitude, place.latitude]) ?? [0, 0];
		box.left = Math.min(box.left, x);
		box.right = Math.max(box.right, x);
		box.top = Math.min(box.top, y);
		box.bottom = Math.max(box.bottom, y);
	}
	return box;
}

function flatten(x: number, y: number): [number, number] {
	const angle = Math.acos(Math.max(-1, Math.min(1, Math.cos(x) * Math.cos(y))));
	// At home itself and at its antipode the bearing is undefined; any will do.
	const k = angle < 1e-6 || Math.PI - angle < 1e-6 ? 1 : angle ** NEARNESS / Math.sin(angle);
	return [k * Math.cos(y) * Math.sin(x), k * Math.sin(y)];
}

function angleBetween(one: Place, other: Place): number {
	return geoDistance([one.longitude, one.latitude], [other.longitude, other.latitude]);
}

function between(wanted: number, lowest: number, highest: number): number {
	return Math.max(lowest, Math.min(highest, wanted));
}

function radians(value: number): number {
	return (value * Math.PI) / 180;
}

function degrees(value: number): number {
	return (value * 180) / Math.PI;
}
