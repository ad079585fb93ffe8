import { PLACE_STATES, type MapBlock, type PlaceState } from '#kernel/flow-document.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { seen, type Frame } from './frame.ts';
import { DOT, LOOKS } from './map-looks.ts';
import { heightOf, type Paragraph } from './paragraph.ts';
import type { Setting } from './setting.ts';
import { drawn, drawnLine, preset, textBox, type Ids } from './shapes.ts';

const SAMPLE = 34;
/** The size of the text of a legend. */
export const LEGEND_BASE = 16;
const GAP = 18;

/** What a kind of line means, and the places that it leads to. Frames are in the direction of reading. */
export interface LegendEntry {
	state: PlaceState;
	paragraphs: Paragraph[];
	/** Of the line that shows it. */
	sample: Frame;
	text: Frame;
}

/** What stands beside a map, in reading order, as far as there is room. */
export function legendEntries(block: MapBlock, frame: Frame, { face }: Setting): LegendEntry[] {
	const entries: LegendEntry[] = [];
	let { y } = frame;
	for (const state of PLACE_STATES) {
		const names = block.places.filter((place) => place.state === state).map(({ name }) => cleanLine(name));
		if (names.length === 0) continue;
		const paragraphs: Paragraph[] = [
			{ style: 'caption', line: [{ text: cleanLine(block.legend[state] ?? '') }] },
			{ style: 'footnote', line: [{ text: names.join(', ') }] }
		];
		const height = heightOf(paragraphs, frame.width, { base: LEGEND_BASE, face });
		if (frame.height - (y - frame.y) - SAMPLE / 2 < height) break;
		const sample = { ...frame, y: y + 8, width: SAMPLE, height: 0 };
		entries.push({ state, paragraphs, sample, text: { ...frame, y: y + SAMPLE / 2, height } });
		y += height + SAMPLE / 2 + GAP;
	}
	return entries;
}

export function mapLegend(block: MapBlock, frame: Frame, setting: Setting, ids: Ids): string[] {
	return legendEntries(block, frame, setting).flatMap((entry) => [
		...sample(entry.state, entry.sample, setting, ids),
		textBox(
			{ id: ids.next(), name: setting.words.legend },
			{ frame: seen(entry.text, setting), paragraphs: entry.paragraphs, base: LEGEND_BASE, setting }
		)
	]);
}

function sample(state: PlaceState, frame: Frame, setting: Setting, ids: Ids): string[] {
	const { tie, dot } = LOOKS[state];
	const { x, y, width } = seen(frame, setting);
	const named = () => ({ id: ids.next(), name: setting.words.legend });
	const end = setting.isRtl ? x : x + width;
	return [
		drawnLine(named(), { x, y }, { x: x + width, y }, tie),
		drawn(named(), {
			frame: { x: end - DOT, y: y - DOT, width: 2 * DOT, height: 2 * DOT },
			geometry: preset('ellipse'),
			...dot
		})
	];
}
