import { describe, expect, test } from 'vitest';
import type { Block, FlowDocument, Section, TableBlock } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { hasSchemas, partsOf, problemsOf } from '../../../tests/support/office-tools.ts';
import { bilingualReport } from '../../../tests/support/sample-bilingual.ts';
import { sampleReport } from '../../../tests/support/sample-figures.ts';
import { tortureDocument } from '../../../tests/support/sample-torture.ts';
import { writeWorkbook } from './workbook.ts';

const TABLE: TableBlock = {
	kind: 'table',
	caption: 'מספרים',
	columns: [
		{ title: 'מה', weight: 2, align: 'start' },
		{ title: '2020', weight: 1, align: 'end' },
		{ title: '2020', weight: 1, align: 'end' },
		{ title: '', weight: 1, align: 'start' }
	],
	rows: [
		[
			[{ text: 'ביקורים\nבעיר' }],
			[{ text: '1,200', value: 1200 }],
			[{ text: '3.25', value: 3.25 }],
			[{ text: '=1+1' }]
		],
		[[{ text: 'הוצאה' }], [{ text: '₪ 1,200', value: { amount: 1200, currency: 'ILS' } }], [], [{ text: '+972' }]],
		[
			[{ text: 'מועד' }],
			[{ text: '8.9.2020', value: '2020-09-08' }],
			[{ text: '1.1.1890', value: '1890-01-01' }],
			[{ text: 'ספטמבר 2020' }]
		]
	],
	notes: [[{ text: '* הערה' }]]
};

function documentOf(...sections: Partial<Section>[]): FlowDocument {
	const cover: Section = {
		...{ id: 'cover', title: 'שער', layout: 'cover' },
		blocks: [{ kind: 'text', tone: 'plain', line: [{ text: 'התקופה: 2020.' }] }]
	};
	return {
		...sampleReport('he'),
		sections: [
			cover,
			...sections.map((section, index) => ({
				...{ id: `s${index}`, title: 'פרק', layout: 'flow' as const, blocks: [] },
				...section
			}))
		]
	};
}

interface Seen {
	name: string;
	xml: string;
	table: string;
	/** By its address: what it says, and whether Excel counts with it. */
	cell: (address: string) => { text?: string; number?: number; style: string } | undefined;
	words: string;
}

function open(bytes: Uint8Array): { sheets: Seen[]; workbook: string } {
	const parts = partsOf(bytes);
	const workbook = parts.get('xl/workbook.xml') ?? '';
	const looks = [...((parts.get('xl/styles.xml') ?? '').split('<cellXfs')[1] ?? '').matchAll(/<xf .*?(?:\/>|<\/xf>)/g)];
	const formats = new Map(
		[...(parts.get('xl/styles.xml') ?? '').matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(
			([, id, code]) => [id, code]
		)
	);
	const sheets = [...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, name = ''], index): Seen => {
		const xml = parts.get(`xl/worksheets/sheet${index + 1}.xml`) ?? '';
		const cells = new Map(
			[
				...xml.matchAll(
					/<c r="([A-Z]+\d+)" s="(\d+)"(?: t="inlineStr")?(?:\/>|>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>)/g
				)
			].map(([, address = '', style, number, text]) => {
				const look = looks[Number(style)]?.[0] ?? '';
				const format = formats.get(/numFmtId="(\d+)"/.exec(look)?.[1] ?? '') ?? '';
				return [
					address,
					{
						...(text === undefined ? {} : { text }),
						...(number === undefined ? {} : { number: Number(number) }),
						style: format + look
					}
				] as const;
			})
		);
		const words = [...cells.values()].map(({ text = '' }) => text).join('\n');
		const table = parts.get(`xl/tables/table${index + 1}.xml`) ?? '';
		return { name, xml, table, cell: (address) => cells.get(address), words };
	});
	return { sheets, workbook };
}

