import type { MapBlock, PlaceState } from '#kernel/flow-document.ts';
import { cleanLine } from '#documents/office/clean.ts';
import { seen, type Frame } from './frame.ts';
import { DOT, LOOKS } from './map-looks.ts';
import { heightOf, type Paragraph } from './paragraph.ts';
import type { Setting } from './setting.ts';
import { drawn, drawnLine, preset, textBox, type Ids } from './shapes.ts';

const LISTED: PlaceState[] = ['live', 'silent', 'candidate'];
const SAMPLE = 34;
const BASE = 16;
const GAP = 18;

/** Beside the map, in reading order: what each kind of line means, and the places that it leads to. */
export function mapLegend(block: MapBlock, frame: Frame, setting: Setting, ids: Ids): string[] {
	const shapes: string[] = [];
	let { y } = frame;
	for (const state of LISTED) {
		const names = block.places.filter((place) => place.state === state).map(({ name }) => cleanLine(name));
		if (names.length === 0) continue;
		const paragraphs: Paragraph[] = [
			{ style: 'caption', line: [{ text: cleanLine(block.legend[state]) }] },
			{ style: 'footnote', line: [{ text: names.join(', ') }] }
		];
		const height = heightOf(paragraphs, frame.width, { base: BASE, face: setting.face });
		const left = frame.height - (y - frame.y) - SAMPLE / 2;
		if (left < height) break;
		shapes.push(...sample(state, { ...frame, y: y + 8, width: SAMPLE, height: 0 }, setting, ids));
		const box = seen({ ...frame, y: y + SAMPLE / 2, height }, setting);
		shapes.push(
			textBox({ id: ids.next(), name: setting.words.legend }, { frame: box, paragraphs, base: BASE, setting })
		);
		y += height + SAMPLE / 2 + GAP;
	}
	return shapes;
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
