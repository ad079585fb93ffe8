import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeXlsx } from '#documents/spreadsheet/xlsx.ts';
import { toCsv } from '#kernel/csv.ts';
import { Unreadable } from '../unreadable.ts';
import { dateOfSerial, dayShownBy } from './cell-dates.ts';
import { delimiterOf, readDelimited } from './delimited.ts';
import { headingRow, headingsAt } from './header.ts';
import { readTable } from './read-table.ts';

const why = (bytes: Uint8Array) => {
	try {
		readTable(bytes);
		return 'read';
	} catch (error) {
		return error instanceof Unreadable ? error.code : error;
	}
};

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

interface Parts {
	shared?: string;
	styles?: string;
	state?: Record<string, string>;
	is1904?: boolean;
}

/** A workbook by its parts: sheets by their names, each the markup within "sheetData" and what follows it. */
function workbook(
	sheets: Record<string, string>,
	{ shared = '', styles = '', state = {}, is1904 = false }: Parts = {}
) {
	const names = Object.keys(sheets);
	const text = (body: string) => strToU8(`<?xml version="1.0"?>${body}`);
	const files = Object.fromEntries(
		names.map((name, at) => [
			`xl/worksheets/sheet${at + 1}.xml`,
			text(`<worksheet ${MAIN}>${sheets[name] ?? ''}</worksheet>`)
		])
	);
	return zipSync({
		'xl/workbook.xml': text(
			`<workbook ${MAIN} ${RELATED}><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${names
				.map(
					(name, at) =>
						`<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state[name] ? ` state="${state[name]}"` : ''}/>`
				)
				.join('')}</sheets></workbook>`
		),
		'xl/_rels/workbook.xml.rels': text(
			`<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`
		),
		...(shared ? { 'xl/sharedStrings.xml': text(`<sst ${MAIN}>${shared}</sst>`) } : {}),
		...(styles ? { 'xl/styles.xml': text(`<styleSheet ${MAIN}>${styles}</styleSheet>`) } : {}),
		...files
	});
}

describe('a text in which something parts the cells', () => {
	it.each([
		[',', 'name,country\nBramsche,Germany\n"Poznań, city",Poland\n'],
		[';', 'Name;Land;Notiz\nBramsche;Deutschland;eins, zwei, drei\nPosen;Polen;vier, fünf\n'],
		['\t', 'name\tnote\nBramsche\ta, b; c\nPoznań\td, e; f\n'],
		['|', 'name|country|year\nBramsche|DE|1980\nPoznań|PL|1990\n']
	])('is parted by what makes its rows even: %j', (delimiter, text) => {
		expect(delimiterOf(text)).toBe(delimiter);
		expect(new Set(readDelimited(text).map((row) => row.length)).size).toBe(1);
	});

	it('is parted by what its first line names, as Excel does', () => {
		expect(readDelimited('sep=;\r\na,b;c\r\n')).toEqual([['a,b', 'c']]);
	});

	it('keeps quotes, lines within a cell and a title above the table', () => {
		const text = 'ערים תאומות\r\n\r\n"שם","הערה ""רשמית"""\r\nבראמשה,"שורה\nשנייה"\r\n';
		expect(readDelimited(text)).toEqual([
			['ערים תאומות', ''],
			['', ''],
			['שם', 'הערה "רשמית"'],
			['בראמשה', 'שורה\nשנייה']
		]);
	});

	it('takes the apostrophe away that a safe file has before what would be a formula, and no other', () => {
		const rows = [
			['=1+1', "'quoted'", '-5', '+972 9'],
			['x', 'y', 'z', "it's"]
		];
		expect(readDelimited(toCsv(rows))).toEqual(rows);
	});

	it('loses the marks of direction that nobody sees', () => {
		expect(readDelimited('\ufeff\u200fשם\u200e,\u2068Up-Next\u2069\n')).toEqual([['שם', 'Up-Next']]);
	});

	it('is nothing where there is nothing', () => {
		expect(readDelimited('')).toEqual([]);
		expect(readDelimited('\n\n,,,\n')).toEqual([]);
	});

	it('is refused with 500 columns, and with more rows than a table may have', () => {
		expect(why(strToU8(Array.from({ length: 500 }, (_, at) => `c${at}`).join(',')))).toBe('too_large');
		expect(why(strToU8('a,b\n'.repeat(100_300)))).toBe('too_large');
	});

	it('cuts a cell of a megabyte to what no field takes', () => {
		const [row] = readDelimited(`name,note\nx,${'a'.repeat(1024 * 1024)}\n`).slice(1);
		expect(row?.[1]?.length).toBe(33_000);
	});
});

