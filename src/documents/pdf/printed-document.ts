import {
	titleOf,
	type Block,
	type FlowDocument,
	type Head,
	type Mark,
	type PictureBlock,
	type Section
} from '#kernel/flow-document.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import { inkOf, type Ink } from '#documents/figures/ink.ts';
import { coverWords, shownPicture, type ShownPicture } from '#documents/figures/shown-picture.ts';
import { MARK_WORDS } from '#documents/figures/mark-words.ts';
import { markSvg } from '#documents/figures/marks.ts';
import { withPicturesTogether } from '#documents/figures/picture-rows.ts';
import {
	FULL_WIDTH,
	pathOfPicture,
	printedChart,
	printedLines,
	printedList,
	printedMap,
	printedPictures,
	printedTable,
	type PrintedBlock,
	type PrintedLines,
	type PrintedList,
	type Setting
} from './printed-blocks.ts';
import { isKept } from './kept.ts';
import { breakable, printable } from './printable.ts';
import { WORDS, type PaperWords } from './words.ts';

/** What the template reads: values only, with everything that needs deciding decided. */
export interface PrintedDocument {
	language: Language;
	region: string;
	direction: 'rtl' | 'ltr';
	/** In the properties of the file; title and author are the same with places to break. */
	name: string;
	publisher: string;
	title: string;
	subtitle: string;
	author: string;
	description: string;
	date: { year: number; month: number; day: number };
	footer: string;
	page: PaperWords['page'];
	ink: Ink;
	marks: PrintedMarks;
	/** Of a document in two languages, what it says of itself in the other. */
	second: (PrintedHead & PrintedLanguage) | null;
	logo: PrintedPicture | null;
	/** Without words where it is decoration. */
	cover: PrintedPicture | null;
	sections: PrintedSection[];
}

/** A picture of the look, by its path; width to height. */
interface PrintedPicture {
	path: string;
	alt: string;
	shape: number;
}

type PrintedMarks = Record<Mark, { svg: string; word: string }>;

/** What stands over the document, and at the foot of its pages, with places to break. */
interface PrintedHead {
	title: string;
	subtitle: string;
	author: string;
	footer: string;
}

/** What a language decides of what is in it. */
interface PrintedLanguage {
	language: Language;
	region: string;
	direction: 'rtl' | 'ltr';
	marks: PrintedMarks;
	/** Around the number of the page and the number of pages. */
	page: PaperWords['page'];
}

export interface PrintedSection {
	/** Where it is not the document's. */
	own: PrintedLanguage | null;
	/** Begins with the title and all of the document in its other language. */
	isSecondCover: boolean;
	/** null for the cover, which the title of the document heads. */
	title: string | null;
	/** Of the headings inside. */
	level: number;
	isCover: boolean;
	isStatement: boolean;
	/** Stays on one page. */
	isKept: boolean;
	lede: PrintedLines | null;
	blocks: PrintedBlock[];
}

const REGIONS: Record<Language, string> = { he: 'IL', en: 'GB' };
const MARKS = Object.keys(MARK_WORDS.he) as Mark[];
/** Lists side by side on one row of A4, and the letters of a word that fit one of them. */
const ABREAST = 3;
const COLUMN_WIDTH = 14;
const TITLE_WIDTH = 18;
const COVER_TITLE_WIDTH = 13;
const HEADING_WIDTH = 34;

export function printedDocument(document: FlowDocument, outfit: Outfit = PLAIN): PrintedDocument {
	const { look, pictures } = outfit;
	const room = look.cover === undefined ? TITLE_WIDTH : COVER_TITLE_WIDTH;
	const { language, second } = document;
	const setting: Setting = { language, ink: inkOf(look), pictures };
	return {
		...printedLanguage(setting),
		name: onOneLine(titleOf(document)),
		publisher: onOneLine(document.author),
		...printedHead(document, room),
		description: onOneLine(document.description),
		date: dateOf(document.date),
		ink: setting.ink,
		second: second
			? { ...printedHead(second, room), ...printedLanguage({ ...setting, language: second.language }) }
			: null,
		logo: printedPicture(shownPicture(outfit, 'logo'), onOneLine(document.author)),
		cover: printedPicture(shownPicture(outfit, 'cover'), onOneLine(coverWords(outfit, language))),
		sections: document.sections.map((section) =>
			section.language === undefined
				? printedSection(section, setting)
				: printedSection(section, { ...setting, language: section.language }, true)
		)
	};
}

