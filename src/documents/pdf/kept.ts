import { FULL_WIDTH, type PrintedBlock, type PrintedLines, type PrintedList } from './printed-blocks.ts';

/** Letters of a line as most texts fill it. */
const USUAL_WIDTH = 85;
/** Lines that take about half of a page. */
const HALF_A_PAGE = 27;
/** Lines that surely fit a page. */
const A_PAGE = 46;
/** Of a heading with the space around it; of the space between two items; of a row of a table beyond its text. */
const HEADING = 2.5;
const BETWEEN = 0.5;
const ROW = 0.6;

/**
 * Whether what is said of one subject stays on one page: where it takes less than half of one, and would fit a whole
 * one even if every letter were wide. Counted and not measured, which would set it twice.
 */
export function isKept({ lede, blocks }: { lede: PrintedLines | null; blocks: readonly PrintedBlock[] }): boolean {
	const total = (letters: number) =>
		HEADING + (lede ? height(lede, letters) : 0) + sum(blocks.map((block) => heightOf(block, letters)));
	return total(USUAL_WIDTH) <= HALF_A_PAGE && total(FULL_WIDTH) <= A_PAGE;
}

function heightOf(block: PrintedBlock, letters: number): number {
	switch (block.kind) {
		case 'text':
			return height(block.lines, letters) + 1;
		case 'list':
			return listHeight(block, letters);
		case 'columns':
			return Math.max(...block.lists.map((list) => listHeight(list, letters / block.lists.length)));
		case 'table': {
			const width = letters / block.columns.length;
			const rows = block.rows.map(({ cells }) => ROW + Math.max(1, ...cells.map((cell) => height(cell, width))));
			return HEADING + sum(rows) + sum(block.notes.map((note) => height(note, letters)));
		}
		case 'figure':
		case 'pictures':
			// It keeps itself together.
			return Infinity;
	}
}

function listHeight({ heading, items, empty }: PrintedList, letters: number): number {
	const lines = items.map(({ lines, note }) => height(lines, letters) + (note ? height(note, letters) : 0) + BETWEEN);
	return (heading ? HEADING : 0) + sum(lines) + (items.length === 0 && empty ? 1 : 0);
}

/** In lines of so many letters. */
function height(lines: PrintedLines, letters: number): number {
	return sum(lines.map((line) => Math.max(1, Math.ceil(sum(line.map(({ text }) => text.length)) / letters))));
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
