import {
	headFor,
	type ChartBlock,
	type FlowDocument,
	type Head,
	type Line,
	type MapBlock,
	type PictureBlock,
	type Section
} from '#kernel/flow-document.ts';
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
	/** Its caption stands under it, in the frame of both. */
	| { kind: 'picture'; block: PictureBlock; size: Pick<Frame, 'width' | 'height'>; caption: Paragraph[] }
);

export interface Slide {
	layout: Layout;
	title: string;
	lede?: Paragraph;
	ledeFrame?: Frame;
	/** The size of its text. */
	base: number;
	placed: Placed[];
	/** In which language and direction it is. */
	setting: Setting;
	/** What is to be said to it: of a section, with its first slide. */
	notes?: Said[];
}

/** What is to be said, in its language. */
export interface Said {
	line: Line;
	setting: Setting;
}

/** The words of a cover in one language. */
export interface CoverWords {
	title: string;
	subtitle: Paragraph[];
	author: string;
	setting: Setting;
}

export interface Cover extends CoverWords {
	/** Of a document in two languages, the same in the other. */
	second?: CoverWords;
	/** Seen from home, behind the words. */
	map?: MapBlock;
	notes?: Said[];
}

export interface Plan {
	cover: Cover;
	slides: Slide[];
}

/** Sizes of text, from the one that is wanted to the smallest that a room can read. */
const SIZES = [20, 18, 16] as const;

/** Which slides a document becomes, and what stands where on each. @param other of the sections in its other language */
export function planDeck(document: FlowDocument, setting: Setting, other = setting): Plan {
	const of = ({ language }: Pick<Section, 'language'>) => (language === other.language ? other : setting);
	const [first] = document.sections;
	const cover = first?.layout === 'cover' ? first : undefined;
	const second = document.second && document.sections.find((each) => each !== cover && each.layout === 'cover');
	return {
		cover: {
			...coverWords(document, cover, setting),
			...(document.second ? { second: coverWords(document.second, second, other) } : {}),
			...mapOf(document),
			...saidTo([notesOf(cover, setting), notesOf(second, other)])
		},
		slides: document.sections.flatMap((section) =>
			planSection(section === cover || section === second ? afterCover(section) : section, document, of(section))
		)
	};
}

/** What of the section of a cover does not stand on the cover itself; its notes do. */
function afterCover({ notes: _, ...cover }: Section): Section {
	return { ...cover, title: '', blocks: cover.blocks.filter(({ kind }) => kind !== 'text') };
}

function mapOf({ sections }: FlowDocument): Pick<Cover, 'map'> {
	const map = sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'map');
	return map ? { map } : {};
}

function coverWords(head: Head, section: Section | undefined, setting: Setting): CoverWords {
	const texts = (section?.blocks ?? []).flatMap((block) =>
		block.kind === 'text' ? [cleanSpans(block.line, setting)] : []
	);
	return {
		title: cleanLine(head.title),
		subtitle: [[{ text: clean(head.subtitle) }], ...texts].map((line) => ({ style: 'text', line })),
		author: cleanLine(head.author),
		setting
	};
}

/**
 * On as few slides as its text allows at a size that can be read; among those with whole lists, and then in the largest
 * letters.
 */
function planSection(section: Section, document: FlowDocument, setting: Setting): Slide[] {
	if (section.blocks.length === 0 && !section.title && !section.lede) return [];
	const title = cleanLine(section.title) || cleanLine(headFor(document, section.language).title);
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
	return first ? [{ ...first, ...saidTo([notesOf(section, setting)]) }, ...others] : [];
}

function notesOf(section: Section | undefined, setting: Setting): Said | undefined {
	const line = cleanSpans(section?.notes ?? [], setting);
	return line.some(({ text }) => text.trim() !== '') ? { line, setting } : undefined;
}

function saidTo(all: readonly (Said | undefined)[]): { notes?: Said[] } {
	const notes = all.filter((each) => each !== undefined);
	return notes.length > 0 ? { notes } : {};
}
