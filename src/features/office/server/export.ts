import { writeXlsx, type SheetCell, type SheetColumn } from '#documents/spreadsheet/xlsx.ts';
import { toCsv } from '#kernel/csv.ts';
import { contentDisposition } from '#kernel/file-name.ts';
import type { Language } from '#kernel/language.ts';
import { dateWords } from '../labels.ts';
import { formatNumber } from '#kernel/format.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { m } from '#paraglide/messages.js';

export interface ExportTable {
	/** The name of the list: of the file and of its sheet. */
	title: string;
	language: Language;
	columns: readonly SheetColumn[];
	rows: readonly (readonly SheetCell[])[];
}

const MEDIA_TYPES = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** A list as a file to take away. Where rows had to be left out, its last line says so. */
export async function exportResponse(format: 'csv' | 'xlsx', table: ExportTable): Promise<Response> {
	const { title, language, columns } = table;
	const rows = table.rows.slice(0, EXPORT_LIMIT);
	const note = [[m.list_export_cut({ limit: formatNumber(EXPORT_LIMIT, language) })]];
	const shown = table.rows.length > EXPORT_LIMIT ? [...rows, ...note] : rows;
	const body =
		format === 'csv'
			? toCsv([columns.map((column) => column.title), ...shown.map((row) => row.map(plainCell))])
			: await writeXlsx({ title, language, columns, rows: shown, dateWords: dateWords(language) });
	return new Response(body as BodyInit, {
		headers: {
			'content-type': MEDIA_TYPES[format],
			'content-disposition': contentDisposition('attachment', `${title}.${format}`),
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
}

/** A table of plain text keeps dates as they are written in the record, and amounts without their currency. */
function plainCell(cell: SheetCell): string | number | null {
	return cell !== null && typeof cell === 'object' ? cell.amount : cell;
}