/** @param room letters of the title that surely fit a line */
function printedHead({ title, subtitle, author, footer }: Head, room: number): PrintedHead {
	return {
		title: breakable(onOneLine(title), room),
		subtitle: breakable(printable(subtitle), FULL_WIDTH),
		author: breakable(onOneLine(author), FULL_WIDTH),
		footer: breakable(onOneLine(footer), COLUMN_WIDTH * 2)
	};
}

function printedLanguage({ language, ink }: Setting): PrintedLanguage {
	const marks = MARKS.map((mark) => [mark, { svg: markSvg(mark, ink), word: MARK_WORDS[language][mark] }]);
	return {
		language,
		region: REGIONS[language],
		direction: directionOf(language),
		marks: Object.fromEntries(marks) as PrintedMarks,
		page: WORDS[language].page
	};
}

function printedPicture(picture: ShownPicture | undefined, alt: string): PrintedPicture | null {
	return picture ? { path: pathOfPicture(picture.file), alt, shape: picture.width / picture.height } : null;
}

function onOneLine(text: string): string {
	return printable(text).replaceAll('\n', ' ');
}

function dateOf(date: string): PrintedDocument['date'] {
	const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
	return { year, month, day };
}

/** @param isOther in the other language of the document */
function printedSection(section: Section, setting: Setting, isOther = false): PrintedSection {
	const words = breakable(onOneLine(section.title), HEADING_WIDTH);
	const title = section.layout === 'cover' || words === '' ? null : words;
	const lede = section.lede ? printedLines(section.lede, setting.language) : null;
	const blocks =
		section.layout === 'columns'
			? besideEachOther(section.blocks, setting, section.title)
			: printedBlocks(section.blocks, setting, section.title);
	return {
		own: isOther ? printedLanguage(setting) : null,
		isSecondCover: isOther && section.layout === 'cover',
		title,
		level: title === null ? 2 : 3,
		isCover: section.layout === 'cover',
		isStatement: section.layout === 'statement',
		isKept: title !== null && isKept({ lede, blocks }),
		lede,
		blocks
	};
}

/** Blocks in their order; pictures that follow each other stand in rows. */
export function printedBlocks(blocks: readonly Block[], setting: Setting, heading: string): PrintedBlock[] {
	return withPicturesTogether(blocks).flatMap((each) =>
		Array.isArray(each) ? printedPictures(each, setting) : printedBlock(each, setting, heading)
	);
}

function printedBlock(block: Exclude<Block, PictureBlock>, setting: Setting, heading: string): PrintedBlock {
	const { language } = setting;
	switch (block.kind) {
		case 'text':
			return { kind: 'text', tone: block.tone, lines: printedLines(block.line, language) };
		case 'list':
			return printedList(block, language);
		case 'table':
			return printedTable(block, language, heading);
		case 'chart':
			return printedChart(block, setting, heading);
		case 'map':
			return printedMap(block, setting);
	}
}

/** Lists that follow each other share a row; whatever else stands among them has the whole width. */
function besideEachOther(blocks: Block[], setting: Setting, heading: string): PrintedBlock[] {
	const printed: PrintedBlock[] = [];
	let row: PrintedList[] = [];
	for (const block of withPicturesTogether(blocks)) {
		if (Array.isArray(block) || block.kind !== 'list' || row.length === ABREAST) {
			if (row.length > 0) printed.push({ kind: 'columns', lists: row });
			row = [];
		}
		if (Array.isArray(block)) printed.push(...printedPictures(block, setting));
		else if (block.kind === 'list') row.push(printedList(block, setting.language, COLUMN_WIDTH));
		else printed.push(printedBlock(block, setting, heading));
	}
	if (row.length > 0) printed.push({ kind: 'columns', lists: row });
	return printed;
}
