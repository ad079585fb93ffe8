import { describe, expect, it } from 'vitest';
import { plainText, type ChartBlock, type Section, type TableBlock } from '#kernel/flow-document.ts';
import { periodOf, periodOfDays } from '#kernel/period.ts';
import { buildFacts, buildReportActivity as activity, buildTie } from '../../../../tests/support/report-facts.ts';
import type { ReportActivity, ReportFacts } from '../report.ts';
import { byGoal, byMonth, byPartner, byTheme } from './breakdowns.ts';

const GOALS = ['a', 'b', 'c'].map((id, index) => ({
	...{ id, position: index + 1, name: { en: `Goal ${id}`, he: `מטרה ${id}` }, shortName: {} }
}));

function tie(id: string) {
	return buildTie(id, { partner: { name: { en: `City ${id}`, he: `עיר ${id}` } } });
}

const times = (count: number, overrides: Partial<ReportActivity>) =>
	Array.from({ length: count }, () => activity(overrides));
const ledeOf = ([section]: Section[]) => (section?.lede ? plainText(section.lede) : '');
const blockOf = ([section]: Section[]) => section?.blocks[0];
const chartOf = (sections: Section[]) => {
	const block = blockOf(sections);
	if (block?.kind !== 'chart') throw new Error('no chart');
	return block as ChartBlock & { table: TableBlock };
};
const rowsOf = ({ rows }: TableBlock) => rows.map((row) => row.map(plainText).join(' | '));

describe('activities by goal', () => {
	const facts = buildFacts({
		goals: GOALS,
		activities: [
			...times(3, { goals: ['a', 'b'] }),
			activity({ goals: ['b'] }),
			activity({ goals: ['gone'] }),
			...times(2, { goals: [] }),
			activity({ goals: ['c'], status: 'cancelled' })
		],
		activitiesBefore: [activity({ goals: ['b'] })]
	});

	it('keep their order, with what has no goal in the chart, in the table and in words: whoever adds up finds all', () => {
		const chart = chartOf(byGoal(facts, 'en'));
		expect(chart.categories).toEqual([
			...['Goal a', 'Goal b', 'Goal c', 'Without a goal', 'For goals that are not in force']
		]);
		expect(chart.series).toEqual([
			{ name: '2020', values: [3, 4, 0, 2, 1] },
			{ name: '2019', values: [0, 1, 0, 0, 0] }
		]);
		expect(rowsOf(chart.table)).toEqual([
			...['Goal a | 3 | 0', 'Goal b | 4 | 1', 'Goal c | 0 | 0', 'Without a goal | 2 | 0'],
			'For goals that are not in force | 1 | 0'
		]);
	});

	it('say what they show in both languages, above the chart and to whoever does not see it', () => {
		const finding = 'Most: Goal b, 4 of 7. Nothing recorded: Goal c. The largest rise since 2019: Goal a, 3 after 0.';
		expect(ledeOf(byGoal(facts, 'en'))).toBe(`${finding} Without a goal: 2. For goals that are not in force: 1.`);
		expect(ledeOf(byGoal(facts, 'he'))).toBe(
			'בראש: מטרה b, 4 מתוך 7. לא נרשמה פעילות: מטרה c. העלייה הגדולה ביותר לעומת 2019: מטרה a, 3 לעומת 0. ללא מטרה: 2. למטרות שאינן בתוקף: 1.'
		);
		expect(chartOf(byGoal(facts, 'en')).alt).toBe(
			`${finding} Activities by goal: Goal a 3, 0 the year before, Goal b 4, 1 the year before, Goal c 0, 0 the year before, Without a goal 2, 0 the year before, For goals that are not in force 1, 0 the year before.`
		);
	});

	it('lead to the list that holds just those, and what is nothing leads nowhere', () => {
		const { rows } = chartOf(byGoal(facts, 'en')).table;
		const hrefs = rows.map((row) => row.map(([span]) => span?.href));
		const list = '/o/testville/activities?year=';
		const meant = '&visibility=council&visibility=public';
		expect(hrefs.slice(1, 4)).toEqual([
			[undefined, `${list}2020&measure=took_place&goal=b${meant}`, `${list}2019&measure=took_place&goal=b${meant}`],
			[undefined, undefined, undefined],
			[undefined, `${list}2020&measure=took_place&goal=none${meant}`, undefined]
		]);
		const [row] = chartOf(byGoal({ ...facts, audience: 'leadership' }, 'en')).table.rows;
		expect(row?.[1]?.[0]?.href).toBe(`${list}2020&measure=took_place&goal=a`);
	});

	it('are a table where there is but one to show, and nothing where there is none', () => {
		const one = byGoal(buildFacts({ goals: GOALS.slice(0, 1), activities: times(2, { goals: ['a'] }) }), 'en');
		expect(blockOf(one)).toMatchObject({ kind: 'table', columns: [{}, { title: '2020' }] });
		expect(ledeOf(one)).toBe('');
		expect(byGoal(buildFacts({ goals: GOALS, activities: times(2, { goals: [] }) }), 'en')).toEqual([]);
	});

	it('that are alike are named together', () => {
		const activities = [...times(2, { goals: ['a'] }), ...times(2, { goals: ['c'] })];
		expect(ledeOf(byGoal(buildFacts({ goals: GOALS, activities }), 'en'))).toBe(
			'Most, with 2 each: Goal a and Goal c. Nothing recorded: Goal b.'
		);
	});
});

