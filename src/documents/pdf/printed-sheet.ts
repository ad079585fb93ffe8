import { titleSize } from '#documents/sheet/fit.ts';
import {
	columnWidths,
	mapFrame,
	measuresOf,
	scaleOf,
	SHEET_WIDTH,
	type SheetMeasures
} from '#documents/sheet/measures.ts';
import type { Block, FlowDocument, Section } from '#kernel/flow-document.ts';
import { inkOf } from '#documents/figures/ink.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import { breakable, printable } from './printable.ts';
import {
	printedLines,
	printedList,
	printedMap,
	printedTable,
	type PrintedBlock,
	type Setting
} from './printed-blocks.ts';
import { printedBlocks, printedDocument, type PrintedDocument, type PrintedSection } from './printed-document.ts';

/** What the template of a sheet reads. */
export interface PrintedSheet extends Omit<PrintedDocument, 'sections'> {
	sheet: SheetMeasures;
	/** How much larger than others it is set: then it stands in the middle of its page. */
	scale: number;
	/** It takes as many pages as it takes. */
	runsOn: boolean;
	titleSize: number;
	hasNarrow: boolean;
	/** Under the title, in the band. */
	band: PrintedBlock[];
	sections: PlacedSection[];
}

interface PlacedSection extends Pick<PrintedSection, 'title' | 'level' | 'lede' | 'blocks'> {
	place: 'across' | 'wide' | 'narrow' | 'foot';
}

export function printedSheet(document: FlowDocument, outfit: Outfit = PLAIN): PrintedSheet {
	const { language, sections, title } = document;
	const setting: Setting = { language, ink: inkOf(outfit.look), pictures: outfit.pictures };
	const { typeface } = outfit.look;
	const hasNarrow = sections.some(({ place }) => place === 'narrow');
	const widths = columnWidths(hasNarrow);
	const isBand = ({ layout }: Section) => layout === 'cover';
	const measures = measuresOf(document);
	const inBand = lettersIn(SHEET_WIDTH - measures.band.logo, measures.band.words);
	return {
		...printedDocument({ ...document, sections: [] }, outfit),
		title: breakable(
			printable(title).replaceAll('\n', ' '),
			lettersIn(SHEET_WIDTH - measures.band.logo, titleSize(title, typeface))
		),
		sheet: measures,
		scale: scaleOf(document).text,
		runsOn: document.runsOn === true,
		titleSize: titleSize(title, typeface),
		hasNarrow,
		band: sections
			.filter(isBand)
			.flatMap(({ blocks }) => blocks.flatMap((block) => placedBlock(block, setting, '', inBand))),
		sections: sections
			.filter((section) => !isBand(section))
			.map((section) => {
				const { place = 'wide' } = section;
				const width = place === 'wide' || place === 'narrow' ? widths[place] : SHEET_WIDTH;
				return placed(section, place, setting, lettersIn(width, measures.text));
			})
	};
}

function placed(
	{ title, lede, blocks }: Section,
	place: PlacedSection['place'],
	setting: Setting,
	letters: number
): PlacedSection {
	const words = breakable(printable(title).replaceAll('\n', ' '), Math.floor(letters * 0.75));
	return {
		place,
		title: words === '' ? null : words,
		level: words === '' ? 2 : 3,
		lede: lede ? printedLines(lede, setting.language, letters) : null,
		blocks: blocks.flatMap((block) => placedBlock(block, setting, title, letters))
	};
}

function placedBlock(block: Block, setting: Setting, heading: string, letters: number): PrintedBlock | PrintedBlock[] {
	const { language } = setting;
	switch (block.kind) {
		case 'text':
			return { kind: 'text', tone: block.tone, lines: printedLines(block.line, language, letters) };
		case 'list':
			return printedList(block, language, letters - 2);
		case 'table':
			return printedTable(block, language, heading, letters);
		case 'map':
			return printedMap(block, setting, mapFrame(block));
		default:
			return printedBlocks([block], setting, heading);
	}
}

/** Letters that surely fit, however wide. */
function lettersIn(width: number, size: number): number {
	return Math.max(6, Math.floor(width / size));
}
