import { cleanLine } from '#documents/office/clean.ts';
import { OfficePackage } from '#documents/office/office-package.ts';
import type { ChartForm } from '#kernel/flow-document.ts';
import type { Setting } from './setting.ts';
import { element, escape } from '#documents/office/xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface ChartValues {
	/** What the categories are. */
	corner: string;
	categories: readonly string[];
	series: readonly { name: string; values: readonly number[] }[];
	form: ChartForm;
}

/** What grows towards the beginning is below zero in the file, and nobody shall see a minus. */
export const WITHOUT_SIGN = '#,##0;#,##0';

export const SHEET = 'Sheet1';

/** The workbook behind a chart: a user who edits its data edits this. */
export function chartWorkbook({ corner, categories, series, form }: ChartValues, setting: Setting): Uint8Array {
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
	const isSigned = form === 'apart';
	if (isSigned) {
		const styles = 'xl/styles.xml';
		book.relate(workbook, 'styles', styles);
		book.addXml(styles, `${TYPE}.styles+xml`, stylesXml());
	}
	const view = element('sheetView', { rightToLeft: setting.isRtl ? 1 : undefined, workbookViewId: 0 });
	book.addXml(
		sheet,
		`${TYPE}.worksheet+xml`,
		element(
			'worksheet',
			{ xmlns: MAIN },
			element('sheetViews', {}, view),
			element('sheetData', {}, ...rows.map((cells, index) => rowXml(cells, index + 1, isSigned)))
		)
	);
	return book.zip();
}

function rowXml(cells: readonly (string | number)[], row: number, isSigned: boolean): string {
	const each = cells.map((value, index) => {
		const r = `${columnName(index)}${row}`;
		if (typeof value === 'number') {
			return element('c', { r, s: isSigned ? 1 : undefined }, element('v', {}, String(value)));
		}
		return element('c', { r, t: 'inlineStr' }, element('is', {}, element('t', {}, escape(cleanLine(value)))));
	});
	return element('row', { r: row }, ...each);
}

/** The smallest style sheet that there may be, and numbers without their sign. */
function stylesXml(): string {
	const none = element(
		'border',
		{},
		...['left', 'right', 'top', 'bottom', 'diagonal'].map((side) => element(side, {}))
	);
	const patterns = ['none', 'gray125'].map((patternType) =>
		element('fill', {}, element('patternFill', { patternType }))
	);
	const formatOf = (numFmtId: number, rest = {}) =>
		element('xf', { numFmtId, fontId: 0, fillId: 0, borderId: 0, ...rest });
	return element(
		'styleSheet',
		{ xmlns: MAIN },
		element('numFmts', { count: 1 }, element('numFmt', { numFmtId: 164, formatCode: WITHOUT_SIGN })),
		element('fonts', { count: 1 }, element('font', {}, element('sz', { val: 11 }))),
		element('fills', { count: 2 }, ...patterns),
		element('borders', { count: 1 }, none),
		element('cellStyleXfs', { count: 1 }, formatOf(0)),
		element('cellXfs', { count: 2 }, formatOf(0, { xfId: 0 }), formatOf(164, { xfId: 0, applyNumberFormat: 1 }))
	);
}

/** A, B … Z, AA; 0 is A. */
export function columnName(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
