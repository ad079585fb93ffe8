import { THEMES } from '#features/activity/activity.ts';
import { themeLabel } from '#features/activity/labels.ts';
import type { ChartForm, Line, Section, TableBlock } from '#kernel/flow-document.ts';
import { formatNumber } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel, type Period } from '#kernel/period.ts';
import { isEmpty, words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import {
	breakdownOf,
	drawn,
	isWorthDrawing,
	largestFirst,
	type Breakdown,
	type Pair,
	type Part
} from '../breakdown.ts';
import { findings } from '../finding.ts';
import { tellsStanding } from '../for-public.ts';
import { listBehind, type Behind } from '../list-behind.ts';
import type { ReportFacts } from '../report.ts';
import { stretchesOf, stretchIndex, stretchName } from '../stretches.ts';
import { numbered, plain, sentences } from '../wording.ts';

/** How activities are told apart on a page of the report. */
interface Told {
	id: string;
	title: string;
	form?: ChartForm;
	breakdown: Breakdown;
	/** The list behind a part, in the period and in the one before. */
	behind: (part: Part) => { now: Behind; before: Behind; at?: Period; atBefore?: Period };
	/** What those are called that have none, and the list of them. */
	without: { label: string; behind: Behind };
	/** What those are called of which the report tells no part. */
	elsewhere?: string;
	mayBeNone?: (part: Part) => boolean;
}

export function byGoal(facts: ReportFacts, language: Language): Section[] {
	const locale = { locale: language };
	const named = facts.goals.map(({ id, name, shortName }) => ({
		id,
		name: words(isEmpty(shortName) ? name : shortName, language)
	}));
	const told: Told = {
		...{ id: 'by-goal', title: m.report_chart_goals({}, locale) },
		breakdown: breakdownOf(facts, named, ({ goals }) => goals),
		behind: ({ id }) => same({ goal: id }),
		without: { label: m.report_without_goal({}, locale), behind: { goal: 'none' } },
		elsewhere: m.report_elsewhere_goal({}, locale),
		mayBeNone: ({ id }) => !facts.untold.goals.includes(id)
	};
	return pageOf(facts, told, language);
}

/** Of the themes, those that the two periods know. */
export function byTheme(facts: ReportFacts, language: Language): Section[] {
	const locale = { locale: language };
	const named = THEMES.map((theme) => ({ id: theme, name: themeLabel(theme, language) }));
	const breakdown = breakdownOf(facts, named, ({ themes }) => themes);
	const told: Told = {
		...{ id: 'by-theme', title: m.report_chart_themes({}, locale) },
		breakdown: { ...breakdown, parts: largestFirst(breakdown.parts.filter(({ now, before }) => now + before > 0)) },
		behind: ({ id }) => same({ theme: id as (typeof THEMES)[number] }),
		without: { label: m.report_without_theme({}, locale), behind: { theme: 'none' } },
		mayBeNone: () => !facts.untold.activities
	};
	return pageOf(facts, told, language);
}

/** A tie that has something which is not meant for the reader is not said to have nothing; to the public none is. */
export function byPartner(facts: ReportFacts, language: Language): Section[] {
	const locale = { locale: language };
	const named = facts.ties.map(({ partner }) => ({ id: partner.id, name: words(partner.name, language) }));
	const breakdown = breakdownOf(facts, named, ({ partners }) => partners);
	const told: Told = {
		...{ id: 'by-partner', title: m.report_chart_ties({}, locale) },
		breakdown: { ...breakdown, parts: largestFirst(breakdown.parts) },
		behind: ({ id }) => same({ partner: id }),
		without: { label: m.report_without_partner({}, locale), behind: { partner: 'none' } },
		elsewhere: m.report_elsewhere_partner({}, locale),
		mayBeNone: ({ id }) => tellsStanding(facts) && !facts.withheld.includes(id)
	};
	return pageOf(facts, told, language);
}

/** Along the line of time: by month, or by year where the period is long. */
export function byMonth(facts: ReportFacts, language: Language): Section[] {
	const locale = { locale: language };
	const [now, before] = [stretchesOf(facts.period), stretchesOf(facts.before)];
	if (now.each.length < 2) return [];
	const named = now.each.map((stretch, index) => ({ id: String(index), name: stretchName(now, stretch, language) }));
	const isOfMonths = now.by === 'month';
	const inTime = (activities: ReportFacts['activitiesBefore']) => new Set(activities);
	const earlier = inTime(facts.activitiesBefore);
	const breakdown = breakdownOf(facts, named, (activity) => {
		const index = stretchIndex(earlier.has(activity) ? before : now, activity.starts);
		return index === undefined ? [] : [String(index)];
	});
	const precision: Behind = isOfMonths ? { precision: 'month' } : {};
	const told: Told = {
		...{ id: 'by-month', form: 'time', breakdown },
		title: (isOfMonths ? m.report_chart_months : m.report_chart_years)({}, locale),
		behind: ({ id }) => {
			const [at, atBefore] = [now.each[Number(id)], before.each[Number(id)]];
			return { ...same(precision), ...(at ? { at } : {}), ...(atBefore ? { atBefore } : {}) };
		},
		without: { label: m.report_without_month({}, locale), behind: { precision: 'year' } },
		mayBeNone: () => false
	};
	return pageOf(facts, told, language);
}

function same(behind: Behind): { now: Behind; before: Behind } {
	return { now: behind, before: behind };
}

/**
 * A chart with the table behind it; the table alone where there is but one to show; and nothing where there is none.
 * Above it stands what it says, and how many activities are not in it.
 */
function pageOf(facts: ReportFacts, told: Told, language: Language): Section[] {
	const { id, title, form, breakdown } = told;
	const { parts } = breakdown;
	if (parts.every(({ now, before }) => now + before === 0)) return [];
	const before = facts.activitiesBefore.length > 0 ? periodLabel(facts.before) : undefined;
	const mayBeNone = told.mayBeNone ?? (() => true);
	const said = findings({ parts, all: breakdown.all.now, before, mayBeNone }, language);
	const lede = sentences([...said.map(plain), ...leftOver(facts, told, language)]);
	const table = tableOf(facts, told, language);
	const section = { id, title, layout: 'flow' as const, ...(lede.length > 0 ? { lede } : {}) };
	if (!isWorthDrawing(parts)) return [{ ...section, blocks: [table] }];
	const rest = (count: number) => m.report_chart_others({ count: formatNumber(count, language) }, { locale: language });
	const isTime = form === 'time';
	const largest = isTime ? parts : drawn(breakdown, rest);
	// Along a line of time there is no place for what has none on it.
	const shown = isTime ? parts : [...largest, ...outside(told)];
	const series = [{ name: periodLabel(facts.period), values: shown.map((part) => part.now) }];
	if (before !== undefined) series.push({ name: before, values: shown.map((part) => part.before) });
	const categories = shown.map(({ name }) => name);
	const isShortened = largest.length < parts.length;
	const alt = inWords(said, title, categories, series, language);
	return [
		{
			...section,
			blocks: [
				{
					...{ kind: 'chart', ...(form ? { form } : {}), title, alt, categories, series, table },
					...(isShortened ? { isShortened } : {})
				}
			]
		}
	];
}

/** What is in no part, where there is any: a bar and a row like the others. */
function outside({ breakdown, without, elsewhere }: Told): (Pair & { name: string })[] {
	const all = [{ name: without.label, ...breakdown.without }];
	if (elsewhere !== undefined) all.push({ name: elsewhere, ...breakdown.elsewhere });
	return all.filter(({ now, before }) => now + before > 0);
}

/** How many are in no part, so that whoever adds up finds the same. */
function leftOver(facts: ReportFacts, { breakdown, without, elsewhere }: Told, language: Language): Line[] {
	const count = (label: string, { now }: Pair, href?: string): Line[] => {
		if (now === 0) return [];
		const text = m.report_left_over({ label, count: formatNumber(now, language) }, { locale: language });
		return [[{ text, ...(href ? { href } : {}) }]];
	};
	return [
		...count(without.label, breakdown.without, listOf(facts, facts.period, without.behind)),
		...(elsewhere === undefined ? [] : count(elsewhere, breakdown.elsewhere))
	];
}

function tableOf(facts: ReportFacts, told: Told, language: Language): TableBlock {
	const { title, breakdown, without, elsewhere } = told;
	const isComparable = facts.activitiesBefore.length > 0;
	const cell = (count: number, href?: string): Line => [
		{ ...numbered(count, language), ...(href && count > 0 ? { href } : {}) }
	];
	const row = (name: string, { now, before }: Pair, hrefs: { now?: string; before?: string }): Line[] => [
		plain(name),
		cell(now, hrefs.now),
		...(isComparable ? [cell(before, hrefs.before)] : [])
	];
	const rest = (label: string, pair: Pair, hrefs = {}) => (pair.now + pair.before > 0 ? [row(label, pair, hrefs)] : []);
	const columns = [{ title, weight: 5, align: 'start' as const }];
	const periods = [facts.period, ...(isComparable ? [facts.before] : [])];
	return {
		kind: 'table',
		caption: title,
		columns: [...columns, ...periods.map((each) => ({ title: periodLabel(each), weight: 1, align: 'end' as const }))],
		rows: [
			...breakdown.parts.map((part) => {
				const { now, before, at = facts.period, atBefore = facts.before } = told.behind(part);
				return row(part.name, part, { now: listOf(facts, at, now), before: listOf(facts, atBefore, before) });
			}),
			...rest(without.label, breakdown.without, {
				now: listOf(facts, facts.period, without.behind),
				before: listOf(facts, facts.before, without.behind)
			}),
			...(elsewhere === undefined ? [] : rest(elsewhere, breakdown.elsewhere))
		],
		notes: []
	};
}

function listOf(facts: ReportFacts, period: Period, behind: Behind): string {
	return listBehind(facts, period, { measure: 'took_place', ...behind });
}

/** The chart for who does not see it: what it says, and every bar with its value. */
function inWords(
	said: readonly string[],
	title: string,
	categories: readonly string[],
	series: readonly { values: readonly number[] }[],
	language: Language
): string {
	const locale = { locale: language };
	const [now, before] = series.map(({ values }) => values.map((value) => formatNumber(value, language)));
	const values = categories.map((category, index) => {
		const value = now?.[index] ?? '';
		return before
			? m.report_chart_value_before({ category, value, before: before[index] ?? '' }, locale)
			: m.report_chart_value({ category, value }, locale);
	});
	return [...said.map((each) => `${each}.`), m.report_chart_alt({ title, values: values.join(', ') }, locale)].join(
		' '
	);
}
