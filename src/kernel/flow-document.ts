import type { Language } from './language.ts';

/**
 * A document as an order of sections, without a format and without nouns: what the report says, ready to be set as
 * a web page, as slides, or on paper. Everything in it is words that a reader sees; nothing is markup.
 */
export interface FlowDocument extends Head {
	/** YYYY-MM-DD: of which day it tells. The file is dated by it, and by no clock. */
	date: string;
	/** Of a document in two languages, what the other calls it: the cover has both. */
	second?: Head;
	/** sheet: all of it on one page, in two columns under a band with the title. Without it, as many pages as it takes. */
	form?: 'sheet';
	/** Of a sheet with little on it: it is set larger, and stands in the middle of its page. One with much on it is smaller. */
	scale?: Scale;
	/** Of a sheet: what its first page has no room for goes on on further ones, whole. */
	runsOn?: boolean;
	sections: Section[];
}

export type Scale = 'smaller' | 'larger' | 'largest';

/** What a document says of itself. */
export interface Head {
	language: Language;
	title: string;
	/** Under the title, on the cover. */
	subtitle: string;
	/** Who publishes it: the city's desk. */
	author: string;
	/** One sentence for the properties of the file. */
	description: string;
	/** At the foot of every page or slide. */
	footer: string;
}

/** A run of text with a language of its own where it differs from the document's. */
export interface Span {
	text: string;
	lang?: string;
	strong?: boolean;
	/** The language that was wanted is missing and this one stands in for it. */
	isFallback?: boolean;
	/** A path of the application, for the web page; slides and paper show the words only. */
	href?: string;
	/** What the words say, for a spreadsheet to count with. */
	value?: Value;
}

/** A number; a day as YYYY-MM-DD; or an amount in a currency of ISO 4217. */
export type Value = number | string | { amount: number; currency: string };

/** One line or paragraph. */
export type Line = readonly Span[];

/** The stage of what is promoted and not agreed on yet, or was not approved: none of it is planned work, or cancelled. */
export type StageMark = 'idea' | 'proposal' | 'initiative' | 'declined';

/** The state that stands before an item; its shape carries the meaning. "low" is what a proposal was marked with before stages had marks; reports that were kept then hold it. */
export type Mark = 'done' | 'progress' | 'planned' | 'cancelled' | 'silent' | 'low' | 'plain' | StageMark;

export interface Item {
	/** What it tells of, as "activity:<id>": by it a finished report knows its lines again. Words of ours have none. */
	key?: string;
	mark: Mark;
	line: Line;
	/** Smaller, under the line: when, with whom, why it was cancelled. */
	note?: Line;
}

export interface TextBlock {
	kind: 'text';
	/** As that of an item. */
	key?: string;
	line: Line;
	/** attention: a person must look (a silent tie). empty: says that there is nothing. quote: somebody's own words. */
	tone: 'plain' | 'attention' | 'empty' | 'quote';
}

export interface ListBlock {
	kind: 'list';
	heading?: string;
	items: Item[];
	/** Numbered from 1; the marks are then not shown. */
	isNumbered?: boolean;
	/** What stands here when there are no items. */
	empty?: string;
}

export interface Column {
	title: string;
	/** Share of the width. */
	weight: number;
	align: 'start' | 'end';
}

export interface TableBlock {
	kind: 'table';
	/** Says what the table holds; the alternative text on slides. */
	caption: string;
	columns: Column[];
	/** Cells by column; the first cell of a row is its header. */
	rows: Line[][];
	/** Under the table: what an asterisk means. */
	notes: Line[];
}

/**
 * How bars stand. across: a row for each category, with room for long names. time: columns that run from left to right
 * in any language. apart: rows in which one series grows towards the beginning of the line and the other away from it.
 */
export type ChartForm = 'across' | 'time' | 'apart';

/** Counts by category; drawn as bars, and always backed by its table of values. */
export interface ChartBlock {
	kind: 'chart';
	/** Where nothing is said, across. */
	form?: ChartForm;
	title: string;
	/** The chart in words. */
	alt: string;
	categories: string[];
	/** One or two series; of two years, the first is this year's. */
	series: { name: string; values: number[] }[];
	/** The table behind it, where that holds more than the bars do: all names, or where each number leads. */
	table?: TableBlock;
	/** The bars leave something out that its table holds: it is shown wherever the chart is. */
	isShortened?: boolean;
}

