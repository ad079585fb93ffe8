import { Unreadable } from '../unreadable.ts';
import { dateOfSerial } from './cell-dates.ts';
import { attributeIn, piecesOf } from './markup-pieces.ts';
import { cellOf, MOST_COLUMNS, MOST_LINES, trimmed } from './table.ts';
import type { Workbook } from './workbook.ts';

/** A stretch of cells that are one: rows and columns from 0, both ends included. */
interface Stretch {
	from: readonly [row: number, column: number];
	to: readonly [row: number, column: number];
}

/** Merged stretches that are looked at; a table that has more of them is a drawing. */
const MOST_STRETCHES = 20_000;
/** Columns beyond these are looked at no further: empty styled cells reach to the edge of the sheet. */
const EDGE = 16_384;

/**
 * The rows of a sheet. Of a formula its last value counts; cells that were merged all hold what the first holds.
 * @throws Unreadable
 */
export function readSheetRows(workbook: Workbook, path: string): string[][] {
	const rows: string[][] = [];
	const stretches: Stretch[] = [];
	let [row, column] = [-1, -1];
	let cell = { type: '', style: 0, value: '', inline: '' };
	let inside: 'v' | 't' | undefined;
	const keep = () => {
		const text = textOf(workbook, cell);
		if (text === '') return;
		if (row >= MOST_LINES || column >= MOST_COLUMNS) throw new Unreadable('too_large');
		(rows[row] ??= [])[column] = text;
	};
	for (const piece of piecesOf(workbook.read(path))) {
		if (piece.is === 'text') {
			if (inside === 'v') cell.value += piece.text;
			else if (inside === 't') cell.inline += piece.text;
		} else if (piece.is === 'close') {
			inside = undefined;
			if (piece.name === 'c') keep();
		} else if (piece.name === 'row') {
			row = numbered(attributeIn(piece.attributes, 'r'), row + 1);
			column = -1;
		} else if (piece.name === 'c') {
			column = columnOf(attributeIn(piece.attributes, 'r')) ?? column + 1;
			cell = {
				type: attributeIn(piece.attributes, 't') ?? 'n',
				style: Number(attributeIn(piece.attributes, 's') ?? 0),
				value: '',
				inline: ''
			};
		} else if (piece.name === 'mergeCell') {
			const stretch = stretchOf(attributeIn(piece.attributes, 'ref') ?? '');
			if (stretch && stretches.length < MOST_STRETCHES) stretches.push(stretch);
		} else inside = !piece.isEmpty && (piece.name === 'v' || piece.name === 't') ? piece.name : undefined;
	}
	const whole = Array.from(rows, (each) => Array.from(each ?? [], (text) => text ?? ''));
	return filled(trimmed(whole), stretches);
}

function textOf(
	{ shared, styles, is1904 }: Workbook,
	cell: { type: string; style: number; value: string; inline: string }
): string {
	switch (cell.type) {
		case 's':
			return cellOf(unmarked(shared[Number(cell.value)] ?? ''));
		case 'inlineStr':
			return cellOf(unmarked(cell.inline));
		case 'str':
			return cellOf(unmarked(cell.value));
		case 'd':
			return cellOf(cell.value.replace(/T00:00.*$/, ''));
		case 'b':
			return cell.value === '1' ? 'TRUE' : 'FALSE';
		case 'e':
			return '';
		default: {
			if (cell.value === '') return '';
			const number = Number(cell.value);
			if (!Number.isFinite(number)) return '';
			const shown = styles[cell.style];
			return (shown && dateOfSerial(number, shown, is1904)) ?? plainNumber(number);
		}
	}
}

/** A number without the noise of its binary digits, and without an exponent. */
function plainNumber(number: number): string {
	const short = Number(number.toPrecision(15));
	return Math.abs(short) < 1e21
		? short.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 })
		: String(short);
}

/** Excel writes signs that its markup cannot hold as _x000D_. */
function unmarked(text: string): string {
	return text.includes('_x')
		? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
		: text;
}

function numbered(reference: string | undefined, next: number): number {
	const number = reference === undefined ? Number.NaN : Number(reference) - 1;
	return Number.isInteger(number) && number >= 0 ? number : next;
}

/** The column that a reference such as "AB12" names, from 0. */
function columnOf(reference: string | undefined): number | undefined {
	const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
	if (!letters) return undefined;
	return Math.min(EDGE, [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1);
}

function stretchOf(reference: string): Stretch | undefined {
	const ends = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
	if (!ends) return undefined;
	const [from, to] = [columnOf(ends[1]) ?? 0, columnOf(ends[3]) ?? 0];
	return { from: [Number(ends[2]) - 1, from], to: [Number(ends[4]) - 1, to] };
}

/** Merged cells hold what the first of them holds, as far as the table reaches. */
function filled(rows: string[][], stretches: readonly Stretch[]): string[][] {
	const width = rows[0]?.length ?? 0;
	let left = rows.length * width;
	for (const { from, to } of stretches) {
		const text = rows[from[0]]?.[from[1]];
		if (!text) continue;
		for (let row = from[0]; row <= Math.min(to[0], rows.length - 1); row += 1) {
			for (let column = from[1]; column <= Math.min(to[1], width - 1) && left > 0; column += 1, left -= 1) {
				const cells = rows[row];
				if (cells && cells[column] === '') cells[column] = text;
			}
		}
	}
	return rows;
}
