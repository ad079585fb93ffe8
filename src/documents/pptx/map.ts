import { LABEL_SIZE, labelBox, RING_LABEL_SIZE, type LabelPlace, type WorldMap } from '#documents/map/world-map.ts';
import type { Point } from '#documents/map/plane.ts';
import { formatNumber } from '#kernel/format.ts';
import { PLACES_DRAWN, type MapBlock } from '#kernel/flow-document.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { seen, type Frame } from './frame.ts';
import { closedPath, openPath } from './freeform.ts';
import { mapLegend } from './map-legend.ts';
import { DOT, LOOKS } from './map-looks.ts';
import { MAP_SCALE, mapPlaces, ORNAMENT_SCALE, worldOf } from './map-place.ts';
import type { Stroke, Tone } from './paint.ts';
import type { Setting } from './setting.ts';
import { drawn, drawnLine, group, preset, textBox, type Ids } from './shapes.ts';

const HOME = 6;
/** Half a grade of a circle is finer than a slide shows. */
const STEP = 0.5;

/** The world seen from home as shapes that a user can move and colour: land, rings, lines, dots, names. */
export function mapShapes(block: MapBlock, frame: Frame, setting: Setting, ids: Ids): string {
	const { words } = setting;
	const id = ids.next();
	const { legend: beside, world } = mapPlaces(frame, setting.stage);
	const place = seen(world, setting);
	const map = worldOf(block, place, MAP_SCALE);
	const drawing = new MapDrawing(map, place, MAP_SCALE, setting, ids);
	const sea = drawn({ id: ids.next(), name: words.map }, { frame: place, fill: 'sunken' });
	const legend = mapLegend(block, beside, setting, ids);
	return group({ id, name: words.map, alt: cleanLine(block.alt) }, seen(frame, setting), [
		sea,
		drawing.land('land'),
		...drawing.rings(),
		...drawing.ties(),
		...drawing.leaders(),
		...drawing.dots(),
		...drawing.names(),
		...legend
	]);
}

/** The same world without words, behind those of the cover, where reading ends. It shows nothing that is not said elsewhere. */
export function mapOrnament(block: MapBlock, setting: Setting, ids: Ids): string {
	const id = ids.next();
	const frame = seen(setting.stage.cover.ornament, setting);
	const map = worldOf(block, frame, ORNAMENT_SCALE);
	const drawing = new MapDrawing(map, frame, ORNAMENT_SCALE, setting, ids);
	return group({ id, name: setting.words.ornament, isOrnament: true }, frame, [
		drawing.land(setting.cover.land),
		...drawing.faintTies(setting.cover.line, setting.cover.light)
	]);
}

class MapDrawing {
	readonly #map: WorldMap;
	readonly #frame: Frame;
	readonly #scale: number;
	readonly #setting: Setting;
	readonly #ids: Ids;

	constructor(map: WorldMap, frame: Frame, scale: number, setting: Setting, ids: Ids) {
		this.#map = map;
		this.#frame = frame;
		this.#scale = scale;
		this.#setting = setting;
		this.#ids = ids;
	}