/** How a tie is drawn on a map, as a legend lists it. quiet: nothing is recorded yet in a year that runs. */
export const PLACE_STATES = ['live', 'quiet', 'silent', 'candidate'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];
/** In which order they are drawn: those that need a person come last, over the others. */
export const PLACES_DRAWN: readonly PlaceState[] = ['live', 'candidate', 'quiet', 'silent'];

export type MapHeight = 'tall' | 'full';

/** The world seen from the home city, with a line to each place. Land only: no borders. */
export interface MapBlock {
	kind: 'map';
	title: string;
	alt: string;
	home: { name: string; latitude: number; longitude: number };
	places: { name: string; latitude: number; longitude: number; state: PlaceState }[];
	/** On a sheet, where there is room to spare. */
	height?: MapHeight;
	/** The words beside each kind of line that there may be. */
	legend: Partial<Record<PlaceState, string>>;
}

/** A picture of the office's own. Its bytes are beside the document, under its name: another picture has another. */
export interface PictureBlock {
	kind: 'picture';
	/** As that of an item. */
	key?: string;
	file: string;
	mediaType: PictureType;
	/** In pixels, as it is seen. */
	width: number;
	height: number;
	/** What it shows, for who does not see it. */
	alt: string;
	/** Under it. */
	caption?: Line;
}

/** The pictures that every program shows which opens a file of ours. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

export type Block = TextBlock | ListBlock | TableBlock | ChartBlock | MapBlock | PictureBlock;

export interface Section {
	/** Unique in the document; the anchor on the page, and where a bookmark leads. */
	id: string;
	/** What it tells of, where its anchor only counts: "tie:<id>". */
	key?: string;
	/** Where it is not the document's. */
	language?: Language;
	title: string;
	/** cover: the first, of a document in two languages one in each. statement: one line that stands alone. columns: its lists stand side by side. flow: the rest. */
	layout: 'cover' | 'flow' | 'columns' | 'statement';
	/** On a sheet: over both columns, in the narrow one, or under both. Without it, in the wide one. */
	place?: 'across' | 'narrow' | 'foot';
	/** Under the title: the state of a tie in one line. */
	lede?: Line;
	blocks: Block[];
	/** For whoever speaks: with the slides, and on no page. */
	notes?: Line;
}

/** By what a section is known wherever something is kept about it. */
export function keyOf({ id, key }: Pick<Section, 'id' | 'key'>): string {
	return key ?? id;
}

/** What the document says of itself in the language of a section of it. */
export function headFor(document: Omit<FlowDocument, 'sections'>, language: Language | undefined): Head {
	const { second } = document;
	return second !== undefined && second.language === language ? second : document;
}

/** Its title in each of its languages, the first first. */
export function titleOf({ title, second }: Omit<FlowDocument, 'sections'>): string {
	return second && second.title !== title ? `${title} · ${second.title}` : title;
}

/** The names of the pictures in a document, each once. */
export function picturesIn({ sections }: Pick<FlowDocument, 'sections'>): string[] {
	const blocks = sections.flatMap((section) => section.blocks);
	return [...new Set(blocks.flatMap((block) => (block.kind === 'picture' ? [block.file] : [])))];
}

export function span(text: string, lang?: string): Span {
	return lang === undefined ? { text } : { text, lang };
}

/** The words of a line, as a screen reader would say them. */
export function plainText(line: Line): string {
	return line.map((each) => each.text).join('');
}

/** The first line of a text, and what stands under it: a city and its country. */
export function parted(line: Line): { first: Span[]; under: Span[] } {
	const [first, under]: [Span[], Span[]] = [[], []];
	for (const span of line) {
		const cut = under.length > 0 ? -1 : span.text.indexOf('\n');
		if (under.length > 0) under.push(span);
		else if (cut < 0) first.push(span);
		else {
			if (cut > 0) first.push({ ...span, text: span.text.slice(0, cut) });
			under.push({ ...span, text: span.text.slice(cut + 1) });
		}
	}
	return { first, under };
}
