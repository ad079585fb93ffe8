import type { Block, ChartBlock, Line, Section } from '#kernel/flow-document.ts';
import { formatMoney, formatNumber } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { isEmpty, words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { countsBy, numbersOf, type YearNumbers } from '../numbers.ts';
import type { CountedActivity, ReportFacts } from '../report.ts';
import { plain } from '../wording.ts';

/** The year in numbers with the year before beside it. A year of which nothing is recorded is not a year of zeros. */
export function yearNumbers(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const register = new Set(facts.ties.filter((tie) => tie.isOfRegister).map(({ partner }) => partner.id));
	const dated = facts.activities.filter(({ datedOn }) => datedOn !== null);
	const [year, before] = [periodLabel(facts.period), periodLabel(facts.before)];
	const isComparable = facts.activitiesBefore.length > 0;
	const now = numbersOf(dated, register);
	const then = isComparable ? numbersOf(facts.activitiesBefore, register) : undefined;
	const column = (title: string, weight: number) => ({ title, weight, align: weight > 2 ? 'start' : 'end' }) as const;
	const blocks: Block[] = [
		{
			kind: 'table',
			caption: m.report_numbers_caption({ year, before }, locale),
			columns: [column(m.report_column_measure({}, locale), 6), column(year, 2), column(before, 2)],
			rows: rows(now, then, language),
			notes: isComparable ? [] : [plain(m.report_numbers_no_before({ before }, locale))]
		}
	];
	return {
		id: 'numbers',
		title: m.report_numbers({}, locale),
		layout: 'flow',
		blocks: [...blocks, ...charts(facts, dated, isComparable, language)]
	};
}

type Say = typeof m.report_number_all;

function rows(now: YearNumbers, then: YearNumbers | undefined, language: Language): Line[][] {
	const none = m.report_no_record({}, { locale: language });
	const number = (value: number | undefined) => (value === undefined ? none : formatNumber(value, language));
	const money = (sums: Map<string, number>) =>
		[...sums].map(([currency, amount]) => formatMoney(amount, currency)).join(', ') || none;
	const row = (say: Say, value: (numbers: YearNumbers) => string): Line[] => [
		plain(say({}, { locale: language })),
		plain(value(now)),
		plain(then ? value(then) : none)
	];
	const isKnown = (has: (numbers: YearNumbers) => boolean) => has(now) || (then !== undefined && has(then));
	return [
		row(m.report_number_all, ({ all }) => number(all)),
		row(m.report_number_took_place, ({ tookPlace }) => number(tookPlace)),
		row(m.report_number_prepared_cancelled, ({ preparedCancelled }) => number(preparedCancelled)),
		row(m.report_number_contacts, ({ contacts }) => number(contacts)),
		row(m.report_number_inbound, ({ inbound }) => number(inbound)),
		row(m.report_number_outbound, ({ outbound }) => number(outbound)),
		row(m.report_number_letters, ({ letters }) => number(letters)),
		row(m.report_number_youth, ({ youth }) => number(youth)),
		row(m.report_number_participants, ({ participants }) => number(participants)),
		...(isKnown(({ spent }) => spent.size > 0) ? [row(m.report_number_spent, ({ spent }) => money(spent))] : []),
		...(isKnown(({ sunk }) => sunk.size > 0) ? [row(m.report_number_sunk, ({ sunk }) => money(sunk))] : [])
	];
}

function charts(
	facts: ReportFacts,
	dated: readonly CountedActivity[],
	isComparable: boolean,
	language: Language
): ChartBlock[] {
	const locale = { locale: language };
	const chart = (title: string, link: 'goals' | 'partners', named: { id: string; name: string }[]): ChartBlock[] => {
		if (named.length === 0) return [];
		const ids = named.map(({ id }) => id);
		const series = [{ name: periodLabel(facts.period), values: countsBy(dated, link, ids) }];
		if (isComparable) {
			series.push({ name: periodLabel(facts.before), values: countsBy(facts.activitiesBefore, link, ids) });
		}
		const categories = named.map(({ name }) => name);
		return [{ kind: 'chart', title, alt: inWords(title, categories, series, language), categories, series }];
	};
	const goals = facts.goals.map(({ id, name, shortName }) => ({
		id,
		name: words(isEmpty(shortName) ? name : shortName, language)
	}));
	const ties = facts.ties.map(({ partner }) => ({ id: partner.id, name: words(partner.name, language) }));
	return [
		...chart(m.report_chart_goals({}, locale), 'goals', goals),
		...chart(m.report_chart_ties({}, locale), 'partners', ties)
	];
}

/** The chart for who does not see it: every bar with its value. */
function inWords(title: string, categories: string[], series: ChartBlock['series'], language: Language): string {
	const locale = { locale: language };
	const [now, before] = series.map(({ values }) => values.map((value) => formatNumber(value, language)));
	const values = categories.map((category, index) => {
		const value = now?.[index] ?? '';
		return before
			? m.report_chart_value_before({ category, value, before: before[index] ?? '' }, locale)
			: m.report_chart_value({ category, value }, locale);
	});
	return m.report_chart_alt({ title, values: values.join(', ') }, locale);
}
