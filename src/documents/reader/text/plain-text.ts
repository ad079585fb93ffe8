import {
	CELL_GAP,
	type ReadDocument,
	type ReadParagraph,
	type ReadingDoubt,
	type TextOrder
} from '#kernel/read-document.ts';
import { cleanText } from '../paragraphs.ts';
import { Unreadable } from '../unreadable.ts';
import { readMarked, withoutDirectionMarks } from './direction-marks.ts';
import { joined, lower, type FoundLine, type Joined } from './joining.ts';
import { linesOf, withTornMarks, type SourceLine } from './lines.ts';
import type { ReadLine } from './run-order.ts';
import { textReader } from './text-reader.ts';

/** In characters: more than a book, and read in seconds. */
const LARGEST = 4_000_000;
const LONGEST_LINE = 20_000;

/**
 * What a text says that was pasted or kept as plain text. The order in which its letters stand is found out, and put
 * right where it is that of the screen.
 * @param names what the office knows: its city, its partners, places. They help to tell where a name begins
 * @throws Unreadable where it is too large
 */
export function readPlainText(text: string, names: readonly string[]): ReadDocument {
	if (text.length > LARGEST) throw new Unreadable('too_large');
	const marked = readMarked(text);
	const source = withTornMarks(linesOf(marked ?? withoutDirectionMarks(text)));
	if (source.some(({ raw }) => raw.length > LONGEST_LINE)) return asItStands(source);
	const told = source.filter(({ raw }) => !isRule(raw));
	const rows = told.map((line, at) => ({ line, cells: cellsOf(line.raw) ?? alignedCells(told, at) }));
	const mayGoOn = (at: number) => rows[at + 1]?.line.blanks === 0 && rows[at + 1]?.line.page === rows[at]?.line.page;
	const texts = rows.flatMap(({ line, cells }, at) =>
		(cells ?? [line.raw]).map((cell) => ({ text: cell, mayGoOn: mayGoOn(at) }))
	);
	const reader = textReader(texts, names, marked !== undefined);
	let place = 0;
	const lines = rows.map(({ line, cells }) => found(line, cells, () => reader.read(place++), reader.order));
	return { pages: pagesOf(joined(lines, reader.keepsSpace), reader.order), order: reader.order };
}

/** A text without lines, as programs write it: nothing was broken, and nothing is put right. */
function asItStands(source: readonly SourceLine[]): ReadDocument {
	const paragraphs = source.map(({ raw }): ReadParagraph => ({ kind: 'text', text: cleanText(raw), level: 0 }));
	return { pages: [{ number: 1, paragraphs }], order: 'logical' };
}

function found(
	line: SourceLine,
	cells: readonly string[] | undefined,
	next: () => ReadLine,
	order: TextOrder
): FoundLine {
	if (!cells) return { ...next(), source: line };
	const read = cells.map(next);
	const inOrder = order === 'logical' || order === 'marked' ? read : read.toReversed();
	return {
		...inOrder.reduce((one, other) => ({
			...one,
			confidence: lower(one.confidence, other.confidence),
			doubts: [...new Set([...one.doubts, ...other.doubts])]
		})),
		text: inOrder
			.map((cell) => cell.text)
			.filter(Boolean)
			.join(CELL_GAP),
		cells: inOrder.map((cell) => cell.text),
		isOpen: false,
		source: line
	};
}

/** The line between the head of a table and its rows, as some texts draw it; and any other line that is only drawn. */
function isRule(raw: string): boolean {
	return /^[\s|:+=_~*-]{3,}$/.test(raw) && !/^\s*[*-]\s*$/.test(raw);
}

/** Of a row of a table: what stands between bars or tabs. */
function cellsOf(raw: string): string[] | undefined {
	const line = raw.trim();
	if (/\S\t+\S/.test(line)) return line.split('\t').map((cell) => cell.trim());
	if (!line.includes('|')) return undefined;
	const cells = line.replace(/^\||\|$/g, '').split('|');
	return cells.length > 1 ? cells.map((cell) => cell.trim()) : undefined;
}

/** Columns that are kept apart by spaces: three at least, in as many lines in a row as make a table. */
const GAP = / {3,}/;
const FEWEST_ROWS = 3;

