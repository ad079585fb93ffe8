import { LABEL_SIZE, RING_LABEL_SIZE, type WorldMap } from '#documents/map/world-map.ts';
import { PLACE_STATES, PLACES_DRAWN, type MapBlock, type PlaceState } from '#kernel/flow-document.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import { directionOfText, drawingSvg, type Drawing, type Label } from './drawing.ts';
import { INK, type Ink } from './ink.ts';
import { textWidth } from './name-lines.ts';
import { element, type Attributes } from './svg.ts';

export interface MapOptions {
	language: Language;
	/** Else that of the design. */
	ink?: Ink;
	/** The map in words. */
	alt: string;
	/** Words beside each kind of line; without them there is no legend under the map. */
	legend?: MapBlock['legend'];
}

interface StateLook {
	name: string;
	tie: Attributes;
	dot: Attributes;
}

/** A line and the dot at its end. The dash and the filling tell the state, colour repeats it. */
function looksIn(ink: Ink): Record<PlaceState, StateLook> {
	return {
		live: {
			name: '',
			tie: { stroke: ink.accent, 'stroke-width': 1.6 },
			dot: { fill: ink.accent, stroke: ink.sunken, 'stroke-width': 1.5 }
		},
		quiet: {
			name: '--quiet',
			tie: { stroke: ink.accent, 'stroke-width': 1.4, 'stroke-dasharray': '12 3' },
			dot: { fill: ink.sunken, stroke: ink.accent, 'stroke-width': 1.6 }
		},
		silent: {
			name: '--silent',
			tie: { stroke: ink.amberLine, 'stroke-width': 1.8, 'stroke-dasharray': '2 4' },
			dot: { fill: ink.sunken, stroke: ink.amberLine, 'stroke-width': 2 }
		},
		candidate: {
			name: '--soon',
			tie: { stroke: ink.ink3, 'stroke-width': 1.2, 'stroke-dasharray': '6 4' },
			dot: { fill: ink.sunken, stroke: ink.ink3, 'stroke-width': 1.6 }
		}
	};
}
const LEGEND = 34;
/** Of a dot; on a small island it is smaller. */
const USUAL = 4.5;

/** The world seen from home with a line to each place. Never mirrored, whatever the language. */
export function drawMap(map: WorldMap, options: MapOptions): Drawing {
	const { home, places } = map;
	const looks = looksIn(options.ink ?? INK);
	const legend = drawLegend(map, options, looks);
	const shapes = [
		element('rect', { class: 'sea', width: map.width, height: map.height, rx: 6, fill: INK.sunken }),
		element('path', { class: 'land', d: map.landPath, fill: INK.land }),
		// An inner frame: the far ring would go on into the legend.
		element('svg', { width: map.width, height: map.height }, ...map.rings.map((ring) => circle(ring.radius, home))),
		// Those that need a person come last, over the others, on a halo that parts them from what they cross.
		...PLACES_DRAWN.flatMap((state) =>
			places.filter((place) => place.state === state).flatMap((place) => tie(state, looks[state], home, place))
		),
		...places.flatMap(({ label: { leader } }) =>
			leader ? [element('line', { class: 'lead', ...leader, stroke: INK.ink3, 'stroke-width': 0.8 })] : []
		),
		...places.map((place) => dot(place.state, looks[place.state], place, place.radius)),
		element('circle', {
			...{ class: 'home', cx: home.x, cy: home.y, r: 6 },
			...{ fill: INK.ink, stroke: INK.sunken, 'stroke-width': 2 }
		})
	];
	const names = [
		...places.map((place) => name(place, options.language)),
		{ ...name(home, options.language), name: 'map__home', bold: true }
	];
	return {
		width: map.width,
		height: map.height + (legend.shapes.length > 0 ? LEGEND : 0),
		alt: options.alt,
		name: 'map__drawing',
		shapes: [...shapes, ...legend.shapes],
		labels: [...distances(map, options.language), ...names, ...legend.labels]
	};
}

/** The map as one SVG for a page. */
export function mapSvg(map: WorldMap, options: MapOptions): string {
	return drawingSvg(drawMap(map, options));
}

interface Point {
	x: number;
	y: number;
}

function circle(radius: number, { x, y }: Point): string {
	return element('circle', {
		...{ class: 'ring', cx: x, cy: y, r: radius },
		...{ fill: 'none', stroke: INK.ring, 'stroke-width': 1.2 }
	});
}

function tie(state: PlaceState, look: StateLook, from: Point, to: Point): string[] {
	const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
	const line = element('line', { class: state === 'live' ? 'tie' : `tie tie${look.name}`, ...ends, ...look.tie });
	if (state !== 'silent') return [line];
	return [element('line', { class: 'halo', ...ends, stroke: INK.sunken, 'stroke-width': 3.5 }), line];
}

function dot(state: PlaceState, look: StateLook, { x, y }: Point, radius = USUAL): string {
	return element('circle', {
		...{ class: state === 'live' ? 'dot' : `dot dot${look.name}`, cx: x, cy: y, r: radius },
		...look.dot,
		// Its edge in the colour of the sea would take away the land around it.
		...(state === 'live' && radius < USUAL ? { stroke: 'none' } : {})
	});
}

const ANCHORS = { start: 'left', middle: 'middle', end: 'right' } as const;

function name({ name, label }: WorldMap['home'], language: Language): Label {
	return {
		text: name,
		x: label.x,
		y: label.y,
		anchor: ANCHORS[label.anchor],
		direction: directionOfText(name, language),
		size: LABEL_SIZE,
		tone: 'ink',
		halo: true
	};
}

function distances(map: WorldMap, language: Language): Label[] {
	const format = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilometer' });
	return map.rings.flatMap(({ km, label }) => {
		if (!label) return [];
		const text = format.format(km);
		const direction = directionOf(language);
		return [
			{ ...label, text, anchor: 'middle', direction, size: RING_LABEL_SIZE, tone: 'quiet', name: 'km', halo: true }
		];
	});
}

/** Under the map, in reading order: what each kind of line means, of those that are on it. */
function drawLegend(
	map: WorldMap,
	{ language, legend }: MapOptions,
	looks: Record<PlaceState, StateLook>
): Pick<Drawing, 'shapes' | 'labels'> {
	const [shapes, labels]: [string[], Label[]] = [[], []];
	const isMirrored = directionOf(language) === 'rtl';
	const place = (x: number) => (isMirrored ? map.width - x : x);
	const y = map.height + 20;
	let x = 4;
	for (const state of legend ? PLACE_STATES : []) {
		const text = legend?.[state];
		if (!text || !map.places.some((each) => each.state === state)) continue;
		const end = { x: place(x + 30), y };
		shapes.push(...tie(state, looks[state], { x: place(x), y }, end), dot(state, looks[state], end));
		labels.push({
			...{ text, x: place(x + 42), y: y + 4.5, size: 13, tone: 'ink' },
			anchor: isMirrored ? 'right' : 'left',
			direction: directionOfText(text, language)
		});
		x += 42 + textWidth(text) + 28;
	}
	return { shapes, labels };
}
