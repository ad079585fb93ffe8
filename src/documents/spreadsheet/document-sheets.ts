import { chartTable } from '#documents/figures/chart-table.ts';
import { MARK_WORDS } from '#documents/figures/mark-words.ts';
import {
	headFor,
	parted,
	plainText,
	type Block,
	type ChartBlock,
	type FlowDocument,
	type Head,
	type Line,
	type Section,
	type TableBlock,
	type Value
} from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { sheetNames } from './sheet-name.ts';
import { WORDS, type BookWords } from './words.ts';

export interface BookCell {
	text: string;
	/** What the text says, as a number or a date. */
	value?: Value;
	/** The sheet that it leads to, by its name. */
	sheet?: string;
}

/** A sheet of a workbook: a title, what is to be said under it, and a table. */
export interface Sheet {
	name: string;
	language: Language;
	title: string;
	lines: readonly string[];
	columns: readonly { title: string; align: 'start' | 'end' }[];
	rows: readonly (readonly BookCell[])[];
	/** Under the table. */
	notes: readonly string[];
	/** Its head stays in sight. */
	isFrozen: boolean;
}

/** A sheet before all of them have their names. */
interface Draft extends Pick<Sheet, 'title' | 'columns' | 'rows' | 'notes'> {
	wanted: string;
	about: string;
}

const START = 'start' as const;

/**
 * The sheets of a document: what is in the file, one for each table and for the values of each chart, and one with all
 * that is said in lines. Of a document in two languages those of the first come first, and then the same of the other.
 */
export function documentSheets(document: FlowDocument): Sheet[] {
	const { second } = document;
	const parts = [undefined, ...(second ? [second.language] : [])].map((own) => {
		const sections = document.sections.filter(({ language }) => language === own);
		const head = headFor(document, own);
		return { head, sections, drafts: drafts(sections, head.language) };
	});
	const wanted = parts.flatMap((part) => [
		WORDS[part.head.language].readMe,
		...part.drafts.map((draft) => draft.wanted)
	]);
	const names = sheetNames(wanted, WORDS[document.language].sheet);
	let at = 0;
	return parts.flatMap(({ head, sections, drafts: own }) => {
		const [first = '', ...others] = names.slice(at, (at += own.length + 1));
		return [
			readMe(head, sections, own, first, others),
			...own.map((draft, index) => ({ ...named(draft, others[index] ?? '', head) }))
		];
	});
}

function named({ wanted: _, about: __, ...draft }: Draft, name: string, { language }: Head): Sheet {
	return { ...draft, name, language, lines: [], isFrozen: true };
}

/** What the document is, and what each sheet of it holds. */
function readMe(
	head: Head,
	sections: readonly Section[],
	all: readonly Draft[],
	name: string,
	names: readonly string[]
): Sheet {
	const words = WORDS[head.language];
	const covered = sections
		.filter(({ layout }) => layout === 'cover')
		.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'text' ? [plainText(block.line)] : [])));
	return {
		...{ name, language: head.language, title: head.title, isFrozen: false },
		lines: [head.subtitle, ...covered, head.author].filter((line) => line.trim() !== ''),
		columns: words.holds.map((title, index) => ({ title, align: index === 2 ? 'end' : START })),
		rows: all.map(({ about, rows }, index) => [
			{ text: names[index] ?? '', sheet: names[index] ?? '' },
			{ text: about },
			{ text: String(rows.length), value: rows.length }
		]),
		notes: all.length > 1 ? [] : [words.noTables]
	};
}

function drafts(sections: readonly Section[], language: Language): Draft[] {
	return [
		...sections.flatMap((section) => section.blocks.flatMap((block) => tableDraft(block, section, language))),
		linesDraft(sections, language)
	];
}

function tableDraft(block: Block, { title }: Section, language: Language): Draft[] {
	const words = WORDS[language];
	switch (block.kind) {
		case 'table':
			return [draftOf(block, block.caption || title, words.ofTable(title))];
		case 'chart':
			return block.categories.length > 0 ? [chartDraft(block, title, language)] : [];
		default:
			return [];
	}
}

function chartDraft(block: ChartBlock, section: string, language: Language): Draft {
	const draft = draftOf(chartTable(block, language), block.title || section, WORDS[language].ofChart(section));
	return { ...draft, notes: [...draft.notes, block.alt] };
}

function draftOf({ columns, rows, notes }: TableBlock, title: string, about: string): Draft {
	return {
		...{ wanted: title, title, about, columns },
		rows: rows.map((row) => columns.map((_, index) => cellOf(row[index] ?? [], index))),
		notes: notes.map(plainText)
	};
}

/** The first cell of a row names it on one line: what stands under the name elsewhere follows it here. */
function cellOf(line: Line, column: number): BookCell {
	const [sole, more] = line;
	if (sole?.value !== undefined && !more) return { text: sole.text, value: sole.value };
	if (column > 0) return { text: plainText(line) };
	const { first, under } = parted(line);
	return { text: [first, under].map(plainText).filter(Boolean).join(', ') };
}

function linesDraft(sections: readonly Section[], language: Language): Draft {
	const words = WORDS[language];
	return {
		...{ wanted: words.lines, title: words.lines, about: words.ofLines, notes: [] },
		columns: words.line.map((title) => ({ title, align: START })),
		rows: sections.flatMap((section) => [
			...(section.lede ? [lineRow(section, { line: section.lede })] : []),
			...section.blocks.flatMap((block) => blockRows(block, section, language, words))
		])
	};
}

interface Said {
	heading?: string | undefined;
	state?: string;
	line: Line;
	detail?: Line | undefined;
	key?: string | undefined;
}

function lineRow(section: Section, { heading = '', state = '', line, detail = [], key = '' }: Said): BookCell[] {
	return [section.title, heading, state, plainText(line), plainText(detail), key].map((text) => ({ text }));
}

/** All that a block says outside of tables, which have sheets of their own. */
function blockRows(block: Block, section: Section, language: Language, words: BookWords): BookCell[][] {
	const row = (said: Said) => lineRow(section, said);
	switch (block.kind) {
		case 'text': {
			const states = { plain: '', empty: '', attention: words.attention, quote: words.quote };
			return [row({ state: states[block.tone], line: block.line, key: block.key })];
		}
		case 'list': {
			const { heading, items, isNumbered, empty } = block;
			if (items.length === 0) return empty ? [row({ heading, line: [{ text: empty }] })] : [];
			return items.map(({ mark, line, note, key }) =>
				row({ heading, state: isNumbered ? '' : MARK_WORDS[language][mark], line, detail: note, key })
			);
		}
		case 'map':
			return [row({ heading: block.title, line: [{ text: block.alt }] })];
		case 'picture':
			return [
				row({
					line: block.caption ?? [{ text: block.alt }],
					detail: block.caption && [{ text: block.alt }],
					key: block.key
				})
			];
		case 'table':
		case 'chart':
			return [];
	}
}
