import { drawWorldMap, type WorldMap } from '#documents/map/world-map.ts';
import { cleanLine } from '#documents/office/clean.ts';
import type { MapBlock } from '#kernel/flow-document.ts';
import type { Frame } from './frame.ts';
import type { Stage } from './stage.ts';

/** Points on the slide for each unit of the drawing: names then are of a size to be read. */
export const MAP_SCALE = 0.86;
export const ORNAMENT_SCALE = 1.2;
const GAP = 24;

/** Where a legend and the world beside it stand in the frame of a map, in the direction of reading. */
export function mapPlaces(frame: Frame, { legend }: Stage): { legend: Frame; world: Frame } {
	const taken = legend + GAP;
	return {
		legend: { ...frame, width: legend },
		world: { ...frame, x: frame.x + taken, width: frame.width - taken }
	};
}

/** The world of a map in a frame, in the units of its drawing. */
export function worldOf({ home, places }: MapBlock, { width, height }: Frame, scale: number): WorldMap {
	const named = <P extends { name: string }>(place: P) => ({ ...place, name: cleanLine(place.name) });
	return drawWorldMap({
		home: named(home),
		places: places.map(named),
		width: width / scale,
		height: height / scale
	});
}
