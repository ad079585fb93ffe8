import type { ChartBlock, FlowDocument, Line, MapBlock, Section } from '#kernel/flow-document.ts';
import { clean, cleanLine, cleanSpans } from '#documents/office/clean.ts';
import type { Columns, Frame } from './frame.ts';
import type { Paragraph } from './paragraph.ts';
import { SectionFlow } from './section-flow.ts';
import type { Setting } from './setting.ts';
import type { PlannedTable } from './table-plan.ts';

export type Layout = 'cover' | 'content' | 'two' | 'three' | 'title' | 'statement';

/** Something on a slide. Frames are in the direction of reading. */
export type Placed = { frame: Frame } & (
	| { kind: 'text'; column: Columns; paragraphs: Paragraph[] }
	| { kind: 'notice'; paragraphs: Paragraph[] }
	| { kind: 'table'; table: PlannedTable }
	| { kind: 'chart'; block: ChartBlock }
	| { kind: 'map'; block: MapBlock }
);

export interface Slide {
	layout: Layout;
	title: string;
	lede?: Paragraph;
	ledeFrame?: Frame;
	/** The size of its text. */
	base: number;
	placed: Placed[];
	/** What is to be said to it: of a section, with its first slide. */
	notes?: Line;
}

export interface Cover {
	title: string;
	subtitle: Paragraph[];
	author: string;
	/** Seen from home, behind the words. */
	map?: MapBlock;
	notes?: Line;
}

export interface Plan {
	cover: Cover;
	slides: Slide[];
}

/** Sizes of text, from the one that is wanted to the smallest that a room can read. */
const SIZES = [20, 18, 16] as const;

/** Which slides a document becomes, and what stands where on each. */
export function planDeck(document: FlowDocument, setting: Setting): Plan {
	const [first] = document.sections;
	const cover = first?.layout === 'cover' ? first : undefined;
	return {
		cover: planCover(document, cover, setting),
		slides: [
			...(cover
				? planSection(
						withoutNotes({ ...cover, title: '', blocks: cover.blocks.filter(({ kind }) => kind !== 'text') }),
						document,
						setting
					)
				: []),
			...document.sections
				.filter((section) => section !== cover)
				.flatMap((section) => planSection(section, document, setting))
		]
	};
}

function planCover(document: FlowDocument, section: Section | undefined, setting: Setting): Cover {
	const map = document.sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'map');
	const texts = (section?.blocks ?? []).flatMap((block) =>
		block.kind === 'text' ? [cleanSpans(block.line, setting)] : []
	);
	return {
		title: cleanLine(document.title),
		subtitle: [[{ text: clean(document.subtitle) }], ...texts].map((line) => ({ style: 'text', line })),
		author: cleanLine(document.author),
		...(map ? { map } : {}),
		...notesOf(section, setting)
	};
}

/**
 * On as few slides as its text allows at a size that can be read; among those with whole lists, and then in the largest
 * letters.
 */
function planSection(section: Section, document: FlowDocument, setting: Setting): Slide[] {
	if (section.blocks.length === 0 && !section.title && !section.lede) return [];
	const title = cleanLine(section.title) || cleanLine(document.title);
	if (section.layout === 'cover' && section.blocks.length === 0) return [];
	let best: { slides: Slide[]; isParted: boolean } | undefined;
	for (const base of SIZES) {
		const flow = new SectionFlow(section, title, base, setting);
		const found = { slides: flow.run(), isParted: flow.isParted };
		const isFewer = found.slides.length < (best?.slides.length ?? Infinity);
		const isWhole = found.slides.length === best?.slides.length && best.isParted && !found.isParted;
		if (isFewer || isWhole) best = found;
		if (best?.slides.length === 1 && !best.isParted) break;
	}
	const [first, ...others] = best?.slides ?? [];
	return first ? [{ ...first, ...notesOf(section, setting) }, ...others] : [];
}

function notesOf(section: Section | undefined, setting: Setting): { notes?: Line } {
	const notes = cleanSpans(section?.notes ?? [], setting);
	return notes.some(({ text }) => text.trim() !== '') ? { notes } : {};
}

/** The notes of the cover stand with the cover, and not again with what goes on after it. */
function withoutNotes({ notes: _, ...section }: Section): Section {
	return section;
}