describe('a workbook of a document', () => {
	const { sheets, workbook } = open(writeWorkbook(documentOf({ blocks: [TABLE] })));
	const [readMe, table, lines] = sheets as [Seen, Seen, Seen];

	test('begins with what is in it, with a link to each sheet', () => {
		expect(sheets.map(({ name }) => name)).toEqual(['מה בקובץ', 'מספרים', 'כל השורות']);
		expect(readMe.words).toContain(sampleReport('he').title);
		expect(readMe.words).toContain('התקופה: 2020.');
		expect(readMe.words).toContain(sampleReport('he').author);
		expect(readMe.words).toContain('הטבלה שבפרק ״פרק״');
		expect([...readMe.xml.matchAll(/<hyperlink ref="[^"]+" location="([^"]+)"/g)].map(([, to]) => to)).toEqual([
			"'מספרים'!A1",
			"'כל השורות'!A1"
		]);
	});

	test('has each table as one that can be filtered, under a head that stays in sight', () => {
		expect(table.cell('A1')?.text).toBe('מספרים');
		expect(table.table).toContain('ref="A2:D5"');
		expect(table.table).toContain('<autoFilter ref="A2:D5"/>');
		expect(table.xml).toMatch(/<pane ySplit="2" topLeftCell="A3" [^>]*state="frozen"\/>/);
		expect(workbook).toContain("'מספרים'!$2:$2");
		// No two columns of a table may be called alike, and each is called as its head is.
		const names = [...table.table.matchAll(/<tableColumn id="\d" name="([^"]*)"/g)].map(([, name]) => name);
		expect(names).toEqual(['מה', '2020', '2020 2', 'עמודה']);
		expect(['A2', 'B2', 'C2', 'D2'].map((address) => table.cell(address)?.text)).toEqual(names);
		expect(table.words).toContain('* הערה');
	});

	test('has numbers, amounts and days as such, and words where Excel could not count', () => {
		expect(table.cell('B3')).toMatchObject({ number: 1200, style: expect.stringMatching(/^#,##0</) as string });
		expect(table.cell('C3')).toMatchObject({ number: 3.25 });
		expect(table.cell('B4')).toMatchObject({ number: 1200, style: expect.stringMatching(/^\[\$₪\] #,##0</) as string });
		// Days since 30 December 1899.
		expect(table.cell('B5')).toMatchObject({ number: 44_082, style: expect.stringMatching(/^d\.m\.yyyy</) as string });
		expect(table.cell('C5')?.text).toBe('1.1.1890');
		expect(table.cell('D5')?.text).toBe('ספטמבר 2020');
		expect(table.xml).toContain('<ignoredError sqref="A2:D5" numberStoredAsText="1"/>');
		expect(table.cell('A3')?.text).toBe('ביקורים, בעיר');
	});

	test('keeps what looks like a formula as text', () => {
		expect(table.cell('D3')?.text).toBe('=1+1');
		expect(table.cell('D4')?.text).toBe('+972');
		expect(sheets.map(({ xml }) => xml).join('')).not.toContain('<f>');
	});

	test('runs from the right in Hebrew, sheet by sheet and cell by cell', () => {
		for (const { xml } of sheets) expect(xml).toContain('rightToLeft="1"');
		for (const address of ['A1', 'A2', 'A3', 'B3', 'D5'])
			expect(table.cell(address)?.style).toContain('readingOrder="2"');
		expect(table.cell('A3')?.style).toContain('horizontal="right"');
		expect(table.cell('B3')?.style).toContain('horizontal="left"');
	});

	test('may have a single column', () => {
		const narrow: Block = { ...TABLE, columns: TABLE.columns.slice(0, 1) };
		const sheet = open(writeWorkbook(documentOf({ blocks: [narrow] }))).sheets[1];
		expect(sheet?.table).toContain('ref="A2:A5"');
		expect(sheet?.xml).not.toContain('mergeCell');
	});

	test('counts no rows that are not there', () => {
		expect(lines.words).toContain('התקופה: 2020.');
		const empty = open(writeWorkbook(documentOf({ blocks: [{ ...TABLE, rows: [] }] }))).sheets[1];
		expect(empty?.table).toBe('');
		expect(empty?.words).toContain('אין שורות');
	});
});

describe('the sheet of all lines', () => {
	const section: Partial<Section> = {
		title: 'פוזנן',
		lede: [{ text: 'עיר תאומה' }],
		blocks: [
			{
				...{ kind: 'list', heading: 'מה נעשה' },
				items: [{ key: 'activity:1', mark: 'done', line: [{ text: 'ביקור' }], note: [{ text: 'בספטמבר' }] }]
			},
			{ kind: 'list', heading: 'רעיונות', items: [], empty: 'אין רעיונות' },
			{ kind: 'text', key: 'silent', tone: 'attention', line: [{ text: 'לא נרשם דבר' }] }
		]
	};
	const { sheets } = open(writeWorkbook(documentOf(section)));
	const lines = sheets.at(-1) as Seen;
	const row = (number: number) =>
		['A', 'B', 'C', 'D', 'E', 'F'].map((column) => lines.cell(`${column}${number}`)?.text ?? '');

	test('says of each where it stands, how, and of which record', () => {
		expect(row(2)).toEqual(['פרק', 'כותרת', 'מצב', 'שורה', 'פירוט', 'מפתח הרשומה']);
		expect(row(4)).toEqual(['פוזנן', '', '', 'עיר תאומה', '', '']);
		expect(row(5)).toEqual(['פוזנן', 'מה נעשה', 'בוצע', 'ביקור', 'בספטמבר', 'activity:1']);
		expect(row(6)).toEqual(['פוזנן', 'רעיונות', '', 'אין רעיונות', '', '']);
		expect(row(7)).toEqual(['פוזנן', '', 'לתשומת לב', 'לא נרשם דבר', '', 'silent']);
	});

	test('is all there is where nothing is counted, and the first sheet says so', () => {
		expect(sheets).toHaveLength(2);
		expect(sheets[0]?.words).toContain('אין בדוח זה טבלאות ותרשימים.');
	});
});

describe.each(['he', 'en'] as const)('the report in %s', (language: Language) => {
	const bytes = writeWorkbook(sampleReport(language));
	const { sheets } = open(bytes);

	test('has a sheet for the values of its chart, with the chart in words below', () => {
		const chart = sampleReport(language)
			.sections.flatMap(({ blocks }) => blocks)
			.find((block) => block.kind === 'chart');
		const sheet = sheets.find(({ name }) => chart && chart.title.startsWith(name));
		expect(sheet?.cell('B3')?.number).toBe(chart?.series[0]?.values[0]);
		expect(sheet?.words).toContain(chart?.alt);
	});

	test('is the same file twice', () => {
		expect(Buffer.from(writeWorkbook(sampleReport(language))).equals(Buffer.from(bytes))).toBe(true);
	});

	test.skipIf(!hasSchemas())('is valid by the schemas of ISO 29500, whatever was typed', () => {
		expect(problemsOf(bytes, 'xlsx')).toBe('');
		expect(problemsOf(writeWorkbook(tortureDocument(language)), 'xlsx')).toBe('');
	});
});

describe('a workbook in two languages', () => {
	const { sheets } = open(writeWorkbook(bilingualReport('he')));

	test('has the sheets of each, every one in its own direction', () => {
		const hebrew = open(writeWorkbook(sampleReport('he'))).sheets;
		const english = open(writeWorkbook(sampleReport('en'))).sheets;
		expect(sheets.map(({ name }) => name)).toEqual([...hebrew, ...english].map(({ name }) => name));
		sheets.forEach(({ xml }, index) => {
			expect(xml.includes('rightToLeft="1"')).toBe(index < hebrew.length);
			expect(xml.includes('שורה')).toBe(index === hebrew.length - 1);
		});
	});

	test.skipIf(!hasSchemas())('is valid by the schemas of ISO 29500', () => {
		expect(problemsOf(writeWorkbook(bilingualReport('en')), 'xlsx')).toBe('');
	});
});
