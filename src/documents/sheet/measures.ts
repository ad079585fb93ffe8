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
	map: { width: 700, height: 225, tall: 400, zoom: 2.4 }
} as const;

export const SHEET_WIDTH = SHEET.width - 2 * SHEET.side;

/** The widths of both columns; the wide one alone has all. */
export function columnWidths(hasNarrow: boolean): { wide: number; narrow: number } {
	if (!hasNarrow) return { wide: SHEET_WIDTH, narrow: 0 };
	const [wide, narrow] = SHEET.columns;
	const each = (SHEET_WIDTH - SHEET.between.columns) / (wide + narrow);
	return { wide: each * wide, narrow: each * narrow };
}

/** The frame of a map. */
export function mapFrame({ isTall }: { isTall?: boolean }): { width: number; height: number; zoom: number } {
	const { width, height, tall, zoom } = SHEET.map;
	return { width, height: isTall ? tall : height, zoom };
}
