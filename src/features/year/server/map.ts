import { createHash } from 'node:crypto';
import type { Office } from '#features/office/office.ts';
import { drawWorldMap, type WorldMap, type WorldMapInput } from '#documents/map/world-map.ts';
import type { Language } from '#kernel/language.ts';
import { words } from '#kernel/texts.ts';
import { placeState, type Tie } from '../tie.ts';

/** The map as a page needs it: the land, 40 kB of it, is fetched apart and kept by the browser. */
export interface PageMap extends Omit<WorldMap, 'land' | 'landPath'> {
	/** Names the land in its address; another view has another. */
	key: string;
}

/** Drawing takes about 60 ms, a page a few: maps are kept, the oldest forgotten first. */
const KEPT = 300;
const drawn = new Map<string, { map: PageMap; landPath: string }>();

/** Where the places of some ties are and how they stand. Ties without coordinates are not on the map. */
export function mapInput(office: Office, ties: readonly Tie[], language: Language): WorldMapInput {
	return {
		home: { name: words(office.city, language), latitude: office.latitude, longitude: office.longitude },
		places: ties.flatMap((tie) => {
			const { name, latitude, longitude } = tie.partner;
			if (latitude === null || longitude === null) return [];
			return [{ name: words(name, language), latitude, longitude, state: placeState(tie) }];
		})
	};
}

export function pageMap(input: WorldMapInput): PageMap {
	return drawing(input).map;
}

/** The outline of the land of a map that was drawn for a page lately. */
export function landOf(key: string): string | undefined {
	return drawn.get(key)?.landPath;
}

function drawing(input: WorldMapInput): { map: PageMap; landPath: string } {
	const key = createHash('sha1').update(JSON.stringify(input)).digest('hex').slice(0, 16);
	const known = drawn.get(key);
	if (known) return known;
	const { land, landPath, ...map } = drawWorldMap(input);
	const made = { map: { ...map, key }, landPath };
	drawn.set(key, made);
	const oldest = drawn.size > KEPT ? drawn.keys().next().value : undefined;
	if (oldest !== undefined) drawn.delete(oldest);
	return made;
}
