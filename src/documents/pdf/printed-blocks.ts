import type {
	ChartBlock,
	Item,
	Line,
	ListBlock,
	MapBlock,
	PictureBlock,
	TableBlock,
	TextBlock
} from '#kernel/flow-document.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import type { Ink } from '#documents/figures/ink.ts';
import type { Pictures } from '#kernel/look.ts';
import { chartTable } from '#documents/figures/chart-table.ts';
import { saysStates } from '#documents/figures/mark-words.ts';
import { drawChart } from '#documents/figures/chart.ts';
import { drawMap } from '#documents/figures/map.ts';
import { shapesSvg, TONES, type Drawing } from '#documents/figures/drawing.ts';
import { drawWorldMap } from '#documents/map/world-map.ts';
import { inRows, POINTS } from '#documents/figures/picture-rows.ts';
import { breakable, isolated, printable } from './printable.ts';

/** What blocks are set with. */
export interface Setting {
	language: Language;
	ink: Ink;
	pictures: Pictures;
}

/** A run of text as the template sets it. */
export interface PrintedSpan {
	text: string;
	strong: boolean;
	/** Language and region of a run that differs from the document. */
	lang: string | null;
	region: string | null;
}

/** The lines of one paragraph: what was typed with line breaks keeps them. */
export type PrintedLines = PrintedSpan[][];

export interface PrintedList {
	kind: 'list';
	heading: string | null;
	numbered: boolean;
	/** Its items have several states and no heading names them: each mark is then said aloud. */
	isMixed: boolean;
	items: { mark: string; lines: PrintedLines; note: PrintedLines | null; isLong: boolean }[];
	empty: string | null;
}

export interface PrintedTable {
	kind: 'table';
	caption: string | null;
	small: boolean;
	columns: { title: string; weight: number; align: 'start' | 'end' }[];
	rows: { cells: PrintedLines[]; isLong: boolean }[];
	notes: PrintedLines[];
}

export interface PrintedFigure {
	kind: 'figure';
	title: string;
	alt: string;
	svg: string;
	width: number;
	height: number;
	labels: object[];
	table: PrintedTable | null;
	/** The table stands beside the drawing, and not under it. */
	isBeside: boolean;
}

/** Pictures beside each other. */
export interface PrintedPictures {
	kind: 'pictures';
	pictures: {
		/** Its name among the files beside the template. */
		path: string;
		alt: string;
		/** Its width for each of its height. */
		shape: number;
		/** In points, so that nobody sees its pixels. */
		most: number;
		caption: PrintedLines | null;
	}[];
}

export type PrintedBlock =
	| { kind: 'text'; tone: TextBlock['tone']; lines: PrintedLines }
	| { kind: 'columns'; lists: PrintedList[] }
	| PrintedList
	| PrintedTable
	| PrintedPictures
	| PrintedFigure;

/** Letters that surely fit the whole width, however wide: a longer word may be broken. */
export const FULL_WIDTH = 48;
/** Of a chart that stands beside its values, and of one that stands over them. */
const CHART_WIDTH = { beside: 450, whole: 715 };
/** The largest table that stands beside its chart. */
const BESIDE = { rows: 14, columns: 3 };
/** Of a map of the world; wherever it stands, it is as wide as what it stands in. */
const MAP_SIZE = { width: 700, height: 470, zoom: 1 };
/** Lines from which on a row or item may be broken over two pages: it could be longer than one. */
const LONG = 12;

export function printedLines(line: Line, language: Language, letters = FULL_WIDTH): PrintedLines {
	const lines: PrintedLines = [[]];
	for (const span of line) {
		printable(span.text)
			.split('\n')
			.forEach((text, index) => {
				if (index > 0) lines.push([]);
				if (text) lines.at(-1)?.push(printedSpan(text, span, language, letters));
			});
	}
	return lines;
}

function printedSpan(text: string, span: Line[number], language: Language, letters: number): PrintedSpan {
	const [lang, ...subtags] = span.lang?.split('-') ?? [];
	const broken = breakable(text, letters);
	const isForeign = lang !== undefined && lang !== language && /^[a-z]{2,3}$/.test(lang);
	return {
		text: isForeign ? isolated(broken, directionOf(lang)) : broken,
		strong: span.strong ?? false,
		lang: isForeign ? lang : null,
		region: (isForeign && subtags.find((subtag) => /^[A-Z]{2}$/.test(subtag))) || null
	};
}

export function printedList(block: ListBlock, language: Language, letters = FULL_WIDTH): PrintedList {
	return {
		kind: 'list',
		heading: block.heading ? breakable(printable(block.heading), letters) : null,
		numbered: block.isNumbered ?? false,
		isMixed: saysStates(block),
		items: block.items.map((item) => printedItem(item, language, letters)),
		empty: block.empty ? breakable(printable(block.empty), letters) : null
	};
}

