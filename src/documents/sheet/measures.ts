import type { FlowDocument, MapHeight } from '#kernel/flow-document.ts';

/** Points in a millimetre. */
const MM = 72 / 25.4;

/**
 * How a sheet is set, in points: the same on paper, on a page that is printed, and wherever it is reckoned whether
 * something fits. What is in ems is reckoned from the size of the text.
 */
export const SHEET = {
	width: 210 * MM,
	height: 297 * MM,
	side: 15 * MM,
	/** Under everything, with the footer in it. */
	bottom: 16 * MM,
	band: {
		top: 11 * MM,
		bottom: 7 * MM,
		author: 8.5,
		subtitle: 11,
		words: 10.5,
		pitch: 1.2,
		logo: 38 * MM,
		logoHeight: 20 * MM
	},
	/** The largest of these at which the title stays on one line; else the last, on as many as it takes. */
	titles: [32, 27, 22, 18],
	text: 9.5,
	/** From line to line; half of what is more than one is over a line, half under it. */
	pitch: 1.42,
	between: { columns: 8 * MM, paragraphs: 0.2, items: 0.33, sections: 4.2 * MM },
	/** The wide column to the narrow one. */
	columns: [1.6, 1],
	heading: { size: 12.5, under: 0.8 * MM },
	listHeading: { size: 9.5, over: 1.6 * MM, under: 0.2 * MM },
	note: 0.88,
	/** Before an item: its mark and the room around it. */
	mark: 17,
	/** Of a cell of a table: beyond its text. */
	cell: { over: 3.4, size: 9 },
	/** As wide as both columns. */
	map: { width: 700, height: 225, tall: 400, full: 520, zoom: 2.4 }
} as const;

type Loose<T> = T extends number
	? number
	: T extends readonly number[]
		? readonly number[]
		: { [K in keyof T]: Loose<T[K]> };
export type SheetMeasures = Loose<typeof SHEET>;

/** How much larger the words of a sheet are that has little to say, and the names of the cities on its band. */
const SCALES = {
	smaller: { text: 0.9, names: 1 },
	larger: { text: 1.15, names: 1.5 },
	largest: { text: 1.35, names: 2.2 }
} as const;

/** How much larger the words of a sheet are. */
export function scaleOf({ scale }: Pick<FlowDocument, 'scale'>): { text: number; names: number } {
	return scale ? SCALES[scale] : { text: 1, names: 1 };
}

/** The measures of one sheet. Those of a map are of its own frame, and the title is as large as its line lets it be. */
export function measuresOf(document: Pick<FlowDocument, 'scale'>): SheetMeasures {
	const { text, names } = scaleOf(document);
	const { band, between, heading, listHeading, cell } = SHEET;
	return {
		...SHEET,
		band: { ...band, subtitle: band.subtitle * text, words: band.words * names },
		text: SHEET.text * text,
		between: { ...between, sections: between.sections * text },
		heading: { ...heading, size: heading.size * text },
		listHeading: { ...listHeading, size: listHeading.size * text },
		mark: SHEET.mark * text,
		cell: { ...cell, size: cell.size * text }
	};
}

export const SHEET_WIDTH = SHEET.width - 2 * SHEET.side;

/** The widths of both columns; the wide one alone has all. */
export function columnWidths(hasNarrow: boolean): { wide: number; narrow: number } {
	if (!hasNarrow) return { wide: SHEET_WIDTH, narrow: 0 };
	const [wide, narrow] = SHEET.columns;
	const each = (SHEET_WIDTH - SHEET.between.columns) / (wide + narrow);
	return { wide: each * wide, narrow: each * narrow };
}

/** The frame of a map. */
export function mapFrame({ height: asked }: { height?: MapHeight }): { width: number; height: number; zoom: number } {
	const { width, zoom } = SHEET.map;
	return { width, height: SHEET.map[asked ?? 'height'], zoom };
}