describe('a workbook', () => {
	it('that we wrote says what it was written from', async () => {
		const written = await writeXlsx({
			title: 'שותפים',
			language: 'he',
			columns: [
				{ title: 'שם', kind: 'text' },
				{ title: 'נחתם', kind: 'date' },
				{ title: 'מספר', kind: 'number' }
			],
			rows: [
				['=1+1', '2010-06-21', 1234.5],
				['_x0041_ & <b>', '2010-06', null],
				['שורה\nשנייה', null, -3]
			]
		});
		expect(readTable(written).sheets).toEqual([
			{
				name: 'שותפים',
				rows: [
					['שם', 'נחתם', 'מספר'],
					['=1+1', '2010-06-21', '1234.5'],
					['_x0041_ & <b>', 'יוני 2010', ''],
					['שורה\nשנייה', '', '-3']
				]
			}
		]);
	});

	it('counts its days as its styles say, from 1900 or from 1904', () => {
		const styles =
			'<numFmts><numFmt numFmtId="164" formatCode="[$-40D]d\\.m\\.yyyy"/><numFmt numFmtId="165" formatCode="mmmm\\ yyyy"/><numFmt numFmtId="166" formatCode="0.0&quot; days&quot;"/></numFmts>' +
			'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>';
		const cells = [0, 1, 2, 3, 4].map((style) => `<c s="${style}"><v>40350</v></c>`).join('');
		const rows = (is1904: boolean) =>
			readTable(workbook({ a: `<sheetData><row>${cells}</row></sheetData>` }, { styles, is1904 })).sheets[0]?.rows;
		expect(rows(false)).toEqual([['40350', '2010-06-21', '2010-06-21', '2010-06', '40350']]);
		expect(rows(true)?.[0]?.[1]).toBe('2014-06-22');
	});

	it('tells shared and inline texts, formulas by their last value, truth, and no errors', () => {
		const shared =
			'<si><t>Gos</t></si><si><r><t>Gos</t></r><r><t xml:space="preserve">lar </t></r><rPh><t>ゴ</t></rPh></si>';
		const cells =
			'<c r="A1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>a&amp;b&#x5d0;</t></is></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>Goslarx</v></c>' +
			'<c r="E1"><f>SUM(1,2)</f><v>0.30000000000000004</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#REF!</v></c><c r="H1" t="s"><v>99</v></c><c r="I1"><v>1E3</v></c>';
		const [sheet] = readTable(
			workbook({ a: `<sheetData><!-- <row> --><row r="1">${cells}</row></sheetData>` }, { shared })
		).sheets;
		expect(sheet?.rows).toEqual([['Goslar', '', 'a&bא', 'Goslarx', '0.3', 'TRUE', '', '', '1000']]);
	});

	it('has its sheets by name, without those that its maker hid, and merged cells all say the same', () => {
		const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
		const merged = `<sheetData><row r="1">${cell('A1', 'Germany')}${cell('B1', 'Goslar')}</row><row r="3">${cell('B3', 'Bramsche')}</row></sheetData><mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="D1:XFD1048576"/></mergeCells>`;
		const { sheets } = readTable(
			workbook({ one: merged, two: '<sheetData/>', three: merged }, { state: { three: 'hidden' } })
		);
		expect(sheets.map(({ name }) => name)).toEqual(['one', 'two']);
		expect(sheets[0]?.rows).toEqual([
			['Germany', 'Goslar'],
			['Germany', ''],
			['Germany', 'Bramsche']
		]);
	});

	it('is refused where it unpacks to a hundred times what it is, is cut off, or defines words of its own', () => {
		const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(40 * 1024 * 1024) });
		expect(why(bomb)).toBe('too_large');
		const whole = workbook({ a: '<sheetData/>' });
		expect(why(whole.subarray(0, whole.length - 30))).toBe('damaged');
		expect(why(workbook({ a: '<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>' }))).toBe('damaged');
		expect(why(workbook({ a: '<sheetData><row><c' }))).toBe('damaged');
		expect(why(zipSync({ 'other.txt': strToU8('x') }))).toBe('unknown');
		expect(why(strToU8(`\u0089PNG${'\u0000\u0001\ufffd'.repeat(100)}`))).toBe('unknown');
		const locked = [
			0xd0,
			0xcf,
			0x11,
			0xe0,
			0xa1,
			0xb1,
			0x1a,
			0xe1,
			...Buffer.alloc(600),
			...Buffer.from('EncryptedPackage', 'utf16le')
		];
		expect(why(Uint8Array.from(locked))).toBe('encrypted');
	});

	it('whose cells say that they lie far out is refused, and one that styles them so is not', () => {
		expect(
			why(workbook({ a: '<sheetData><row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>' }))
		).toBe('too_large');
		expect(why(workbook({ a: '<sheetData><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>' }))).toBe(
			'read'
		);
	});
});

