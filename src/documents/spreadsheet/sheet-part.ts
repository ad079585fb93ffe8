import { element, escape } from '#documents/office/xml.ts';
import { columnName } from '#documents/pptx/chart-workbook.ts';
import { directionOf } from '#kernel/language.ts';
import { DATE_FORMATS, isCounted, moneyFormat, serialOf } from './cell-formats.ts';
import type { CellStyles, Role } from './cell-styles.ts';
import { cellText } from './cell-text.ts';
import type { BookCell, Sheet } from './document-sheets.ts';
import { WORDS } from './words.ts';

/** In letters: of a column at least and at most. */
const WIDTH = { least: 9, most: 60 };
/** In points, of a line that has been broken by hand: Excel fits the height of no cell that spans several. */
const LINE = 15;

/** A sheet as Excel reads it, and where its table stands. */
export interface SheetPart {
	xml: (namespaces: Record<string, string>, table: string | undefined) => string;
	/** The names of its columns as its head has them, each once. */
	columns: string[];
	/** The head and the rows under it. */
	range: string;
	headRow: number;
	/** Excel knows no table without rows. */
	hasTable: boolean;
}

export function sheetPart(sheet: Sheet, styles: CellStyles, isFirst: boolean): SheetPart {
	const isRtl = directionOf(sheet.language) === 'rtl';
	const columns = uniqueTitles(sheet);
	const widths = columns.map((title, index) =>
		widthOf(
			title,
			sheet.rows.map((row) => row[index]?.text ?? '')
		)
	);
	const last = columnName(columns.length - 1);
	const hasTable = sheet.rows.length > 0;
	const rows: string[] = [];
	const merged: string[] = [];
	const links: string[] = [];
	const across = (text: string, role: Role, size: number) => {
		const number = rows.length + 1;
		const lines = linesOf(text, widths.reduce((sum, width) => sum + width, 0) * (11 / size));
		// A cell that is merged with none is damage to Excel.
		if (columns.length > 1) merged.push(`A${number}:${last}${number}`);
		const cell = stringCell(`A${number}`, text, styles.of({ role, isRtl }));
		rows.push(element('row', { r: number, ht: Math.ceil((lines * LINE * size) / 11), customHeight: 1 }, cell));
	};
	across(sheet.title, 'title', 16);
	for (const line of sheet.lines) across(line, 'lead', 11);
	if (sheet.lines.length > 0) rows.push(element('row', { r: rows.length + 1 }));
	const headRow = rows.length + 1;
	const head = columns.map((title, index) =>
		stringCell(
			`${columnName(index)}${headRow}`,
			title,
			styles.of({ role: 'head', isRtl, align: sheet.columns[index]?.align ?? 'start' })
		)
	);
	rows.push(element('row', { r: headRow }, ...head));
	for (const row of sheet.rows) {
		const number = rows.length + 1;
		const cells = row.map((cell, index) => {
			const address = `${columnName(index)}${number}`;
			if (cell.sheet !== undefined) links.push(linkXml(address, cell.sheet));
			return cellXml(address, cell, index, sheet, styles);
		});
		rows.push(element('row', { r: number }, ...cells));
	}
	const range = `A${headRow}:${last}${rows.length}`;
	if (!hasTable) across(WORDS[sheet.language].noRows, 'note', 11);
	if (sheet.notes.length > 0) rows.push(element('row', { r: rows.length + 1 }));
	for (const note of sheet.notes) across(note, 'note', 10);
	const inside = [
		element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })),
		element('sheetViews', {}, view(sheet, headRow, isRtl, isFirst)),
		element('sheetFormatPr', { defaultRowHeight: LINE }),
		element(
			'cols',
			{},
			...widths.map((width, index) => element('col', { min: index + 1, max: index + 1, width, customWidth: 1 }))
		),
		element('sheetData', {}, ...rows),
		merged.length > 0
			? element('mergeCells', { count: merged.length }, ...merged.map((ref) => element('mergeCell', { ref })))
			: '',
		links.length > 0 ? element('hyperlinks', {}, ...links) : '',
		element('pageMargins', { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 }),
		element('pageSetup', { paperSize: 9, orientation: columns.length > 3 ? 'landscape' : 'portrait', fitToHeight: 0 }),
		element('headerFooter', {}, element('oddFooter', {}, escape(footer(sheet)))),
		// A year known no closer is words; Excel would mark each as a number that somebody mistyped.
		element('ignoredErrors', {}, element('ignoredError', { sqref: range, numberStoredAsText: 1 }))
	];
	return {
		...{ columns, range, headRow, hasTable },
		xml: (namespaces, table) =>
			element(
				'worksheet',
				namespaces,
				...inside,
				table === undefined ? '' : element('tableParts', { count: 1 }, element('tablePart', { 'r:id': table }))
			)
	};
}

