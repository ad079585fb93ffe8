import { cleanLine } from '#documents/office/clean.ts';
import { OfficePackage } from '#documents/office/office-package.ts';
import type { Setting } from './setting.ts';
import { element, escape } from '#documents/office/xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface ChartValues {
	/** What the categories are. */
	corner: string;
	categories: readonly string[];
	series: readonly { name: string; values: readonly number[] }[];
}

export const SHEET = 'Sheet1';

/** The workbook behind a chart: a user who edits its data edits this. */
export function chartWorkbook({ corner, categories, series }: ChartValues, setting: Setting): Uint8Array {
	const book = new OfficePackage();
	const [workbook, sheet] = ['xl/workbook.xml', 'xl/worksheets/sheet1.xml'];
	const rows = [
		[corner, ...series.map(({ name }) => name)],
		...categories.map((name, index) => [name, ...series.map(({ values }) => values[index] ?? 0)])
	];
	book.relate('', 'officeDocument', workbook);
	const id = book.relate(workbook, 'worksheet', sheet);
	const sheets = element('sheets', {}, element('sheet', { name: SHEET, sheetId: 1, 'r:id': id }));
	const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	book.addXml(
		workbook,
		`${TYPE}.sheet.main+xml`,
		element('workbook', { xmlns: MAIN, 'xmlns:r': relationships }, sheets)
	);
	const view = element('sheetView', { rightToLeft: setting.isRtl ? 1 : undefined, workbookViewId: 0 });
	book.addXml(
		sheet,
		`${TYPE}.worksheet+xml`,
		element(
			'worksheet',
			{ xmlns: MAIN },
			element('sheetViews', {}, view),
			element('sheetData', {}, ...rows.map((cells, index) => rowXml(cells, index + 1)))
		)
	);
	return book.zip();
}

function rowXml(cells: readonly (string | number)[], row: number): string {
	const each = cells.map((value, index) => {
		const r = `${columnName(index)}${row}`;
		if (typeof value === 'number') return element('c', { r }, element('v', {}, String(value)));
		return element('c', { r, t: 'inlineStr' }, element('is', {}, element('t', {}, escape(cleanLine(value)))));
	});
	return element('row', { r: row }, ...each);
}

/** A, B … Z, AA; 0 is A. */
export function columnName(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