	land(tone: Tone): string {
		const rings = this.#map.land.map((ring) => ring.map(([x, y]) => ({ x: x * this.#scale, y: y * this.#scale })));
		const named = { id: this.#ids.next(), name: this.#setting.words.land };
		return drawn(named, { frame: this.#frame, geometry: closedPath(rings, this.#frame), fill: tone });
	}

	/** Only what of a ring is inside the frame. */
	rings(): string[] {
		const { home, rings } = this.#map;
		return rings.flatMap(({ km, radius, label }) => {
			const arcs = this.#arcs(home, radius).map((points) => {
				const named = { id: this.#ids.next(), name: this.#setting.words.ring };
				const line: Stroke = { tone: 'ring', width: 1 };
				return drawn(named, { frame: this.#frame, geometry: openPath(points, this.#frame), line });
			});
			return label ? [...arcs, this.#distance(km, label)] : arcs;
		});
	}

	ties(): string[] {
		const { home, places } = this.#map;
		return PLACES_DRAWN.flatMap((state) => places.filter((place) => place.state === state)).map((place) => {
			const named = { id: this.#ids.next(), name: this.#setting.words.tie(place.name) };
			return drawnLine(named, this.#at(home), this.#at(place), LOOKS[place.state].tie);
		});
	}

	faintTies(tone: Tone, light: Tone): string[] {
		const { home, places } = this.#map;
		const lines = places.map((place) => {
			const named = { id: this.#ids.next(), name: this.#setting.words.ornament };
			return drawnLine(named, this.#at(home), this.#at(place), { tone, width: 1 });
		});
		return [...lines, ...places.map((place) => this.#disc(place, 2.5, light)), this.#disc(home, 4, 'paper')];
	}

	leaders(): string[] {
		return this.#map.places.flatMap(({ label: { leader } }) => {
			if (!leader) return [];
			const named = { id: this.#ids.next(), name: this.#setting.words.leader };
			const { x1, y1, x2, y2 } = leader;
			return [drawnLine(named, this.#at({ x: x1, y: y1 }), this.#at({ x: x2, y: y2 }), { tone: 'ink3', width: 0.6 })];
		});
	}

	dots(): string[] {
		const { home, places } = this.#map;
		return [
			...places.map((place) => {
				const { fill, line } = LOOKS[place.state].dot;
				// Its edge in the colour of the sea would take away the land of a small island.
				const edge = place.state === 'live' && place.radius < DOT ? undefined : line;
				return this.#disc(place, place.radius, fill, edge, place.name);
			}),
			this.#disc(home, HOME, 'ink', { tone: 'sunken', width: 1.5 }, home.name)
		];
	}

	names(): string[] {
		const { home, places } = this.#map;
		return [
			...places.map((place) => this.#name(place.name, place.label, false)),
			this.#name(home.name, home.label, true)
		];
	}

	#at({ x, y }: Point): Point {
		return { x: this.#frame.x + x * this.#scale, y: this.#frame.y + y * this.#scale };
	}

	#disc(at: Point, radius: number, fill: Tone, line?: Stroke, name = this.#setting.words.ornament): string {
		const { x, y } = this.#at(at);
		const reach = radius * this.#scale;
		return drawn(
			{ id: this.#ids.next(), name },
			{
				frame: { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach },
				geometry: preset('ellipse'),
				fill,
				...(line ? { line } : {})
			}
		);
	}

	#name(text: string, label: LabelPlace, isHome: boolean): string {
		const { left, top, right, bottom } = labelBox(text, label);
		const corner = this.#at({ x: left, y: top });
		const size = { width: (right - left) * this.#scale, height: (bottom - top) * this.#scale };
		return textBox(
			{ id: this.#ids.next(), name: text },
			{
				frame: { ...corner, ...size },
				paragraphs: [{ style: 'label', line: [{ text, ...(isHome ? { strong: true } : {}) }], align: label.anchor }],
				base: LABEL_SIZE * this.#scale,
				setting: this.#setting,
				anchor: 'ctr',
				isOneLine: true
			}
		);
	}

	#distance(km: number, label: Point): string {
		const format = new Intl.NumberFormat(this.#setting.language, { style: 'unit', unit: 'kilometer' });
		const { x, y } = this.#at(label);
		const frame = { x: x - 40, y: y - 12, width: 80, height: 16 };
		return textBox(
			{ id: this.#ids.next(), name: `${formatNumber(km, this.#setting.language)}` },
			{
				frame,
				paragraphs: [{ style: 'distance', line: [{ text: format.format(km) }], align: 'middle' }],
				base: RING_LABEL_SIZE * this.#scale,
				setting: this.#setting,
				anchor: 'ctr',
				isOneLine: true
			}
		);
	}

	/** The pieces of a circle that lie in the frame, as points on it. */
	#arcs(centre: Point, radius: number): Point[][] {
		const { width, height } = this.#map;
		const isIn = ({ x, y }: Point) => x >= 0 && x <= width && y >= 0 && y <= height;
		const points = Array.from({ length: 360 / STEP + 1 }, (_, index) => {
			const angle = (index * STEP * Math.PI) / 180;
			return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
		});
		const arcs: Point[][] = [[]];
		for (const point of points) {
			if (isIn(point)) (arcs.at(-1) as Point[]).push({ x: point.x * this.#scale, y: point.y * this.#scale });
			else if ((arcs.at(-1) as Point[]).length > 0) arcs.push([]);
		}
		return arcs.filter((arc) => arc.length > 1);
	}
}
