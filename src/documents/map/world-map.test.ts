import { describe, expect, test } from 'vitest';
import type { PlaceState } from '#kernel/flow-document.ts';
import { isInside, overlap, around, union } from './plane.ts';
import { drawWorldMap, labelBox, type WorldMap } from './world-map.ts';

const RAANANA = { name: 'Ra’anana', latitude: 32.18, longitude: 34.87 };
const TEN: [string, string, number, number, PlaceState][] = [
	['Opsterland', 'אופסטרלנד', 53.05, 6.1, 'silent'],
	['Bramsche', 'בראמשה', 52.4, 7.98, 'live'],
	['Boulogne-Billancourt', 'בולון ביאנקור', 48.84, 2.24, 'live'],
	['Verona', 'ורונה', 45.44, 10.99, 'silent'],
	['Goslar', 'גוסלר', 51.9, 10.43, 'live'],
	['Atlanta', 'אטלנטה', 33.75, -84.39, 'live'],
	['Tainan', 'טאיינאן', 22.99, 120.2, 'live'],
	['Poznań', 'פוזנן', 52.41, 16.93, 'live'],
	['Rio de Janeiro', 'ריו דה ז׳אנרו', -22.9, -43.2, 'candidate'],
	['Kunming', 'קונמינג', 25.04, 102.7, 'candidate']
];

function places(column: 0 | 1) {
	return TEN.map((row) => ({ name: row[column], latitude: row[2], longitude: row[3], state: row[4] }));
}

function boxes(map: WorldMap) {
	return [map.home, ...map.places].map((place) => ({ name: place.name, box: labelBox(place.name, place.label) }));
}

function clashes(map: WorldMap): string[] {
	const all = boxes(map);
	const dots = [map.home, ...map.places];
	return all.flatMap(({ name, box }, index) => [
		...all.slice(index + 1).flatMap((other) => (overlap(box, other.box) ? [`${name} over ${other.name}`] : [])),
		...dots.flatMap((dot) => (overlap(box, around(dot, 3)) ? [`${name} over the dot of ${dot.name}`] : []))
	]);
}

describe.each([
	['English', places(0), 'Ra’anana'],
	['Hebrew', places(1), 'רעננה']
])('the ten places of the deck in %s', (_, list, home) => {
	const map = drawWorldMap({ home: { ...RAANANA, name: home }, places: list });

	test('no name covers another name or a dot', () => {
		expect(clashes(map)).toEqual([]);
	});

	test('every name stands inside the frame', () => {
		const frame = { left: 0, top: 0, right: map.width, bottom: map.height };
		expect(boxes(map).filter(({ box }) => !isInside(box, frame))).toEqual([]);
	});

	test('a name away from its dot has a leader that ends in the dot', () => {
		const led = map.places.filter(({ label }) => label.leader);
		expect(led.length).toBeGreaterThan(0);
		for (const { x, y, label } of led) expect([label.leader?.x2, label.leader?.y2]).toEqual([x, y]);
	});

	test('keeps order, names and states', () => {
		expect(map.places.map(({ name, state }) => ({ name, state }))).toEqual(
			list.map(({ name, state }) => ({ name, state }))
		);
	});
});

