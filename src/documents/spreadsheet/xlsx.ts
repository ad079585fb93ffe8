import { unzipSync, zipSync, type Zippable } from 'fflate';
import writeXlsxFile, { type Cell, type CellObject } from 'write-excel-file/node';
import { formatDate, type DateWords } from '#kernel/format.ts';
import { parseKnownDate, precisionOf, type KnownDate } from '#kernel/known-date.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import { DATE_FORMATS, isCounted, moneyFormat } from './cell-formats.ts';
import { cellText } from './cell-text.ts';
import { sheetName } from './sheet-name.ts';

export interface Money {
	amount: number;
	/** ISO 4217. */
	currency: string;
}

interface Columns {
	text: string;
	number: number;
	/** A date of the precision of a day becomes one of Excel's; any other is written in words. */
	date: KnownDate;
	money: Money;
}

export interface SheetColumn {
	title: string;
	kind: keyof Columns;
	/** In letters; else as wide as what it holds. */
	width?: number;
}

export type SheetCell = Columns[keyof Columns] | null;

export interface Spreadsheet {
	title: string;
	language: Language;
	columns: readonly SheetColumn[];
	/** Cells by column, of its kind. */
	rows: readonly (readonly SheetCell[])[];
	/** "about 2010", "before 2010". */
	dateWords?: DateWords;
}

const SHEET_NAMES: Record<Language, string> = { he: 'גיליון 1', en: 'Sheet 1' };
const WIDEST = 60;

/**
 * A table as an Excel workbook: one sheet, the head bold and frozen, right to left in Hebrew. What was typed is text,
 * whatever it begins with. The same table gives the same bytes.
 */
export async function writeXlsx(sheet: Spreadsheet): Promise<Uint8Array> {
	const { title, language, columns, rows } = sheet;
	const cells = rows.map((row) => columns.map(({ kind }, index) => cellOf(kind, row[index] ?? null, sheet)));
	const head = columns.map((column) => headCell(column.title));
	const written = await writeXlsxFile([head, ...cells], {
		sheet: sheetName(title, SHEET_NAMES[language]),
		rightToLeft: directionOf(language) === 'rtl',
		stickyRowsCount: 1,
		columns: columns.map((column, index) => ({
			width: column.width ?? widthOf(column.title, cells, index)
		}))
	}).toBuffer();
	return withoutTimes(written);
}

function headCell(title: string): CellObject {
	return { value: cleanText(title), type: String, fontWeight: 'bold', bottomBorderStyle: 'medium', wrap: true };
}

function cellOf(kind: SheetColumn['kind'], value: SheetCell, sheet: Spreadsheet): Cell {
	if (value === null) return null;
	if (typeof value === 'object') return moneyCell(value);
	if (typeof value === 'number') return Number.isFinite(value) ? { value, type: Number } : null;
	return kind === 'date' ? dateCell(value, sheet) : textCell(value);
}

/** Never a formula: the type is written down, Excel does not guess it. */
function textCell(value: string): Cell {
	const text = cleanText(value);
	if (text === '') return null;
	const isLong = text.includes('\n') || text.length > WIDEST;
	return { value: text, type: String, alignVertical: 'top', ...(isLong ? { wrap: true } : {}) };
}

function dateCell(date: KnownDate, { language, dateWords }: Spreadsheet): Cell {
	const parts = parseKnownDate(date);
	const isDay = parts !== undefined && precisionOf(parts) === 'day' && !parts.about && !parts.before;
	if (!isDay || !isCounted(date)) return textCell(formatDate(date, language, dateWords));
	return { value: new Date(`${date}T00:00:00Z`), type: Date, format: DATE_FORMATS[language], alignVertical: 'top' };
}

function moneyCell({ amount, currency }: Money): Cell {
	if (!Number.isFinite(amount)) return null;
	return { value: amount, type: Number, format: moneyFormat(currency), alignVertical: 'top' };
}

/** The library looks texts up in a plain object, where "constructor" is found before anybody put it there. */
function cleanText(text: string): string {
	const clean = cellText(text);
	if (!(clean in Object.prototype)) return clean;
	return `_x${clean.charCodeAt(0).toString(16).padStart(4, '0')}_${clean.slice(1)}`;
}

function widthOf(title: string, rows: readonly (readonly Cell[])[], index: number): number {
	const lengths = rows.map((row) => {
		const value = (row[index] as CellObject | null)?.value;
		if (value instanceof Date) return 11;
		if (typeof value === 'number') return value.toFixed(2).length + 4;
		return Math.max(
			...String(value ?? '')
				.split('\n')
				.map((line) => line.length)
		);
	});
	const longest = lengths.reduce((most, length) => Math.max(most, length), title.length);
	return Math.min(WIDEST, Math.max(8, longest + 2));
}

/** Written anew with one time for all parts: the library stamps them with the clock. */
function withoutTimes(workbook: Uint8Array): Uint8Array {
	const parts = Object.entries(unzipSync(workbook)).filter(([name]) => !name.endsWith('/'));
	// The list of parts comes first, as Office writes it.
	parts.sort(([a], [b]) => Number(b.startsWith('[')) - Number(a.startsWith('[')) || (a < b ? -1 : 1));
	const files: Zippable = Object.fromEntries(parts);
	// Zip keeps local time, so these are the same fields in every time zone.
	return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
}
