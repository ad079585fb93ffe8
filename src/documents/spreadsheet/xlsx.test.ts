import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { hasSchemas, problemsOf } from '../../../tests/support/office-tools.ts';
import { writeXlsx, type SheetCell, type Spreadsheet } from './xlsx.ts';

const SHEET: Spreadsheet = {
	title: 'פעילויות 2020',
	language: 'he',
	columns: [
		{ title: 'שם', kind: 'text' },
		{ title: 'משתתפים', kind: 'number' },
		{ title: 'מועד', kind: 'date' },
		{ title: 'עלות', kind: 'money' }
	],
	rows: [
		['ביקור <b>&"x"', 12, '2020-09-08', { amount: 1200.5, currency: 'ILS' }],
		['=HYPERLINK("http://evil")', -3, '2020-09', { amount: -7, currency: 'EUR' }],
		['+972', 0, '2010~', null],
		['שורה\nשנייה', null, '../1994', { amount: 0, currency: 'USD' }],
		[null, 1, '1890-01-01', null]
	]
};

describe('a workbook', () => {
	test('opens from the right in Hebrew and from the left in English, with its head frozen', async () => {
		const { sheet } = await open(SHEET);
		expect(sheet).toContain('rightToLeft="1"');
		expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
		expect((await open({ ...SHEET, language: 'en' })).sheet).not.toContain('rightToLeft');
	});

	test('has a bold head with the titles of the columns', async () => {
		const { cell, styles } = await open(SHEET);
		expect(['A1', 'B1', 'C1', 'D1'].map((address) => cell(address).text)).toEqual(['שם', 'משתתפים', 'מועד', 'עלות']);
		expect(styles).toContain('<b/>');
	});

	test('keeps what looks like a formula as text', async () => {
		const { cell, sheet } = await open(SHEET);
		expect(cell('A3')).toMatchObject({ type: 's', text: '=HYPERLINK("http://evil")' });
		expect(cell('A4')).toMatchObject({ type: 's', text: '+972' });
		expect(cell('A2').text).toBe('ביקור <b>&"x"');
		expect(sheet).not.toContain('<f>');
	});

	test('has numbers as numbers, negative ones too', async () => {
		const { cell } = await open(SHEET);
		expect(cell('B2')).toMatchObject({ type: undefined, value: '12' });
		expect(cell('B3')).toMatchObject({ type: undefined, value: '-3' });
		expect(cell('B5')).toMatchObject({ value: undefined });
	});

	test('has a day as a date, and as words what is known less well or too old for Excel', async () => {
		const { cell } = await open({
			...SHEET,
			dateWords: { about: (date) => `בערך ${date}`, before: (date) => `לפני ${date}` }
		});
		// Days since 30 December 1899.
		expect(cell('C2')).toMatchObject({ type: undefined, value: '44082' });
		expect(['C3', 'C4', 'C5', 'C6'].map((address) => cell(address).text)).toEqual([
			'ספטמבר 2020',
			'בערך 2010',
			'לפני 1994',
			'1.1.1890'
		]);
	});

	test('has money as a number with its own currency', async () => {
		const { cell, styles } = await open(SHEET);
		expect(cell('D2').value).toBe('1200.5');
		expect(styles).toContain('[$₪] #,##0.00');
		expect(styles).toContain('[$€] #,##0.00');
	});

	test('is the same file twice', async () => {
		const [first, second] = [await writeXlsx(SHEET), await writeXlsx(SHEET)];
		expect(Buffer.from(first).equals(second)).toBe(true);
	});
});

describe('what people type', () => {
	const textOf = async (text: string) => (await open(oneCell(text))).cell('A2').text;

	test('loses what XML cannot hold, and nothing else', async () => {
		expect(await textOf('a\u0000b\u001fc\ud800')).toBe('abc');
		expect(await textOf('spaces  and\ttabs\r\nand lines')).toBe('spaces  and\ttabs\nand lines');
	});

	test('is not read as an escape of Excel', async () => {
		expect(await textOf('_x0041_')).toBe('_x005F_x0041_');
	});

	test('may be a word that JavaScript knows', async () => {
		expect(await textOf('constructor')).toBe('_x0063_onstructor');
		expect(await textOf('__proto__')).toBe('_x005f__proto__');
	});

	test('is cut where Excel would refuse the file', async () => {
		expect([...((await textOf('😀'.repeat(20_000))) ?? '')].length).toBe(16_383);
	});

	test.each([
		['דוח: 2020/21 [טיוטה]?*\\', 'דוח  2020 21  טיוטה'],
		["'quoted'", 'quoted'],
		['', 'גיליון 1'],
		['א'.repeat(50), 'א'.repeat(31)]
	])('names the sheet as Excel allows: %s', async (title, name) => {
		expect((await open({ ...SHEET, title })).workbook).toContain(`name="${name}"`);
	});
});

test.skipIf(!hasSchemas())('is valid by the schemas of ISO 29500', async () => {
	expect(problemsOf(await writeXlsx(SHEET), 'xlsx')).toBe('');
});

function oneCell(text: SheetCell): Spreadsheet {
	return { ...SHEET, columns: [{ title: 'x', kind: 'text' }], rows: [[text]] };
}

async function open(spreadsheet: Spreadsheet) {
	const parts = unzipSync(await writeXlsx(spreadsheet));
	const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
	const sheet = part('xl/worksheets/sheet1.xml');
	const strings = Array.from(part('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g), ([, text]) =>
		(text ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
	);
	const cell = (address: string) => {
		const match = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>(?:<v>([^<]*)</v>)?</c>)`).exec(sheet);
		const type = /t="(\w+)"/.exec(match?.[1] ?? '')?.[1];
		return { type, value: match?.[2], text: type === 's' ? strings[Number(match?.[2])] : undefined };
	};
	return { sheet, cell, styles: part('xl/styles.xml'), workbook: part('xl/workbook.xml') };
}
