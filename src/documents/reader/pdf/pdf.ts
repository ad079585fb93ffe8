import type { ReadDocument } from '#kernel/read-document.ts';
import { Unreadable } from '../unreadable.ts';
import { lettersOf, type Direction } from './bidi.ts';
import { linesOf as rowsOf } from './columns.ts';
import { blocksOf, type Block } from './blocks.ts';
import { bracketsOf } from './brackets.ts';
import { drawnPages } from './drawn-pages.ts';
import type { Box, Drawn } from './glyph.ts';
import { roomOf, wordsIn } from './joining.ts';
import { withKinds } from './kinds.ts';
import { lineOf, type Line } from './lines.ts';
import { inPairs, paragraphsOf, type ReadBlock } from './told.ts';
import { withPdf } from './pdfium.ts';
import { repeatedLines } from './repeated.ts';
import { segmentsOf, type Segment } from './segments.ts';

/** In bytes: a report with its pictures is a tenth of it. */
const LARGEST = 200 * 1024 * 1024;
/** Fewer signs on a page in the middle are marks upon pictures. */
const LEAST_SIGNS = 4;

/**
 * What a PDF says. It keeps where each sign is drawn and not the order in which they are read: that is found from the
 * lines as they are seen, and proved by drawing them again.
 * @throws Unreadable where it has a password, is damaged, too large, or pictures of pages
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
	if (bytes.length > LARGEST) throw new Unreadable('too_large');
	const drawn = await withPdf(bytes, drawnPages);
	const signs = drawn.reduce((total, { glyphs }) => total + glyphs.length, 0);
	if (signs < LEAST_SIGNS * drawn.length) throw new Unreadable('no_text');
	return read(drawn);
}

interface Page {
	drawn: Drawn;
	/** In which most of its letters are read. */
	direction: Direction;
	segments: Segment[];
}

function laidOut(drawn: Drawn, whole: Direction): Page {
	const direction = directionOf(drawn.glyphs.map(({ text }) => text).join(''), whole);
	return { drawn, direction, segments: segmentsOf(drawn, direction) };
}

function read(drawn: readonly Drawn[]): ReadDocument {
	const letters = drawn.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join('');
	const pages = drawn.map((page) => laidOut(page, directionOf(letters, 'ltr')));
	const blocks = pages.map(readBlocks);
	const lines = blocks.map((each) => each.flatMap(linesOf));
	const usual = usualSize(lines.flat());
	const repeated = repeatedLines(
		lines.flatMap((each, at) => each.map((line) => ({ page: at + 1, height: pages[at]?.drawn.height ?? 1, line }))),
		pages.length,
		usual
	);
	const kept = blocks.map((each) =>
		each.map((block) => without(block, repeated)).filter((block) => linesOf(block).length > 0)
	);
	const free = kept.flat().flatMap((block) => (block.kind === 'text' && !block.isColumn ? block.lines : []));
	const [room, known] = [roomOf(free), wordsIn(lines.flat())];
	const told = paragraphsOf(kept, { room, known, isSlide: (page) => isSlide(pages[page]) });
	const brackets = bracketsOf(told.flat().map(({ paragraph }) => paragraph.text));
	return {
		pages: told.map((faced, at) => ({
			number: at + 1,
			paragraphs: withKinds(faced, usual, isSlide(pages[at]), at === 0).map((paragraph) => inPairs(paragraph, brackets))
		}))
	};
}

function isSlide(page: Page | undefined): boolean {
	return page !== undefined && page.drawn.width > page.drawn.height;
}

function readBlocks({ drawn, segments, direction }: Page): ReadBlock[] {
	return blocksOf(segments, drawn.rules, direction).map((block) => readBlock(block, direction, drawn.dots));
}

function readBlock(block: Block, page: Direction, dots: readonly Box[]): ReadBlock {
	const read = (around: Direction) => (segment: Segment) => lineOf(segment, around, dots);
	if (block.kind === 'text')
		return { ...block, lines: block.segments.map(read(directionOf(seenIn(block.segments), page))) };
	const inOrder = (cell: readonly Segment[], around: Direction) =>
		rowsOf(cell).flatMap((row) => (around === 'rtl' ? row.toReversed() : row));
	const rows = block.rows.map((row) =>
		row.map((cell) => inOrder(cell, page).map(read(directionOf(seenIn(cell), page))))
	);
	return { ...block, rows };
}

function seenIn(segments: readonly Segment[]): string {
	return segments.map(({ signs }) => signs.join('')).join('');
}

/** The way in which most of the letters are read; of few letters, as what stands around them. */
function directionOf(letters: string, around: Direction): Direction {
	const { rtl, ltr } = lettersOf(letters);
	if (rtl === 0 && ltr > 0) return 'ltr';
	if (ltr === 0 && rtl > 0) return 'rtl';
	if (rtl + ltr < 60) return around;
	return rtl > ltr ? 'rtl' : 'ltr';
}

function linesOf(block: ReadBlock): Line[] {
	return block.kind === 'text' ? block.lines : block.rows.flat(2);
}

function without(block: ReadBlock, repeated: ReadonlySet<Line>): ReadBlock {
	const isKept = (line: Line) => !repeated.has(line);
	if (block.kind === 'text') return { ...block, lines: block.lines.filter(isKept) };
	return { ...block, rows: block.rows.map((row) => row.map((cell) => cell.filter(isKept))) };
}

/** The size of most letters. */
function usualSize(lines: readonly Line[]): number {
	const counts = new Map<number, number>();
	for (const { size, text } of lines) {
		const rounded = Math.round(size * 2) / 2;
		counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
	}
	return [...counts].reduce<[number, number]>((most, each) => (each[1] > most[1] ? each : most), [1, 0])[0] || 1;
}