describe('the view', () => {
	const map = drawWorldMap({ home: RAANANA, places: places(0) });
	const at = (name: string) => map.places.find((place) => place.name === name) ?? map.home;

	test('is the design’s: 620 by 450, home below the middle, never mirrored', () => {
		expect([map.width, map.height, map.home.x, map.home.y]).toEqual([620, 450, 310, 265]);
		expect(at('Atlanta').x).toBeLessThan(map.home.x);
		expect(at('Tainan').x).toBeGreaterThan(map.home.x);
		expect(at('Opsterland').y).toBeLessThan(map.home.y);
	});

	test('shows true bearings: Tainan lies a little north of east as one sets out', () => {
		const { x, y } = at('Tainan');
		const bearing = (Math.atan2(x - map.home.x, map.home.y - y) * 180) / Math.PI;
		expect(bearing).toBeGreaterThan(65);
		expect(bearing).toBeLessThan(80);
	});

	test('brings near places apart: 3,000 km take more than a third of the way to 10,000', () => {
		const [near, far] = map.rings;
		expect(near?.radius).toBeCloseTo((far?.radius ?? 0) * 0.3 ** 0.6, 0);
	});

	test('land is outlines inside the frame, and the path says the same', () => {
		const points = map.land.flat();
		expect(points.length).toBeGreaterThan(2000);
		expect(points.every(([x, y]) => x >= 0 && x <= 620 && y >= 0 && y <= 450)).toBe(true);
		expect(map.landPath.match(/M/g)).toHaveLength(map.land.length);
		expect(map.landPath.startsWith(`M${(map.land[0]?.[0] ?? []).join(',')}L`)).toBe(true);
	});

	test('leaves Taiwan to be seen: the name of Tainan stands in the sea beside it, and its dot is small', () => {
		for (const column of [0, 1] as const) {
			for (const size of [{}, { width: 700, height: 470 }, { width: 640, height: 300 }]) {
				const drawn = drawWorldMap({ home: RAANANA, places: places(column), ...size });
				const tainan = drawn.places.find(({ name }) => TEN[6]?.includes(name)) ?? drawn.places[0];
				if (!tainan) throw new Error('no Tainan');
				const island = drawn.land.find((ring) => {
					const box = ring.map(([x, y]) => around({ x, y }, 0)).reduce((one, other) => union(one, other));
					return box.right - box.left < 12 && overlap(around(tainan, 2), box);
				});
				expect(island?.length).toBeGreaterThan(4);
				const label = labelBox(tainan.name, tainan.label);
				expect((island ?? []).filter(([x, y]) => isInside(around({ x, y }, 1), label))).toEqual([]);
				expect((island ?? []).some(([x, y]) => Math.hypot(x - tainan.x, y - tainan.y) > tainan.radius + 3)).toBe(true);
				expect(tainan.radius).toBeLessThan(3);
			}
		}
		expect(at('Atlanta')).toMatchObject({ radius: 4.5 });
	});

	test('is the same every time', () => {
		expect(drawWorldMap({ home: RAANANA, places: places(0) })).toEqual(map);
	});
});

describe('places that the usual view would lose', () => {
	const far = [
		{ name: 'Cape Town', latitude: -33.9, longitude: 18.4, state: 'live' as const },
		{ name: 'Sydney', latitude: -33.9, longitude: 151.2, state: 'live' as const },
		{ name: 'Honolulu', latitude: 21.3, longitude: -157.9, state: 'candidate' as const },
		{ name: 'Ra’anana again', latitude: 32.18, longitude: 34.87, state: 'silent' as const }
	];

	test('are brought into the frame, dots and names', () => {
		const map = drawWorldMap({ home: RAANANA, places: far });
		const frame = { left: 0, top: 0, right: 620, bottom: 450 };
		for (const place of map.places) expect(isInside(around(place, 6), frame)).toBe(true);
		expect(boxes(map).filter(({ box }) => !isInside(box, frame))).toEqual([]);
	});

	test('forty in one small region keep their names in the frame', () => {
		const crowd = Array.from({ length: 40 }, (_, at) => ({
			name: `Stadt ${at}`,
			latitude: 43 + ((at * 37) % 100) / 8,
			longitude: ((at * 61) % 100) / 4,
			state: 'live' as const
		}));
		const map = drawWorldMap({ home: RAANANA, places: crowd });
		const frame = { left: 0, top: 0, right: 620, bottom: 450 };
		expect(boxes(map).every(({ box }) => isInside(box, frame))).toBe(true);
	});

	test('no places at all is still a map', () => {
		const map = drawWorldMap({ home: RAANANA, places: [], width: 300, height: 200 });
		expect(map.places).toEqual([]);
		expect(map.land.length).toBeGreaterThan(10);
	});
});
