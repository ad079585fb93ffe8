import { landOf, pageMap, type PageMap } from '#features/year/server/map.ts';
import type { Tongue } from '#kernel/tongue.ts';
import type { SiteOffice } from '../site.ts';
import { siteWords, type SitePartner } from '../view.ts';

type Seen = Pick<SitePartner, 'name' | 'latitude' | 'longitude' | 'isOfRegister'>;

/** The world seen from home with its twin cities: how a tie stands is not drawn. undefined where none has a place. */
export function siteMap(office: SiteOffice, partners: readonly Seen[], tongue: Tongue): PageMap | undefined {
	const places = partners.flatMap(({ isOfRegister, latitude, longitude, name }) =>
		isOfRegister && latitude !== null && longitude !== null
			? [{ name: siteWords(name, tongue), latitude, longitude, state: 'live' as const }]
			: []
	);
	if (places.length === 0) return undefined;
	const { latitude, longitude } = office;
	return pageMap({ home: { name: siteWords(office.city, tongue), latitude, longitude }, places });
}

/** The land of that map, for <use>: a file of its own, so that the page stays small. */
export function siteLand(map: PageMap | undefined): string | undefined {
	const path = map && landOf(map.key);
	return path && `<svg xmlns="http://www.w3.org/2000/svg"><path id="land" d="${path}"/></svg>`;
}