describe('activities by theme', () => {
	it('are those that the two periods know, the largest first', () => {
		const facts = buildFacts({
			activities: [...times(2, { themes: ['sport'] }), ...times(3, { themes: ['youth', 'education'] }), activity()],
			activitiesBefore: times(4, { themes: ['health'] })
		});
		const chart = chartOf(byTheme(facts, 'en'));
		expect(chart.categories).toEqual(['Education', 'Youth', 'Sport', 'Health', 'Without a theme']);
		expect(chart.series[0]?.values).toEqual([3, 3, 2, 0, 1]);
		expect(rowsOf(chart.table).at(-1)).toBe('Without a theme | 1 | 0');
		expect(chart.alt).toContain('Without a theme 1, 0 the year before.');
		expect(ledeOf(byTheme(facts, 'en'))).toBe(
			'Most, with 3 each: Education and Youth. Nothing recorded: Health. The largest fall since 2019: Health, 0 after 4. Without a theme: 1.'
		);
		expect(byTheme(buildFacts({ activities: [activity()] }), 'he')).toEqual([]);
	});
});

describe('activities by tie', () => {
	it('of many are the twelve largest and the rest together, counted once; the table holds all of them', () => {
		const ids = Array.from({ length: 40 }, (_, index) => `p${index}`);
		const activities = [
			...ids.flatMap((id, index) => times(40 - index, { partners: [id] })),
			activity({ partners: ['p38', 'p39'] })
		];
		const facts = buildFacts({ ties: ids.map(tie), activities });
		const chart = chartOf(byPartner(facts, 'en'));
		expect(chart.categories).toHaveLength(13);
		expect(chart.categories.at(-1)).toBe('Others (28)');
		// 28 + 27 + … + 1, and one activity with two of them.
		expect(chart.series[0]?.values.at(-1)).toBe((28 * 29) / 2 + 1);
		expect(chart.table.rows).toHaveLength(40);
		expect(chart.isShortened).toBe(true);
		expect(chartOf(byPartner(facts, 'he')).categories.at(-1)).toBe('אחרים (28)');
		const thirteen = { ...facts, ties: ids.slice(0, 13).map(tie) };
		const whole = chartOf(byPartner(thirteen, 'en'));
		expect(whole.isShortened).toBeUndefined();
		expect(whole.categories.slice(-2)).toEqual(['City p12', 'With partners that are not in the report']);
	});

	it('say of no tie that nothing is recorded where something is not meant for the reader', () => {
		const facts: Partial<ReportFacts> = {
			ties: ['p', 'q', 'r'].map(tie),
			activities: [activity(), activity({ partners: [] })]
		};
		const found = (overrides: Partial<ReportFacts>) => ledeOf(byPartner(buildFacts({ ...facts, ...overrides }), 'en'));
		expect(found({})).toBe('Nothing recorded: City q and City r. Without a partner: 1.');
		expect(found({ withheld: ['q'] })).toBe('Nothing recorded: City r. Without a partner: 1.');
	});
});

describe('activities by month', () => {
	const activities = [
		...times(2, { starts: '2020-03' }),
		activity({ starts: '2020-03-31' }),
		activity({ starts: '2020-12~' }),
		activity({ starts: '2020' })
	];
	const facts = buildFacts({
		activities,
		activitiesBefore: [activity({ starts: '2019-12-24' }), activity({ starts: '2019' })]
	});

	it('run along the year; of which nobody knows the month are counted openly', () => {
		const chart = chartOf(byMonth(facts, 'en'));
		expect(chart.form).toBe('time');
		expect(chart.categories).toHaveLength(12);
		expect(chart.series.map(({ values }) => values)).toEqual([
			[0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 1],
			[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
		]);
		expect(rowsOf(chart.table).slice(-2)).toEqual(['Dec | 1 | 1', 'Without a known month | 1 | 1']);
		expect(ledeOf(byMonth(facts, 'he'))).toBe(
			'בראש: מרץ, 3 מתוך 5. העלייה הגדולה ביותר לעומת 2019: מרץ, 3 לעומת 0. ללא חודש ידוע: 1.'
		);
	});

	it('lead to the month, without what is dated by the year alone and only seems to lie in it', () => {
		const { rows } = chartOf(byMonth(facts, 'en')).table;
		expect(rows[2]?.[1]?.[0]?.href).toContain('?from=2020-03-01&to=2020-03-31&measure=took_place&precision=month&');
		expect(rows[11]?.[2]?.[0]?.href).toContain('?from=2019-12-01&to=2019-12-31&measure=took_place&precision=month&');
		expect(rows[12]?.[1]?.[0]?.href).toContain('?year=2020&measure=took_place&precision=year&');
	});

	it('are not there where no month is known, and are years where the period is long', () => {
		expect(byMonth(buildFacts({ activities: [activity({ starts: '2020' })] }), 'en')).toEqual([]);
		const long = { period: periodOfDays('2018-07-01', '2020-12-31'), before: periodOfDays('2015-07-01', '2017-12-31') };
		const years = chartOf(
			byMonth(buildFacts({ ...long, activities: [activity({ starts: '2019' }), ...activities] }), 'en')
		);
		expect([years.title, years.categories, years.series[0]?.values]).toEqual([
			...['Activities by year', ['2018', '2019', '2020'], [0, 1, 5]]
		]);
	});

	it('of a year that spans two say which, and begin with its first month', () => {
		const school = { period: periodOf(2020, 9), before: periodOf(2019, 9) };
		const chart = chartOf(
			byMonth(
				buildFacts({ ...school, activities: [activity({ starts: '2020-10' }), activity({ starts: '2021-01' })] }),
				'en'
			)
		);
		expect([chart.categories[0], chart.categories[4]]).toEqual(['Sep 2020', 'Jan 2021']);
	});
});