/** In a table no two columns are called alike, and none is called nothing. */
function uniqueTitles({ columns, language }: Sheet): string[] {
	const taken = new Set<string>();
	return columns.map(({ title }) => {
		const plain = cellText(title).replace(/\s+/g, ' ').trim().slice(0, 240) || WORDS[language].column;
		let name = plain;
		for (let time = 2; taken.has(name.toLowerCase()); time += 1) name = `${plain} ${time}`;
		taken.add(name.toLowerCase());
		return name;
	});
}

function widthOf(title: string, texts: readonly string[]): number {
	// Room for the arrow of the filter beside the title.
	const longest = [`${title}000`, ...texts]
		.flatMap((text) => text.split('\n'))
		.reduce((most, { length }) => Math.max(most, length), 0);
	return Math.min(WIDTH.most, Math.max(WIDTH.least, longest + 2));
}

function linesOf(text: string, letters: number): number {
	return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
}

function view({ isFrozen }: Sheet, headRow: number, isRtl: boolean, isFirst: boolean): string {
	const pane = { ySplit: headRow, topLeftCell: `A${headRow + 1}`, activePane: 'bottomLeft', state: 'frozen' };
	return element(
		'sheetView',
		{ rightToLeft: isRtl ? 1 : undefined, showGridLines: 0, tabSelected: isFirst ? 1 : undefined, workbookViewId: 0 },
		isFrozen ? element('pane', pane) + element('selection', { pane: 'bottomLeft' }) : ''
	);
}

/** Never a formula: what was typed is text, whatever it begins with. */
function stringCell(r: string, text: string, style: number): string {
	const clean = cellText(text);
	if (clean === '') return element('c', { r, s: style });
	const words = element('t', { 'xml:space': 'preserve' }, escape(clean));
	return element('c', { r, s: style, t: 'inlineStr' }, element('is', {}, words));
}

function cellXml(r: string, cell: BookCell, column: number, sheet: Sheet, styles: CellStyles): string {
	const isRtl = directionOf(sheet.language) === 'rtl';
	const align = sheet.columns[column]?.align ?? 'start';
	const counted = countedCell(cell, sheet);
	if (counted) {
		const style = styles.of({ role: 'text', isRtl, align, format: counted.format });
		return element('c', { r, s: style }, element('v', {}, String(counted.value)));
	}
	const role = cell.sheet !== undefined ? 'link' : column === 0 ? 'name' : 'text';
	return stringCell(r, cell.text, styles.of({ role, isRtl, align }));
}

/** What Excel can count with; a day before it counts stays in words. */
function countedCell({ value }: BookCell, { language }: Sheet): { value: number; format: string } | undefined {
	if (value === undefined) return undefined;
	if (typeof value === 'string') {
		return isCounted(value) ? { value: serialOf(value), format: DATE_FORMATS[language] } : undefined;
	}
	const amount = typeof value === 'number' ? value : value.amount;
	if (!Number.isFinite(amount)) return undefined;
	if (typeof value === 'number') return { value, format: Number.isInteger(value) ? '#,##0' : '#,##0.0#' };
	return { value: amount, format: moneyFormat(value.currency, Number.isInteger(amount) ? 0 : 2) };
}

function linkXml(ref: string, sheet: string): string {
	return element('hyperlink', { ref, location: `${quoted(sheet)}!A1`, display: sheet });
}

/** The name of a sheet as formulas write it. */
export function quoted(name: string): string {
	return `'${name.replaceAll("'", "''")}'`;
}

/** Title and number of the page; in it & begins an instruction. */
function footer({ title, language }: Sheet): string {
	const [before, between] = WORDS[language].page;
	return `&C${cellText(title).slice(0, 120).replaceAll('&', '&&')} · ${before}&P${between}&N`;
}
