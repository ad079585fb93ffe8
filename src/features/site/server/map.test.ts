import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { labelBox } from '#documents/map/world-map.ts';
import { overlap } from '#documents/map/plane.ts';
import { TONGUES } from '#kernel/tongue.ts';
import type { SiteOffice } from '../site.ts';
import type { SitePartner } from '../view.ts';
import { namesCrossed, siteLand, siteMaps, type SiteMaps } from './map.ts';

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
	const maps = siteMaps(office, partners, tongue);
	expect([maps?.wide.places.length, maps?.narrow.places.length]).toEqual([8, 8]);
	expect(maps && namesCrossed(maps.wide)).toBe(0);
	expect(siteLand(maps)).toMatch(
		/^<svg [^>]*><path id="wide" d="M[\d.,LMZ-]+"\/><path id="narrow" d="M[\d.,LMZ-]+"\/><\/svg>$/
	);
});

it.each(TONGUES)('the map for a phone is as wide as one, with each name inside it and on no other, in %s', (tongue) => {
	const { narrow } = siteMaps(office, partners, tongue) as SiteMaps;
	expect(narrow.width).toBeLessThanOrEqual(360);
	const boxes = [narrow.home, ...narrow.places].map(({ name, label }) => labelBox(name, label));
	for (const box of boxes) {
		expect(box.left).toBeGreaterThanOrEqual(0);
		expect(box.right).toBeLessThanOrEqual(narrow.width);
	}
	const alike = boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => overlap(one, other)));
	expect(alike).toEqual([]);
});

it('only twin cities with a place are on it, and how a tie stands is not', () => {
	const others = partners.map((partner, at) => ({ ...partner, isOfRegister: at > 0, latitude: at === 1 ? null : 50 }));
	const map = siteMaps(office, others, 'en')?.wide;
	expect(map?.places).toHaveLength(6);
	expect(new Set(map?.places.map(({ state }) => state))).toEqual(new Set(['live']));
	expect(siteMaps(office, [], 'en')).toBeUndefined();
});
