import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SiteOffice } from '../site.ts';
import type { SitePartner } from '../view.ts';
import { namesCrossed, siteLand, siteMap } from './map.ts';

const office = {
	city: { he: 'רעננה', en: 'Ra’anana' },
	latitude: 32.1848,
	longitude: 34.8713
} as unknown as SiteOffice;
const partners = (
	JSON.parse(readFileSync('examples/raanana/partners.json', 'utf8')) as (SitePartner & { visibility: string })[]
)
	.filter(({ visibility }) => visibility === 'public')
	.map((partner) => ({ ...partner, isOfRegister: true }));

it.each(['he', 'en', 'de', 'zh-Hant'] as const)('of the starter office no tie runs through a name in %s', (tongue) => {
	const map = siteMap(office, partners, tongue);
	expect(map?.places).toHaveLength(8);
	expect(map && namesCrossed(map)).toBe(0);
	expect(siteLand(map)).toMatch(/^<svg [^>]*><path id="land" d="M[\d.,LMZ-]+"\/><\/svg>$/);
});

it('only twin cities with a place are on it, and how a tie stands is not', () => {
	const others = partners.map((partner, at) => ({ ...partner, isOfRegister: at > 0, latitude: at === 1 ? null : 50 }));
	const map = siteMap(office, others, 'en');
	expect(map?.places).toHaveLength(6);
	expect(new Set(map?.places.map(({ state }) => state))).toEqual(new Set(['live']));
	expect(siteMap(office, [], 'en')).toBeUndefined();
});
