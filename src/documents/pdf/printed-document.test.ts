import { describe, expect, test } from 'vitest';
import type { Block, FlowDocument, Item, Section } from '#kernel/flow-document.ts';
import type { PrintedBlock, PrintedList, PrintedTable } from './printed-blocks.ts';
import { printedDocument } from './printed-document.ts';

const item = (mark: Item['mark'], text = 'x'): Item => ({ mark, line: [{ text }] });

function printed(section: Partial<Section>): ReturnType<typeof printedDocument>['sections'][number] {
	const document: FlowDocument = {
		...{ language: 'he', title: 'דוח', subtitle: '', author: '', description: '', date: '2020-12-31', footer: '' },
		sections: [{ id: 's', title: 'פרק', layout: 'flow', blocks: [], ...section }]
	};
	return printedDocument(document).sections[0] as ReturnType<typeof printed>;
}

const block = (one: Block) => printed({ blocks: [one] }).blocks[0] as PrintedBlock;

describe('headings', () => {
	test('inside a section are one level below it', () => {
		expect(printed({})).toMatchObject({ title: 'פרק', level: 3 });
	});

	test('skip no level on the cover, or in a section without a title', () => {
		expect(printed({ layout: 'cover' })).toMatchObject({ title: null, level: 2 });
		expect(printed({ title: '' })).toMatchObject({ title: null, level: 2 });
	});
});

describe('marks', () => {
	const isMixed = (items: Item[], heading?: string) =>
		(block({ kind: 'list', items, ...(heading ? { heading } : {}) }) as PrintedList).isMixed;

	test('need no words where a heading names the one state of the list', () => {
		expect(isMixed([item('done'), item('done')], 'מה נעשה')).toBe(false);
	});

	test('are said aloud where states differ, or no heading names them', () => {
		expect(isMixed([item('done'), item('cancelled')], 'השנה')).toBe(true);
		expect(isMixed([item('silent')])).toBe(true);
		expect(isMixed([item('plain')])).toBe(false);
	});
});

describe('spans', () => {
	const spanOf = (text: string, lang?: string) => {
		const printedBlock = block({ kind: 'text', tone: 'plain', line: [{ text, ...(lang ? { lang } : {}) }] });
		return (printedBlock as { lines: object[][] }).lines[0]?.[0];
	};

	test('carry language and region where they differ from the document', () => {
		expect(spanOf('臺南市', 'zh-TW')).toMatchObject({ text: '\u2066臺南市\u2069', lang: 'zh', region: 'TW' });
		expect(spanOf('مدينة', 'ar')).toMatchObject({ text: '\u2067مدينة\u2069', lang: 'ar', region: null });
		expect(spanOf('שלום', 'he')).toMatchObject({ text: 'שלום', lang: null });
	});

	test('with what is no language tag are plain text', () => {
		expect(spanOf('x', 'Klingon!')).toMatchObject({ text: 'x', lang: null, region: null });
	});

	test('keep the line breaks that were typed', () => {
		expect(
			(block({ kind: 'text', tone: 'plain', line: [{ text: 'a\nb' }] }) as { lines: object[] }).lines
		).toHaveLength(2);
	});
});

describe('columns', () => {
	test('stand three abreast, and other blocks between them have the width', () => {
		const list: Block = { kind: 'list', items: [item('plain')] };
		const text: Block = { kind: 'text', tone: 'plain', line: [{ text: 'x' }] };
		const { blocks } = printed({ layout: 'columns', blocks: [list, list, list, list, text, list] });
		expect(blocks.map((each) => (each.kind === 'columns' ? each.lists.length : each.kind))).toEqual([3, 1, 'text', 1]);
	});
});

describe('tables', () => {
	const table = (text: string, caption = 'פרק'): PrintedTable =>
		block({
			...{ kind: 'table', caption, notes: [] },
			columns: [
				{ title: 'א', weight: 1, align: 'start' },
				{ title: 'ב', weight: 9, align: 'end' }
			],
			rows: [[[{ text }]]]
		}) as PrintedTable;

	test('repeat no title as caption', () => {
		expect(table('x').caption).toBeNull();
		expect(table('x', 'אחר').caption).toBe('אחר');
	});

	test('fill up rows that are short of cells', () => {
		expect(table('x').rows[0]?.cells).toHaveLength(2);
	});

	test('may be broken inside a row that could be longer than a page', () => {
		expect(table('short').rows[0]?.isLong).toBe(false);
		expect(table('a long text in a narrow column '.repeat(4)).rows[0]?.isLong).toBe(true);
		expect(table('\n'.repeat(40)).rows[0]?.isLong).toBe(true);
	});
});

test('a chart has the whole width over a table that is wide or long, and shares it with a small one', () => {
	const chart = (columns: number, rows: number) =>
		block({
			...{
				kind: 'chart',
				title: 'פעילויות',
				alt: 'תרשים',
				categories: ['אחת'],
				series: [{ name: '2020', values: [1] }]
			},
			table: {
				...{ kind: 'table', caption: 'פעילויות', notes: [] },
				columns: Array.from({ length: columns }, () => ({ title: 'א', weight: 1, align: 'end' as const })),
				rows: Array.from({ length: rows }, () => [[{ text: '1' }]])
			}
		});
	expect(chart(3, 14)).toMatchObject({ isBeside: true, width: 450 });
	expect(chart(4, 2)).toMatchObject({ isBeside: false, width: 715 });
	expect(chart(3, 15)).toMatchObject({ isBeside: false, width: 715 });
});

test('a chart comes with the table of its values', () => {
	const chart = block({
		...{ kind: 'chart', title: 'פעילויות', alt: 'תרשים', categories: ['אחת', 'שתיים'] },
		series: [{ name: '2020', values: [1000] }]
	});
	expect(chart).toMatchObject({
		kind: 'figure',
		alt: 'תרשים',
		table: {
			columns: [{ title: 'פעילויות' }, { title: '2020', align: 'end' }],
			rows: [
				{ cells: [[[{ text: 'אחת' }]], [[{ text: '1,000' }]]] },
				{ cells: [[[{ text: 'שתיים' }]], [[{ text: '0' }]]] }
			]
		}
	});
});