function alignedCells(lines: readonly SourceLine[], at: number): string[] | undefined {
	const cells = lines[at]?.raw.trim().split(GAP) ?? [];
	if (cells.length < 2) return undefined;
	const isAlike = (place: number, next: number) =>
		lines[place]?.raw.trim().split(GAP).length === cells.length &&
		lines[place]?.page === lines[at]?.page &&
		(next === place || lines[Math.max(next, place)]?.blanks === 0);
	let rows = 1;
	for (let place = at - 1; isAlike(place, place + 1); place -= 1) rows += 1;
	for (let place = at + 1; isAlike(place, place - 1); place += 1) rows += 1;
	return rows >= (cells.length > 2 ? FEWEST_ROWS - 1 : FEWEST_ROWS) ? cells : undefined;
}

function pagesOf(paragraphs: readonly Joined[], order: TextOrder): ReadDocument['pages'] {
	const pages: ReadDocument['pages'] = [];
	paragraphs.forEach((paragraph, at) => {
		const { page } = paragraph.source;
		if (pages.at(-1)?.number !== page) pages.push({ number: page, paragraphs: [] });
		const isFirst = paragraphs[at - 1]?.source.page !== page;
		const next = paragraphs[at + 1]?.source.page === page ? paragraphs[at + 1] : undefined;
		const told = toldAs(paragraph, isFirst, next, order);
		if (told) pages.at(-1)?.paragraphs.push(told);
	});
	return pages;
}

function toldAs(line: Joined, isFirst: boolean, next: Joined | undefined, order: TextOrder): ReadParagraph | undefined {
	const text = cleanText(line.text);
	if (text === '') return undefined;
	const mark = line.mark ?? line.source.tornMark;
	const { confidence, doubts } = checked(line, text);
	const isFound = line.raw.length === 1 && order === 'logical' && cleanText(line.raw[0] ?? '') === text;
	return {
		...kindOf(line, text, mark, isFirst, next),
		text,
		...(mark !== undefined && !line.cells && { mark }),
		...(line.cells && { cells: line.cells }),
		...(!isFound && { raw: line.raw.map((raw) => raw.trim()) }),
		...(confidence !== 'high' && { confidence }),
		...(doubts.length > 0 && { doubts })
	};
}

/** What is told of a paragraph, by how it is written and what follows. */
function kindOf(
	{ cells, heading }: Joined,
	text: string,
	mark: string | undefined,
	isFirst: boolean,
	next: Joined | undefined
): Pick<ReadParagraph, 'kind' | 'level'> {
	if (cells) return { kind: 'row', level: 0 };
	if (heading !== undefined)
		return heading === 0 ? { kind: 'title', level: 0 } : { kind: 'heading', level: heading - 1 };
	if (mark !== undefined) return { kind: 'item', level: /^[◦○‣–]$/.test(mark) ? 1 : 0 };
	const isShort = text.length <= 90 && !/[.,;]$/.test(text);
	if (isFirst && isShort) return { kind: 'title', level: 0 };
	const leads = next && (next.mark ?? next.source.tornMark) !== undefined;
	return { kind: isShort && (leads || text.endsWith(':')) ? 'heading' : 'text', level: 0 };
}

/** Brackets and quotes that do not pair show that something was put in the wrong place; only where something was. */
function checked(line: Joined, text: string): Pick<Joined, 'confidence' | 'doubts'> {
	const doubts: ReadingDoubt[] = [];
	let depth = 0;
	const isPaired = [...text.replace(/(^|\s)[\p{L}\d]{1,2}\)/gu, '')].every((letter) => {
		depth += '([{'.includes(letter) ? 1 : ')]}'.includes(letter) ? -1 : 0;
		return depth >= 0;
	});
	if (!isPaired || depth !== 0) doubts.push('brackets');
	const quotes = text.replace(/[א-ת]["״][א-ת](?![א-ת])/g, '').match(/["״]/g)?.length ?? 0;
	if (quotes % 2 === 1) doubts.push('quotes');
	const wasMoved = line.raw.some(
		(raw) => cleanText(raw) !== text && !text.includes(cleanText(raw).replace(/^\S+\s/, ''))
	);
	if (doubts.length === 0 || !wasMoved) return line;
	return { confidence: lower(line.confidence, 'medium'), doubts: [...new Set([...line.doubts, ...doubts])] };
}