function printedItem({ mark, line, note }: Item, language: Language, letters: number): PrintedList['items'][number] {
	const lines = printedLines(line, language, letters);
	const under = note ? printedLines(note, language, letters) : null;
	return {
		mark,
		lines,
		note: under,
		isLong: height(lines, letters) + height(under ?? [], letters) > LONG
	};
}

/** @param heading the title over the table; a caption that only repeats it is left out */
export function printedTable(
	block: TableBlock,
	language: Language,
	heading: string,
	letters = FULL_WIDTH
): PrintedTable {
	const whole = block.columns.reduce((sum, { weight }) => sum + weight, 0);
	const widths = block.columns.map(({ weight }) => Math.max(6, Math.floor((weight / whole) * letters)));
	return {
		kind: 'table',
		caption: block.caption === heading ? null : breakable(printable(block.caption), letters),
		small: false,
		columns: block.columns.map((column, index) => ({
			...column,
			title: breakable(printable(column.title), widths[index] as number)
		})),
		rows: block.rows.map((row) => {
			const cells = widths.map((width, index) => printedLines(row[index] ?? [], language, width));
			return { cells, isLong: cells.some((cell, index) => height(cell, widths[index] as number) > LONG) };
		}),
		notes: block.notes.map((note) => printedLines(note, language, letters))
	};
}

/** @param heading the title over the chart; its own that only repeats it is left out */
export function printedChart(block: ChartBlock, { language, ink }: Setting, heading: string): PrintedFigure {
	const table = { ...printedTable(chartTable(block, language), language, block.title), small: true };
	// Under the chart where it is long or wide: the chart then has the whole width, and its bars stay as thick.
	const isBeside = table.rows.length <= BESIDE.rows && table.columns.length <= BESIDE.columns;
	const width = isBeside ? CHART_WIDTH.beside : CHART_WIDTH.whole;
	const drawing = drawChart(clean(block), { language, ink, width });
	return { ...printedFigure(block.title === heading ? '' : block.title, drawing), table, isBeside };
}

export function printedMap(block: MapBlock, setting: Setting, size = MAP_SIZE): PrintedFigure {
	const { home, places } = block;
	const onOneLine = <P extends { name: string }>(place: P) => ({ ...place, name: flat(place.name) });
	const map = drawWorldMap({ home: onOneLine(home), places: places.map(onOneLine), ...size });
	return printedFigure(block.title, drawMap(map, { ...setting, alt: block.alt, legend: block.legend }));
}

function printedFigure(title: string, drawing: Drawing): PrintedFigure {
	const { width, height, alt, labels } = drawing;
	return {
		kind: 'figure',
		title: breakable(printable(title), FULL_WIDTH),
		alt: printable(alt),
		svg: shapesSvg(drawing),
		width,
		height,
		labels: labels.map((label) => ({ ...label, text: printable(label.text), fill: TONES[label.tone] })),
		table: null,
		isBeside: false
	};
}

/** Pictures in their rows; those whose bytes are not there are told in words. */
export function printedPictures(blocks: readonly PictureBlock[], { language, pictures }: Setting): PrintedBlock[] {
	const isThere = ({ file }: PictureBlock) => pictures.has(file);
	const rows = inRows(blocks.filter(isThere)).map((row): PrintedPictures => ({
		kind: 'pictures',
		pictures: row.map(({ file, width, height, alt, caption }) => ({
			...{ path: pathOfPicture(file), alt: printable(alt).replaceAll('\n', ' '), shape: width / height },
			...{ most: height * POINTS, caption: caption ? printedLines(caption, language) : null }
		}))
	}));
	const missing = blocks
		.filter((block) => !isThere(block))
		.map(({ alt }): PrintedBlock => ({ kind: 'text', tone: 'empty', lines: printedLines([{ text: alt }], language) }));
	return [...rows, ...missing];
}

/** Where the template finds a picture. */
export function pathOfPicture(file: string): string {
	return `pictures/${encodeURIComponent(file)}`;
}

/** Names in a figure stand on one line. */
function flat(text: string): string {
	return printable(text).replaceAll('\n', ' ');
}

function clean(block: ChartBlock): ChartBlock {
	return {
		...block,
		categories: block.categories.map(flat),
		series: block.series.map(({ name, values }) => ({ name: flat(name), values }))
	};
}

/** In lines, at most: where a word is broken or a letter is wide, no line holds fewer letters than these. */
function height(lines: PrintedLines, letters: number): number {
	const lengths = lines.map((line) => line.reduce((sum, { text }) => sum + text.length, 0));
	return lengths.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / letters)), 0);
}
