import { drawChart } from '#documents/figures/chart.ts';
import { drawingSvg, type Drawing } from '#documents/figures/drawing.ts';
import { drawMap } from '#documents/figures/map.ts';
import { element } from '#documents/figures/svg.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { seen, type Frame } from '#documents/pptx/frame.ts';
import { LEGEND_BASE, legendEntries } from '#documents/pptx/map-legend.ts';
import { DOT, LOOKS } from '#documents/pptx/map-looks.ts';
import { MAP_SCALE, mapPlaces, ORNAMENT_SCALE, worldOf } from '#documents/pptx/map-place.ts';
import type { Stroke, Tone } from '#documents/pptx/paint.ts';
import type { Setting } from '#documents/pptx/setting.ts';
import type { ChartBlock, MapBlock, PlaceState } from '#kernel/flow-document.ts';
import { inFrame, place } from './frame.ts';
import { paragraphsHtml } from './paragraphs.ts';

/** A chart as large as its frame lets it be, from where reading begins. */
export function chartOn(block: ChartBlock, frame: Frame, alt: string, setting: Setting): string {
	const { language, ink, isRtl } = setting;
	const options = { language, ink, names: 'beside' as const, height: frame.height };
	const drawn = drawChart(block, { ...options, width: frame.width });
	// One that is taller than its frame is drawn wider, so that it fills the frame when it is made smaller.
	const wide = Math.max(1, drawn.height / frame.height);
	const drawing = wide > 1 ? drawChart(block, { ...options, width: frame.width * wide }) : drawn;
	return figure({ ...drawing, alt }, frame, isRtl ? 'xMaxYMin' : 'xMinYMin');
}

/** The world seen from home, and beside it what its lines mean. @param frame in the direction of reading */
export function mapOn(block: MapBlock, frame: Frame, setting: Setting): string {
	const { legend, world } = mapPlaces(frame, setting.stage);
	const around = seen(world, setting);
	const options = { language: setting.language, ink: setting.ink, alt: cleanLine(block.alt) };
	const map = figure(drawMap(worldOf(block, around, MAP_SCALE), options), around, 'xMidYMid', 'slide-map');
	const entries = legendEntries(block, legend, setting).map((entry) => {
		const words = inFrame(seen(entry.text, setting), paragraphsHtml(entry.paragraphs, LEGEND_BASE, setting));
		return sample(entry.state, seen(entry.sample, setting), setting) + words;
	});
	return map + entries.join('');
}

/** The same world without words, behind those of the cover. It shows nothing that is not said elsewhere. */
export function ornament(block: MapBlock, setting: Setting): string {
	const frame = seen(setting.stage.cover.ornament, setting);
	const { width, height, landPath, home, places } = worldOf(block, frame, ORNAMENT_SCALE);
	const { land, line, light } = setting.cover;
	return element(
		'svg',
		{ ...place(frame), viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
		element('path', { d: landPath, fill: land }),
		...places.map(({ x, y }) => element('line', { x1: home.x, y1: home.y, x2: x, y2: y, stroke: line })),
		...places.map(({ x, y }) => element('circle', { cx: x, cy: y, r: 2.5, fill: light })),
		element('circle', { cx: home.x, cy: home.y, r: 4, fill: setting.ink.paper })
	);
}

/** A drawing in a frame, in the colours of the deck and in no theme. */
function figure(drawing: Drawing, frame: Frame, align: string, name = 'slide-figure'): string {
	const within = Object.entries({ class: name, ...place(frame), preserveAspectRatio: `${align} meet` });
	const attributes = within.map(([key, value]) => `${key}="${value}"`).join(' ');
	return drawingSvg(drawing)
		.replaceAll(/ class="[^"]*"/g, '')
		.replace('<svg ', `<svg ${attributes} `);
}

/** Short dashes and long ones, in widths of their line, as PowerPoint has them. */
const DASHES: Readonly<Record<NonNullable<Stroke['dash']>, readonly number[]>> = {
	sysDot: [1, 1],
	sysDash: [3, 1],
	dash: [4, 3]
};

function sample(state: PlaceState, { x, y, width }: Frame, { ink, isRtl }: Setting): string {
	const { tie, dot } = LOOKS[state];
	const colour = (tone: Tone) => ink[tone as keyof typeof ink] ?? tone;
	const dash = tie.dash && DASHES[tie.dash].map((part) => part * tie.width).join(' ');
	const end = isRtl ? x : x + width;
	return (
		element('line', {
			...{ x1: x, y1: y, x2: x + width, y2: y, 'stroke-dasharray': dash },
			...{ stroke: colour(tie.tone), 'stroke-width': tie.width }
		}) +
		element('circle', {
			...{ cx: end, cy: y, r: DOT, fill: colour(dot.fill) },
			...{ stroke: colour(dot.line.tone), 'stroke-width': dot.line.width }
		})
	);
}
