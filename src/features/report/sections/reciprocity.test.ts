import { describe, expect, it } from 'vitest';
import { plainText, type ChartBlock, type Section, type TableBlock } from '#kernel/flow-document.ts';
import { buildFacts, buildReportActivity as activity, buildTie } from '../../../../tests/support/report-facts.ts';
import type { ReportActivity } from '../report.ts';
import { reciprocity } from './reciprocity.ts';

const ties = ['p', 'q', 'r'].map((id) => buildTie(id, { partner: { name: { en: `City ${id}`, he: `עיר ${id}` } } }));
const visit = (partner: string, direction: ReportActivity['direction'], more: Partial<ReportActivity> = {}) =>
	activity({ kind: 'official_visit', partners: [partner], direction, ...more });
const ledeOf = (section: Section | undefined) => (section?.lede ? plainText(section.lede) : '');
const rowsOf = ({ rows }: TableBlock) => rows.map((row) => row.map(plainText).join(' | '));
const section = (activities: ReportActivity[], language: 'he' | 'en' = 'en', withheld: string[] = []) =>
	reciprocity(buildFacts({ ties, activities, withheld }), language)[0];

describe('reciprocity', () => {
	const activities = [
		...[visit('p', 'outbound'), visit('p', 'outbound'), visit('p', 'inbound'), visit('q', 'inbound')],
		...[visit('r', 'inbound', { status: 'cancelled' }), visit('p', 'mutual'), visit('q', 'inbound', { starts: null })]
	];

	it('is what went to each tie and what came from it, of what took place and has a date', () => {
		const [chart] = section(activities)?.blocks as (ChartBlock & { table: TableBlock })[];
		expect(chart).toMatchObject({
			...{ kind: 'chart', form: 'apart', title: 'Visits and delegations', categories: ['City p', 'City q'] },
			series: [
				{ name: 'From us', values: [2, 0] },
				{ name: 'To us', values: [1, 1] }
			],
			alt: 'Visits and delegations: City p: 2 from us, 1 to us; City q: 0 from us, 1 to us.'
		});
		expect(chart?.table.columns.map(({ title }) => title)).toEqual(['Tie', 'From us', 'To us', 'Both ways']);
		expect(chart && rowsOf(chart.table)).toEqual(['City p | 2 | 1 | 1', 'City q | 0 | 1 | 0']);
		expect(chart?.table.rows[0]?.[3]?.[0]?.href).toContain('measure=visits&partner=p&direction=mutual&');
	});

	it('says how much went each way, and with whom all of it went one way', () => {
		expect(ledeOf(section(activities))).toBe(
			'Visits and delegations: 2 from us, 2 to us, 1 both ways. Only to us: City q.'
		);
		expect(ledeOf(section(activities, 'he'))).toBe('ביקורים ומשלחות: 2 מאיתנו, 2 אלינו, 1 הדדי. רק אלינו: עיר q.');
		// Something is recorded that the reader may not know: nobody says that nothing went back.
		expect(ledeOf(section(activities, 'en', ['q']))).toBe('Visits and delegations: 2 from us, 2 to us, 1 both ways.');
	});

	it('of one tie alone is a table, and of none is nothing', () => {
		const letters = [
			activity({ kind: 'correspondence', direction: null }),
			activity({ kind: 'correspondence', direction: 'outbound' })
		];
		expect(section(letters)?.blocks).toMatchObject([{ kind: 'table', caption: 'Exchanges of letters' }]);
		expect(rowsOf(section(letters)?.blocks[0] as TableBlock)).toEqual(['City p | 1 | 0 | 1']);
		expect(section([activity()])).toBeUndefined();
	});

	it('of money is in each currency by itself, to the hundredth', () => {
		const spent = [
			activity({ moneyActual: 0.1, direction: 'outbound' }),
			activity({ moneyActual: 0.2, direction: 'outbound' }),
			activity({ moneyActual: 1200, direction: 'inbound', partners: ['q'] }),
			activity({ moneyActual: 70, direction: 'inbound', currency: 'EUR' })
		];
		const blocks = section(spent)?.blocks ?? [];
		expect(blocks.map((block) => [block.kind, block.kind === 'chart' ? block.title : ''])).toEqual([
			['table', ''],
			['chart', 'Spending by direction (₪)']
		]);
		expect(rowsOf((blocks[1] as ChartBlock).table as TableBlock)).toEqual([
			'City p | ₪\u00a00.30 | ₪\u00a00',
			'City q | ₪\u00a00 | ₪\u00a01,200'
		]);
		const inHebrew = section(spent, 'he')?.blocks[0] as TableBlock;
		// From left to right within Hebrew, too.
		expect(rowsOf(inHebrew)).toEqual(['עיר p | \u200e€\u00a00\u200e | \u200e€\u00a070\u200e']);
		expect(rowsOf(blocks[0] as TableBlock)).toEqual(['City p | €\u00a00 | €\u00a070']);
	});
});
