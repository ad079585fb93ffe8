import { inkOf } from '#documents/figures/ink.ts';
import { OfficePackage } from '#documents/office/office-package.ts';
import { addProperties } from '#documents/office/properties.ts';
import { element, escape } from '#documents/office/xml.ts';
import { settingFor } from '#documents/pptx/setting.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import { CellStyles } from './cell-styles.ts';
import { documentSheets } from './document-sheets.ts';
import { quoted, sheetPart, type SheetPart } from './sheet-part.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const NAMESPACES = {
	xmlns: MAIN,
	'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
};
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const WORKBOOK = 'xl/workbook.xml';

/**
 * Writes what of a document is counted or listed as a workbook of Excel: its tables and the values of its charts, each
 * on a sheet of its own as a table that can be sorted and filtered, and all its lines on another. Numbers and days are
 * such where the document knows them; what was typed is text. In Hebrew every sheet opens from the right. The same
 * document gives the same bytes.
 */
export function writeWorkbook(document: FlowDocument, { look }: Outfit = PLAIN): Uint8Array {
	const file = new OfficePackage();
	file.relate('', 'officeDocument', WORKBOOK);
	const styles = new CellStyles(inkOf(look));
	const sheets = documentSheets(document).map((sheet, index) => {
		const path = `xl/worksheets/sheet${index + 1}.xml`;
		const part = sheetPart(sheet, styles, index === 0);
		const table = part.hasTable ? addTable(file, path, part, index + 1) : undefined;
		file.addXml(path, `${TYPE}.worksheet+xml`, part.xml(NAMESPACES, table));
		return { name: sheet.name, part, isFrozen: sheet.isFrozen, id: file.relate(WORKBOOK, 'worksheet', path) };
	});
	file.addXml(
		WORKBOOK,
		`${TYPE}.sheet.main+xml`,
		element(
			'workbook',
			NAMESPACES,
			element('bookViews', {}, element('workbookView', { activeTab: 0 })),
			element(
				'sheets',
				{},
				...sheets.map(({ name, id }, index) => element('sheet', { name, sheetId: index + 1, 'r:id': id }))
			),
			element('definedNames', {}, ...sheets.flatMap(printTitle))
		)
	);
	file.addXml('xl/styles.xml', `${TYPE}.styles+xml`, styles.xml(MAIN));
	file.relate(WORKBOOK, 'styles', 'xl/styles.xml');
	addProperties(file, document, settingFor(document.language).lang, { application: 'Microsoft Excel' });
	return file.zip();
}

/** The head of a table stands again on every page that is printed. */
function printTitle(
	{ name, part, isFrozen }: { name: string; part: SheetPart; isFrozen: boolean },
	index: number
): string[] {
	if (!isFrozen) return [];
	const place = `${quoted(name)}!$${part.headRow}:$${part.headRow}`;
	return [element('definedName', { name: '_xlnm.Print_Titles', localSheetId: index }, escape(place))];
}

/** @returns its id for the sheet */
function addTable(file: OfficePackage, sheet: string, { columns, range }: SheetPart, number: number): string {
	const path = `xl/tables/table${number}.xml`;
	const style = { showFirstColumn: 0, showLastColumn: 0, showRowStripes: 1, showColumnStripes: 0 };
	file.addXml(
		path,
		`${TYPE}.table+xml`,
		element(
			'table',
			{ xmlns: MAIN, id: number, name: `Table${number}`, displayName: `Table${number}`, ref: range, totalsRowShown: 0 },
			element('autoFilter', { ref: range }),
			element(
				'tableColumns',
				{ count: columns.length },
				...columns.map((name, index) => element('tableColumn', { id: index + 1, name }))
			),
			element('tableStyleInfo', { name: 'TableStyleLight1', ...style })
		)
	);
	return file.relate(sheet, 'table', path);
}
