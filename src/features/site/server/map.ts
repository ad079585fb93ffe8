import { passes } from '#documents/map/plane.ts';
import { labelBox, type WorldMapInput } from '#documents/map/world-map.ts';
import { landOf, pageMap, type PageMap } from '#features/year/server/map.ts';
import type { Tongue } from '#kernel/tongue.ts';
import type { SiteOffice } from '../site.ts';
import { siteWords, type SitePartner } from '../view.ts';

type Seen = Pick<SitePartner, 'name' | 'latitude' | 'longitude' | 'isOfRegister'>;

/** The same world drawn for a window and for a phone: names have the same size in both, so each is drawn for its own. */
export interface SiteMaps {
	wide: PageMap;
	narrow: PageMap;
}

/** About as wide as a phone, in its own pixels. */
const NARROW = { width: 360, height: 360 };

/** How near the world is seen: the first at which no tie runs through a name, else the one at which the fewest do. */
const ZOOMS = [1, 1.1, 1.15, 1.05, 1.25];

/** The world seen from home with its twin cities: how a tie stands is not drawn. undefined where none has a place. */
export function siteMaps(office: SiteOffice, partners: readonly Seen[], tongue: Tongue): SiteMaps | undefined {
	const places = partners.flatMap(({ isOfRegister, latitude, longitude, name }) =>
		isOfRegister && latitude !== null && longitude !== null
			? [{ name: siteWords(name, tongue), latitude, longitude, state: 'live' as const }]
			: []
	);
	if (places.length === 0) return undefined;
	const { latitude, longitude } = office;
	const world = { home: { name: siteWords(office.city, tongue), latitude, longitude }, places };
	return { wide: clearest(world), narrow: clearest({ ...world, ...NARROW }) };
}

/** Maps that were drawn are kept, so that looking at several costs something once. */
function clearest(input: WorldMapInput): PageMap {
	const maps: { map: PageMap; crossed: number }[] = [];
	for (const zoom of ZOOMS) {
		const map = pageMap({ ...input, zoom });
		const crossed = namesCrossed(map);
		if (crossed === 0) return map;
		maps.push({ map, crossed });
	}
	return (maps.toSorted((one, other) => one.crossed - other.crossed)[0] as (typeof maps)[number]).map;
}

/** How often a tie runs through a name. */
export function namesCrossed({ home, places }: Pick<PageMap, 'home' | 'places'>): number {
	const ties = places.map((place) => ({ from: home, to: place }));
	const names = places.map(({ name, label }) => labelBox(name, label));
	return names.reduce((sum, name) => sum + ties.filter((tie) => passes(tie, name)).length, 0);
}

/** The land of those maps, for <use>: a file of its own, so that the page stays small. */
export function siteLand(maps: SiteMaps | undefined): string | undefined {
	if (!maps) return undefined;
	const paths = (['wide', 'narrow'] as const).map((id) => `<path id="${id}" d="${landOf(maps[id].key) ?? ''}"/>`);
	return `<svg xmlns="http://www.w3.org/2000/svg">${paths.join('')}</svg>`;
}
