import {
	keyOf,
	plainText,
	type Block,
	type FlowDocument,
	type Item,
	type Line,
	type ListBlock,
	type Mark,
	type PictureBlock,
	type Section
} from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import { SILENT_LINE } from '#features/report/report.ts';
import { shown } from '#features/report/wording.ts';
import { m } from '#paraglide/messages.js';
import { arranged, spelledOut } from './order.ts';
import type { OwnPicture } from './picture.ts';

/** What an office made of a section. */
export interface SectionEdit {
	section: string;
	title: Texts;
	/** For whoever speaks; on no page and no slide. */
	notes: Texts;
	isHidden: boolean;
	/** Its lines in the order that was chosen. */
	lineOrder: string[];
}

/** What an office made of a line. The record stays as it is. */
export interface LineEdit {
	section: string;
	line: string;
	/** Instead of what the record says, by language; where one is missing the record's words stand. */
	words: Texts;
	/** The same for the smaller words under the line. */
	detail: Texts;
	/** What the record said when these words were written, or when the line was approved, by language. */
	basis: Texts;
	isHidden: boolean;
	/** Told among the highlights as well. */
	isHighlight: boolean;
	/** Somebody stands for the line as it is: asked for where a tie is silent. */
	isApproved: boolean;
}

/** What an office writes of its own. */
export const TEXT_KINDS = ['text', 'quote'] as const;
export type BlockKind = (typeof TEXT_KINDS)[number] | 'picture';

/** What an office adds of its own, at the end of a section. */
export interface OwnBlock {
	id: string;
	section: string;
	position: number;
	kind: BlockKind;
	/** A paragraph, or the words of a quotation, or what a picture shows for who does not see it. */
	words: Texts;
	/** Whose words they are; the caption of a picture. */
	source: Texts;
	/** Of a picture; null: it is none. */
	picture: OwnPicture | null;
}

export interface ReportEdits {
	sectionOrder: string[];
	sections: SectionEdit[];
	lines: LineEdit[];
	blocks: OwnBlock[];
}

/** The page of a document's line that a tie's paragraph or the sentence under its title is known by. */
export const LEDE = 'lede';

/** Sections of the office's own are known by this and an id. */
export const OWN_SECTION = 'own:';

/** The finished report: the generated one with all that the office made of it. The record is not changed. */
export function finish(generated: FlowDocument, edits: ReportEdits, language: Language): FlowDocument {
	const sections = [...generated.sections, ...ownSections(edits, language)];
	const missing = leftOut(new Map(sections.map((each) => [keyOf(each), linesOf(each).map(({ key }) => key)])), edits);
	const order = sectionsInOrder(sections, edits);
	const marked = highlighted(generated, edits, language);
	return {
		...generated,
		sections: order
			.filter((section) => section.layout === 'cover' || !sectionEdit(edits, keyOf(section))?.isHidden)
			.map((section) => finishedSection(section, edits, language, marked))
			.map((section) => (keyOf(section) === 'method' ? saysWhatIsLeftOut(section, missing.length, language) : section))
	};
}

