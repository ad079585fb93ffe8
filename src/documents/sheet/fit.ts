import { COMPLETE, faceOf, type Face } from '#documents/fonts/face.ts';
import { sizeFor, wrap } from '#documents/pptx/measure.ts';
import type { Block, FlowDocument, Item, Line, Section, TableBlock } from '#kernel/flow-document.ts';
import type { Typeface } from '#kernel/look.ts';
import { columnWidths, mapFrame, measuresOf, SHEET, SHEET_WIDTH, type SheetMeasures } from './measures.ts';

/** Whether a document stays on its one page, by the widths of its letters; lines are broken rather too soon than too late. */
export function fitsSheet(document: FlowDocument, typeface: Typeface = COMPLETE): boolean {
	return new Reckoning(faceOf(typeface), measuresOf(document)).heightOf(document) <= SHEET.height - SHEET.bottom;
}

function isBody({ layout }: Section): boolean {
	return layout !== 'cover';
}

/** The size of the title: large where it is short. */
export function titleSize(title: string, typeface: Typeface = COMPLETE): number {
	const room = { face: faceOf(typeface), width: SHEET_WIDTH - SHEET.band.logo, isBold: true };
	return sizeFor([{ text: title }], SHEET.titles, 1, room);
}

/** How high what stands on a sheet is, in points, in one typeface. */
class Reckoning {
	readonly #face: Face;
	readonly #measures: SheetMeasures;

	constructor(face: Face, measures: SheetMeasures) {
		this.#face = face;
		this.#measures = measures;
	}

	heightOf(document: FlowDocument): number {
		const at = (place: Section['place']) =>
			document.sections.filter((section) => isBody(section) && section.place === place);
		const narrow = at('narrow');
		const widths = columnWidths(narrow.length > 0);
		const columns = Math.max(this.#sections(at(undefined), widths.wide), this.#sections(narrow, widths.narrow));
		const around = this.#sections(at('across'), SHEET_WIDTH) + this.#sections(at('foot'), SHEET_WIDTH);
		return this.#band(document) + around + columns;
	}

	#band({ title, subtitle, author, sections }: FlowDocument): number {
		const { band, text } = this.#measures;
		const width = SHEET_WIDTH - band.logo;
		const said = sections.filter((section) => !isBody(section)).flatMap(({ blocks }) => blocks);
		const words = said.map((block) => (block.kind === 'text' ? this.#lines(block.line, band.words, width) : 0));
		return (
			band.top +
			this.#lines([{ text: author }], band.author, width) +
			(this.#lines([{ text: title }], titleSize(title, this.#face.typeface), width, true) * SHEET.band.pitch) /
				SHEET.pitch +
			this.#lines([{ text: subtitle }], band.subtitle, width) +
			sum(words) +
			band.bottom +
			text
		);
	}

	#sections(sections: readonly Section[], width: number): number {
		return sum(sections.map((section) => this.#section(section, width)));
	}

	#section({ title, lede, blocks }: Section, width: number): number {
		const { heading, between, text } = this.#measures;
		const head = title === '' ? 0 : this.#lines([{ text: title }], heading.size, width, true) + 5 + heading.under;
		const opening = lede ? this.#lines(lede, text, width) + between.paragraphs * text : 0;
		return between.sections + head + opening + sum(blocks.map((block) => this.#block(block, width)));
	}

	#block(block: Block, width: number): number {
		const { text, between } = this.#measures;
		switch (block.kind) {
			case 'text': {
				const inset = block.tone === 'attention' ? { sides: 16 + 1.5 * text, ends: 12 } : { sides: 0, ends: 0 };
				return this.#lines(block.line, text, width - inset.sides) + inset.ends + between.paragraphs * text;
			}
			case 'list':
				return this.#list(block, width);
			case 'table':
				return this.#table(block, width);
			case 'map':
				return (width * mapFrame(block).height) / SHEET.map.width + between.paragraphs * text;
			default:
				// Nothing else is meant for a sheet: what is there anyway takes all of it.
				return SHEET.height;
		}
	}

	#list(
		{ heading, items, empty }: { heading?: string; items: readonly Item[]; empty?: string },
		width: number
	): number {
		const { text, listHeading, mark } = this.#measures;
		const head = heading
			? listHeading.over + this.#lines([{ text: heading }], listHeading.size, width, true) + listHeading.under
			: 0;
		const nothing = items.length === 0 && empty ? this.#lines([{ text: empty }], text, width) : 0;
		return head + nothing + sum(items.map((item) => this.#item(item, width - mark)));
	}

	#item({ line, note }: Item, width: number): number {
		const { text, between } = this.#measures;
		const under = note ? this.#lines(note, text * SHEET.note, width) : 0;
		return this.#lines(line, text, width) + under + between.items * text;
	}

	#table({ columns, rows, notes }: TableBlock, width: number): number {
		const { cell, text } = this.#measures;
		const whole = sum(columns.map(({ weight }) => weight));
		const widths = columns.map(({ weight }) => (width * weight) / whole - 10);
		const row = (cells: readonly Line[], isBold: boolean) =>
			Math.max(...widths.map((room, at) => this.#lines(cells[at] ?? [], cell.size, room, isBold))) + 2 * cell.over;
		const head = row(
			columns.map(({ title }) => [{ text: title }]),
			false
		);
		return (
			head +
			sum(rows.map((each) => row(each, true))) +
			sum(notes.map((note) => this.#lines(note, 8.5, width) + 7)) +
			text
		);
	}

	#lines(line: Line, size: number, width: number, isBold = false): number {
		if (line.every(({ text }) => text === '')) return 0;
		return wrap(line, { face: this.#face, size, width, isBold }).length * size * SHEET.pitch;
	}
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
