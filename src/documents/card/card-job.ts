import { INK, inkOf } from '#documents/figures/ink.ts';
import { shapesSvg } from '#documents/figures/drawing.ts';
import { drawMap } from '#documents/figures/map.ts';
import { typefacesFor } from '#documents/fonts/typefaces.ts';
import { drawWorldMap, type WorldMap } from '#documents/map/world-map.ts';
import { printable } from '#documents/pdf/printable.ts';
import { typeset } from '#documents/pdf/typst.ts';
import { writePng } from '#documents/picture/write-png.ts';
import { PLAIN } from '#kernel/look.ts';
import { CARD, type Card } from './card.ts';
import { firstPageAsPixels } from './pixels.ts';

// One card per process: Typst and PDFium block while they work. card.ts starts this.

export type CardResult = { bytes: Uint8Array } | { error: string };

/** The part of the card that the map has. */
const MAP = { width: 520, height: 630 };
/** What is longer is cut: a card is read at a glance. */
const MOST = { publisher: 60, title: 90, beside: 60, line: 110, year: 12 };

process.once('message', (card: Card) => {
	void work(card).then((result) => process.send?.(result, () => process.disconnect()));
});

async function work(card: Card): Promise<CardResult> {
	try {
		const words = {
			publisher: shortened(card.publisher, MOST.publisher),
			title: shortened(card.title, MOST.title),
			beside: card.beside ? { ...card.beside, text: shortened(card.beside.text, MOST.beside) } : null,
			year: card.year ? shortened(card.year, MOST.year) : null,
			line: card.line ? shortened(card.line, MOST.line) : null
		};
		const { families, fonts, legible } = typefacesFor(JSON.stringify(words));
		const printed = JSON.parse(JSON.stringify(words), (_, value: unknown) =>
			typeof value === 'string' ? legible(value) : value
		) as object;
		const ink = card.accent ? inkOf({ ...PLAIN.look, accent: card.accent }) : INK;
		const map =
			card.map && drawMap(withoutNames(drawWorldMap({ ...card.map, ...MAP })), { language: 'en', ink, alt: '' });
		const data = {
			...printed,
			...{ language: card.language, direction: card.direction, families },
			...{ map: map ? MAP : null, ink, ...CARD }
		};
		const files = new Map(map ? [['map.svg', Buffer.from(shapesSvg(map))]] : []);
		const pdf = typeset({ folder: import.meta.dirname, file: 'card.typ' }, data, fonts, files);
		return { bytes: writePng(await firstPageAsPixels(pdf, CARD)) };
	} catch (error) {
		return { error: (error as Error).message };
	}
}

/** On one line, and no longer than a glance. */
function shortened(text: string, most: number): string {
	const line = printable(text).replace(/\s+/g, ' ').trim();
	const letters = [...line];
	return letters.length <= most
		? line
		: `${letters
				.slice(0, most - 1)
				.join('')
				.trimEnd()}…`;
}

/** The words of a card say what it is about: the map has none, and so no lines that lead to them. */
function withoutNames(map: WorldMap): WorldMap {
	const places = map.places.map(({ label: { leader: _, ...label }, ...place }) => ({ ...place, label }));
	return { ...map, places };
}
