import { writeXlsx, type SheetCell, type SheetColumn } from '#documents/spreadsheet/xlsx.ts';
import { toCsv } from '#kernel/csv.ts';
import { contentDisposition } from '#kernel/file-name.ts';
import { formatDate, formatNumber } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { m } from '#paraglide/messages.js';
import { dateWords } from '../labels.ts';

export interface ExportTable {
	/** The name of the list: of the file and of its sheet. */
	title: string;
	language: Language;
	columns: readonly SheetColumn[];
	/** Cells by column, of its kind. */
	rows: readonly (readonly SheetCell[])[];
}

const MEDIA_TYPES = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};
/** A list as a file to take away. Where rows had to be left out, its last line says so. */
export async function exportResponse(format: 'csv' | 'xlsx', table: ExportTable): Promise<Response> {
	const whole = { ...table, rows: withinLimit(table) };
	const body = format === 'csv' ? csvOf(table) : await writeXlsx({ ...whole, dateWords: dateWords(table.language) });
	return new Response(body as BodyInit, {
		headers: {
			'content-type': MEDIA_TYPES[format],
			'content-disposition': contentDisposition('attachment', `${table.title}.${format}`),
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
}

function withinLimit({ rows, columns, language }: ExportTable): ExportTable['rows'] {
	if (rows.length <= EXPORT_LIMIT) return rows;
	const note = m.list_export_cut({ limit: formatNumber(EXPORT_LIMIT, language) });
	return [...rows.slice(0, EXPORT_LIMIT), columns.map((_, index) => (index === 0 ? note : null))];
}

/** The same as text, with its last line where rows had to be left out. */
export function csvOf(table: ExportTable): string {
	const { columns, language } = table;
	const cell = (value: SheetCell, index: number) => {
		if (value !== null && typeof value === 'object') return value.amount;
		const isDate = columns[index]?.kind === 'date' && typeof value === 'string';
		return isDate ? formatDate(value, language, dateWords(language)) : value;
	};
	return toCsv([columns.map((column) => column.title), ...withinLimit(table).map((row) => row.map(cell))]);
}