describe('days as numbers', () => {
	it('are Excel’s, with its 29 February 1900', () => {
		expect(dateOfSerial(1)).toBe('1900-01-01');
		expect(dateOfSerial(59)).toBe('1900-02-28');
		expect(dateOfSerial(60)).toBeUndefined();
		expect(dateOfSerial(61)).toBe('1900-03-01');
		expect(dateOfSerial(44197.75)).toBe('2021-01-01');
		expect(dateOfSerial(0)).toBeUndefined();
		expect(dateOfSerial(0.8125, 'hour')).toBe('19:30');
		expect(dateOfSerial(0, 'hour')).toBe('00:00');
		expect(dateOfSerial(1.2, 'hour')).toBeUndefined();
		expect(dateOfSerial(1e9)).toBeUndefined();
	});

	it('are shown by a format of days, and by no format of hours or of numbers', () => {
		expect(dayShownBy(0, 'yyyy')).toBe('year');
		expect(dayShownBy(0, 'h:mm')).toBe('hour');
		expect(dayShownBy(20, undefined)).toBe('hour');
		expect(dayShownBy(0, 'd.m.yyyy h:mm')).toBe('day');
		expect(dayShownBy(0, '[h]:mm')).toBeUndefined();
		expect(dayShownBy(0, '[Red]0.00')).toBeUndefined();
		expect(dayShownBy(0, '"day" 0')).toBeUndefined();
	});
});

describe('the row of the headings', () => {
	const known = (cell: string) => ['שם', 'מדינה', 'name', 'country', 'year'].includes(cell.toLowerCase());

	it.each([
		[
			'the first',
			[
				['Name', 'Country'],
				['Goslar', 'Germany']
			],
			0
		],
		[
			'below a title',
			[
				['רשימת ערים תאומות', '', ''],
				['', '', ''],
				['שם', 'מדינה', 'הערה'],
				['גוסלר', 'גרמניה', '']
			],
			2
		],
		[
			'below a title that was merged over all columns',
			[
				['Twin cities', 'Twin cities', 'Twin cities'],
				['Name', 'Country', 'Year'],
				['Goslar', 'DE', '1980']
			],
			1
		],
		[
			'none',
			[
				['12', '2020-01-01'],
				['13', '2020-01-02']
			],
			undefined
		],
		['the only row', [['name', 'country']], 0]
	])('is found: %s', (_, rows, row) => {
		expect(headingRow(rows, known)).toBe(row);
	});

	it('is read together with the one above it that stands over several columns', () => {
		const rows = [
			['Partner', 'Contact', 'Contact'],
			['Name', 'Name', 'E-mail']
		];
		expect(headingsAt(rows, 1)).toEqual(['Partner Name', 'Contact Name', 'Contact E-mail']);
	});
});

const SHARED = '/work/shared/data';
describe('real files', () => {
	if (!existsSync(SHARED)) console.warn(`SKIPPED: the tests on real tables, because ${SHARED} is not here.`);
	const from = (path: string) => readTable(readFileSync(join(SHARED, path))).sheets[0]?.rows ?? [];

	it.runIf(existsSync(SHARED))('of old encodings are read, whatever they are', () => {
		const wanted = from('encodings/israel-localities.utf8bom.csv');
		expect(wanted[0]).toEqual(['סמל_ישוב', 'שם_ישוב', 'שם_ישוב_לועזי', 'שם_נפה']);
		expect(from('encodings/israel-localities.utf16.csv')).toEqual(wanted);
		expect(from('encodings/israel-localities.win1255.csv')).toEqual(wanted);
		const polish = from('encodings/poland-sistercities.win1250.tsv');
		expect(polish[0]?.[0]).toBe('origincityLabel');
		expect(polish.flat().some((cell) => /[łńśąęż]/.test(cell))).toBe(true);
		expect(from('encodings/sister-city-association-persons.win1252.tsv')[0]).toContain('E-Mail');
	});

	it.runIf(existsSync(SHARED))('of thousands of rows with quotes and commas are read row by row', () => {
		const rows = from('registers/us-government-gifts.csv');
		expect(rows[0]?.slice(0, 4)).toEqual(['id', 'recipient', 'agency_name', 'year_received']);
		expect(new Set(rows.map((row) => row.length))).toEqual(new Set([10]));
		expect(rows.length).toBeGreaterThan(8000);
	});
});
