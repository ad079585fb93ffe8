import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { directionOf, type Language } from '#kernel/language.ts';

export interface XlsxColumn {
	title: string;
	kind: 'text' | 'number' | 'date' | 'money';
	/** In characters. */
	width?: number;
}

export interface XlsxTable {
	/** The name of the sheet. */
	title: string;
	language: Language;
	columns: readonly XlsxColumn[];
	/** Dates as YYYY-MM-DD; what is no number in a column of numbers stays text. */
	rows: readonly (readonly (string | number | null)[])[];
}

/** One sheet with a heading row that stays in view; its columns run in the direction of the language. */
export async function writeXlsx({ title, language, columns, rows }: XlsxTable): Promise<Uint8Array> {
	const heading = columns.map((column) => ({ value: column.title, fontWeight: 'bold' as const }));
	const data: SheetData = [heading, ...rows.map((row) => row.map(cell))];
	const file = writeXlsxFile(data, {
		sheet: sheetName(title),
		rightToLeft: directionOf(language) === 'rtl',
		stickyRowsCount: 1,
		columns: columns.map(({ width = 24 }) => ({ width }))
	});
	return file.toBuffer();
}

function cell(value: string | number | null) {
	if (value === null || value === '') return null;
	return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}

/** Excel takes at most 31 characters, and not all of them. */
function sheetName(title: string): string {
	return (
		title
			.replace(/[\\/*?:[\]]/g, ' ')
			.slice(0, 31)
			.trim() || '1'
	);
}