/** As they were put; the cover is the first, whatever was moved. */
export function sectionsInOrder(sections: readonly Section[], { sectionOrder }: ReportEdits): Section[] {
	const order = arranged(sections.map(keyOf), spelledOut(sectionOrder, sections));
	const placeOf = (section: Section) => (section.layout === 'cover' ? -1 : order.indexOf(keyOf(section)));
	return sections.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The sections that an office added, after the others until they are moved. */
export function ownSections(edits: ReportEdits, language: Language): Section[] {
	return edits.sections
		.filter(({ section }) => section.startsWith(OWN_SECTION))
		.map(({ section, title }, index) => ({
			...{ id: `own-${index + 1}`, key: section },
			title: plainText(shown(title, language)),
			...{ layout: 'flow' as const, blocks: [] }
		}));
}

export function sectionEdit({ sections }: ReportEdits, key: string): SectionEdit | undefined {
	return sections.find(({ section }) => section === key);
}

export function lineEdit({ lines }: ReportEdits, section: string, line: string): LineEdit | undefined {
	return lines.find((each) => each.section === section && each.line === line);
}

/** Texts of the office's own whose section is not there. @param generated the keys of the sections that the record makes */
export function strayBlocks<Block extends OwnBlock>(
	{ blocks, sections }: { blocks: readonly Block[]; sections: readonly SectionEdit[] },
	generated: ReadonlySet<string>
): Block[] {
	const isOwn = (key: string) => key.startsWith(OWN_SECTION) && sections.some(({ section }) => section === key);
	return blocks.filter(({ section }) => !generated.has(section) && !isOwn(section));
}

/** A line of the generated report as it can be worked on. */
export interface WorkLine {
	/** Unique in its section. */
	key: string;
	/** The heading that it stands under. */
	heading: string;
	/** What the record says, without markup. */
	words: string;
	detail: string;
	item: Item;
}

/** All lines of a section that can be worked on, as the record has them. */
export function linesOf(section: Section): WorkLine[] {
	const lede = section.lede ? [workLine('', { key: LEDE, mark: 'plain', line: section.lede })] : [];
	return [
		...lede,
		...section.blocks.flatMap((block): WorkLine[] => {
			if (block.kind === 'list') return block.items.filter(hasKey).map((item) => workLine(block.heading ?? '', item));
			if (block.kind !== 'text' || block.key === undefined) return [];
			return [workLine('', { key: block.key, mark: 'silent', line: block.line })];
		})
	].filter(({ key }, index, all) => all.findIndex((each) => each.key === key) === index);
}

type KeyedItem = Item & { key: string };

function hasKey(item: Item): item is KeyedItem {
	return item.key !== undefined;
}

function workLine(heading: string, item: KeyedItem): WorkLine {
	const detail = item.note ? plainText(item.note) : '';
	return { key: item.key, heading, words: plainText(item.line), detail, item };
}

/** What the record says of a line now, as an edit remembers it. */
export function basisOf({ words, detail }: Pick<WorkLine, 'words' | 'detail'>): string {
	return detail === '' ? words : `${words}\n${detail}`;
}

/**
 * The activities that the figures of a report count and none of its lists shows any more.
 * @param sections the keys of the lines of each section, by the key of the section
 */
export function leftOut(sections: ReadonlyMap<string, Iterable<string>>, edits: ReportEdits): string[] {
	const [told, shown] = [new Set<string>(), new Set<string>()];
	for (const [section, lines] of sections) {
		const isHidden = sectionEdit(edits, section)?.isHidden === true;
		for (const line of lines) {
			if (!line.startsWith('activity:')) continue;
			told.add(line);
			if (!isHidden && !lineEdit(edits, section, line)?.isHidden) shown.add(line);
		}
	}
	return [...told].filter((line) => !shown.has(line));
}

/** So that the figures agree with the lists: whoever counts them learns what is not shown. */
function saysWhatIsLeftOut(section: Section, count: number, language: Language): Section {
	if (count === 0) return section;
	const line = [{ text: m.studio_left_out_counted({ count }, { locale: language }) }];
	return { ...section, blocks: [...section.blocks, { kind: 'list', items: [{ mark: 'plain', line }] }] };
}

function finishedSection(section: Section, edits: ReportEdits, language: Language, marked: readonly Item[]): Section {
	const key = keyOf(section);
	const edit = sectionEdit(edits, key);
	const own = edits.blocks.filter((block) => block.section === key).toSorted((a, b) => a.position - b.position);
	const title = edit?.title[language] ?? section.title;
	const lede =
		section.lede && lineEdit(edits, key, LEDE)?.isHidden ? undefined : finishedLede(section, edits, language);
	const notes = edit ? shown(edit.notes, language) : [];
	const { lede: _, ...rest } = section;
	const blocks = section.blocks.flatMap((block) => finishedBlock(block, key, edits, language));
	return {
		...rest,
		title,
		...(lede ? { lede } : {}),
		...(notes.length > 0 ? { notes } : {}),
		layout: own.length > 0 && section.layout === 'statement' ? 'flow' : section.layout,
		blocks: [
			...(key === 'highlights' ? withMarked(blocks, marked) : blocks),
			...own.flatMap((each) => ownBlock(each, language))
		]
	};
}

/** The report's own words in its language; in one that has none, those of the record stand. */
function ownWords(texts: Texts | undefined, language: Language): Line | undefined {
	const text = texts?.[language];
	return text === undefined ? undefined : [{ text }];
}

function finishedLede(section: Section, edits: ReportEdits, language: Language): Line | undefined {
	const edit = lineEdit(edits, keyOf(section), LEDE);
	return ownWords(edit?.words, language) ?? section.lede;
}

function finishedBlock(block: Block, section: string, edits: ReportEdits, language: Language): Block[] {
	if (block.kind === 'list') {
		const items = block.items.flatMap((item) => finishedItem(item, section, edits, language));
		const order = sectionEdit(edits, section)?.lineOrder ?? [];
		const keys = items.map(({ key }, index) => key ?? `#${index}`);
		const sorted = arranged(keys, order).map((key) => items[keys.indexOf(key)] as Item);
		// A list that lost its lines is left out, unless it says something where it is empty.
		if (sorted.length === 0 && block.items.length > 0 && block.empty === undefined) return [];
		return [{ ...block, items: sorted } satisfies ListBlock];
	}
	if (block.kind !== 'text' || block.key === undefined) return [block];
	const edit = lineEdit(edits, section, block.key);
	// The line of a silent tie is never left out: it is what the report owes.
	if (edit?.isHidden && block.key !== SILENT_LINE) return [];
	return [{ ...block, line: ownWords(edit?.words, language) ?? block.line }];
}

function finishedItem(item: Item, section: string, edits: ReportEdits, language: Language): Item[] {
	const edit = item.key === undefined ? undefined : lineEdit(edits, section, item.key);
	if (!edit) return [item];
	if (edit.isHidden) return [];
	const href = item.line.find((span) => span.href !== undefined)?.href;
	const own = ownWords(edit.words, language);
	const line = own ? linked(own, href) : item.line;
	const note = ownWords(edit.detail, language) ?? item.note;
	const { note: _, ...rest } = item;
	return [{ ...rest, line, ...(note && note.length > 0 ? { note } : {}) }];
}

function linked(line: Line, href: string | undefined): Line {
	return href === undefined ? line : line.map((span, index) => (index === 0 ? { ...span, href } : span));
}

/**
 * The lines that are to be told among the highlights as well, each once. What was done stands there in a few words;
 * what was called off or is still to come says so there too.
 */
function highlighted(generated: FlowDocument, edits: ReportEdits, language: Language): Item[] {
	return edits.lines
		.filter(({ isHighlight, section }) => isHighlight && !sectionEdit(edits, section)?.isHidden)
		.flatMap((edit) => {
			const section = generated.sections.find((each) => keyOf(each) === edit.section);
			const item = section && linesOf(section).find(({ key }) => key === edit.line)?.item;
			return item ? finishedItem(item, edit.section, edits, language) : [];
		})
		.map((item): Item => (DONE.has(item.mark) ? inShort(item) : item))
		.filter(({ key }, index, all) => all.findIndex((each) => each.key === key) === index);
}

const DONE: ReadonlySet<Mark> = new Set(['done', 'progress', 'initiative', 'plain']);

function inShort({ note: _, ...item }: Item): Item {
	return { ...item, mark: 'plain' };
}

function withMarked(blocks: readonly Block[], marked: readonly Item[]): Block[] {
	return blocks.map((block) => (block.kind === 'list' ? { ...block, items: [...block.items, ...marked] } : block));
}

function ownBlock({ id, kind, words, source, picture }: OwnBlock, language: Language): Block[] {
	const line = shown(words, language);
	const from = shown(source, language);
	if (line.length === 0) return [];
	const locale = { locale: language };
	if (kind === 'picture') return ownPicture(id, picture, { alt: plainText(line), caption: from });
	if (kind === 'text') return [{ kind: 'text', key: `block:${id}`, tone: 'plain', line }];
	const quoted = m.studio_quoted({ words: plainText(line) }, locale);
	const by = from.length > 0 ? `\n${m.studio_by({ name: plainText(from) }, locale)}` : '';
	return [{ kind: 'text', key: `block:${id}`, tone: 'quote', line: [{ text: `${quoted}${by}` }] }];
}

/** Only one that the report may show: of one that is gone, or is not for its readers, there is nothing. */
function ownPicture(
	id: string,
	picture: OwnPicture | null,
	{ alt, caption }: { alt: string; caption: Line }
): PictureBlock[] {
	if (picture?.state !== 'there') return [];
	const { file, mediaType, width, height } = picture;
	return [
		{
			...{ kind: 'picture', key: `block:${id}`, file, mediaType, width, height, alt },
			...(caption.length > 0 ? { caption } : {})
		}
	];
}
