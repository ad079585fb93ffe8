import { COMPLETE, faceOf } from '#documents/fonts/face.ts';
import { sizeFor, wrap } from '#documents/pptx/measure.ts';
import type { Block, FlowDocument, Item, Line, Section, TableBlock } from '#kernel/flow-document.ts';
import { columnWidths, SHEET, SHEET_WIDTH } from './measures.ts';

/** What is reckoned is no more than nearly what is set: so much of the page stays free. */
const SURELY = 0.98;

/** Whether a document stays on its one page, by the widths of its letters. */
export function fitsSheet(document: FlowDocument): boolean {
	const at = (place: Section['place']) =>
		document.sections.filter((section) => isBody(section) && section.place === place);
	const narrow = at('narrow');
	const widths = columnWidths(narrow.length > 0);
	const columns = Math.max(heightOf(at(undefined), widths.wide), heightOf(narrow, widths.narrow));
	const body = heightOf(at('across'), SHEET_WIDTH) + columns + heightOf(at('foot'), SHEET_WIDTH);
	return bandHeight(document) + body <= (SHEET.height - SHEET.bottom) * SURELY;
}

function isBody({ layout }: Section): boolean {
	return layout !== 'cover';
}

/** The size of the title: large where it is short. */
export function titleSize(title: string): number {
	const room = { face: faceOf(COMPLETE), width: SHEET_WIDTH - SHEET.band.logo, isBold: true };
	return sizeFor([{ text: title }], SHEET.titles, 1, room);
}

function bandHeight({ title, subtitle, author, sections }: FlowDocument): number {
	const { band } = SHEET;
	const width = SHEET_WIDTH - band.logo;
	const said = sections.filter((section) => !isBody(section)).flatMap(({ blocks }) => blocks);
	const words = said.map((block) => (block.kind === 'text' ? linesHeight(block.line, band.words, width) : 0));
	return (
		band.top +
		linesHeight([{ text: author }], band.author, width) +
		(linesHeight([{ text: title }], titleSize(title), width, true) * SHEET.band.pitch) / SHEET.pitch +
		linesHeight([{ text: subtitle }], band.subtitle, width) +
		sum(words) +
		band.bottom +
		SHEET.text
	);
}

function heightOf(sections: readonly Section[], width: number): number {
	return sum(sections.map((section) => sectionHeight(section, width)));
}

function sectionHeight({ title, lede, blocks }: Section, width: number): number {
	const { heading, between, text } = SHEET;
	const head = title === '' ? 0 : linesHeight([{ text: title }], heading.size, width, true) + 5 + heading.under;
	const opening = lede ? linesHeight(lede, text, width) + between.paragraphs * text : 0;
	return between.sections + head + opening + sum(blocks.map((block) => blockHeight(block, width)));
}

function blockHeight(block: Block, width: number): number {
	const { text, between, map } = SHEET;
	switch (block.kind) {
		case 'text': {
			const inset = block.tone === 'attention' ? { sides: 16 + 1.5 * text, ends: 12 } : { sides: 0, ends: 0 };
			return linesHeight(block.line, text, width - inset.sides) + inset.ends + between.paragraphs * text;
		}
		case 'list':
			return listHeight(block, width);
		case 'table':
			return tableHeight(block, width);
		case 'map':
			return (width * map.height) / map.width + between.paragraphs * text;
		default:
			// Nothing else is meant for a sheet: what is there anyway takes all of it.
			return SHEET.height;
	}
}

function listHeight(
	{ heading, items, empty }: { heading?: string; items: readonly Item[]; empty?: string },
	width: number
): number {
	const { text, listHeading } = SHEET;
	const head = heading
		? listHeading.over + linesHeight([{ text: heading }], listHeading.size, width, true) + listHeading.under
		: 0;
	const nothing = items.length === 0 && empty ? linesHeight([{ text: empty }], text, width) : 0;
	return head + nothing + sum(items.map((item) => itemHeight(item, width - SHEET.mark))) + text;
}

function itemHeight({ line, note }: Item, width: number): number {
	const { text, between } = SHEET;
	const under = note ? linesHeight(note, text * SHEET.note, width) : 0;
	return linesHeight(line, text, width) + under + between.items * text;
}

function tableHeight({ columns, rows, notes }: TableBlock, width: number): number {
	const { cell, text } = SHEET;
	const whole = sum(columns.map(({ weight }) => weight));
	const widths = columns.map(({ weight }) => (width * weight) / whole - 10);
	const row = (cells: readonly Line[], isBold: boolean) =>
		Math.max(...widths.map((room, at) => linesHeight(cells[at] ?? [], cell.size, room, isBold))) + 2 * cell.over;
	const head = row(
		columns.map(({ title }) => [{ text: title }]),
		false
	);
	return (
		head + sum(rows.map((each) => row(each, true))) + sum(notes.map((note) => linesHeight(note, 8.5, width) + 7)) + text
	);
}

function linesHeight(line: Line, size: number, width: number, isBold = false): number {
	if (line.every(({ text }) => text === '')) return 0;
	return wrap(line, { face: faceOf(COMPLETE), size, width, isBold }).length * size * SHEET.pitch;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
