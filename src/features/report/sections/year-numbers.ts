import type { Measure } from '#features/activity/counting.ts';
import type { Line, Section, Span } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel, type Period } from '#kernel/period.ts';
import type { Word } from '#kernel/word.ts';
import { m } from '#paraglide/messages.js';
import { listBehind, type Behind } from '../list-behind.ts';
import { numbersOf, type YearNumbers } from '../numbers.ts';
import type { ReportFacts } from '../report.ts';
import { absence } from '../untold.ts';
import { numbered, plain, priced } from '../wording.ts';

/** The year in numbers with the year before beside it. A year of which nothing is recorded is not a year of zeros. */
export function yearNumbers(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const register = new Set(facts.ties.filter((tie) => tie.isOfRegister).map(({ partner }) => partner.id));
	const dated = facts.activities.filter(({ datedOn }) => datedOn !== null);
	const [year, before] = [periodLabel(facts.period), periodLabel(facts.before)];
	const isComparable = facts.activitiesBefore.length > 0;
	const now = numbersOf(dated, register);
	const then = isComparable ? numbersOf(facts.activitiesBefore, register) : undefined;
	const noBefore = absence(facts.untold.activitiesBefore, {
		none: m.report_numbers_no_before,
		untold: m.report_numbers_before_untold
	});
	const isPartial = facts.untold.activities || facts.untold.activitiesBefore;
	const notes = [...(isPartial ? [m.report_numbers_untold] : []), ...(isComparable ? [] : [noBefore])];
	const column = (title: string, weight: number) => ({ title, weight, align: weight > 2 ? 'start' : 'end' }) as const;
	return {
		...{ id: 'numbers', title: m.report_numbers({}, locale), layout: 'flow' },
		blocks: [
			{
				kind: 'table',
				caption: m.report_numbers_caption({ year, before }, locale),
				columns: [column(m.report_column_measure({}, locale), 6), column(year, 2), column(before, 2)],
				rows: rowsOf(facts, now, then, language),
				notes: notes.map((say) => plain(say({ before }, locale)))
			}
		]
	};
}

type Value = number | Map<string, number> | undefined;

interface Row {
	say: Word;
	value: (numbers: YearNumbers) => Value;
	/** The list behind it; a number of ties has none of activities. */
	behind?: Behind;
	/** Whether it stands here although there is nothing of it, in either year. */
	isAlways?: boolean;
}

/** A number of activities. */
function counted(say: Word, measure: Measure, value: Row['value'], isAlways = false): Row {
	return { say, value, behind: { measure }, isAlways };
}

const ROWS: readonly Row[] = [
	{ say: m.report_number_all, value: ({ all }) => all, behind: {}, isAlways: true },
	counted(m.report_number_took_place, 'took_place', ({ tookPlace }) => tookPlace, true),
	counted(m.report_number_prepared_cancelled, 'prepared_cancelled', ({ preparedCancelled }) => preparedCancelled, true),
	counted(m.report_number_cancelled, 'cancelled', ({ cancelled }) => cancelled),
	{ say: m.report_number_contacts, value: ({ contacts }) => contacts, isAlways: true },
	...directedRows('visits', {
		inbound: { say: m.report_number_inbound, isAlways: true },
		outbound: { say: m.report_number_outbound, isAlways: true },
		mutual: { say: m.report_number_exchanged },
		none: { say: m.report_number_undirected }
	}),
	...directedRows('delegations', {
		inbound: { say: m.report_number_delegations_inbound },
		outbound: { say: m.report_number_delegations_outbound }
	}),
	counted(m.report_number_letters, 'letters', ({ letters }) => letters.all, true),
	...directedRows('letters', {
		outbound: { say: m.report_number_letters_outbound },
		inbound: { say: m.report_number_letters_inbound },
		mutual: { say: m.report_number_letters_mutual },
		none: { say: m.report_number_letters_undirected }
	}),
	counted(m.report_number_media, 'media', ({ media }) => media),
	counted(m.report_number_youth, 'youth', ({ youth }) => youth, true),
	counted(m.report_number_participants, 'participants', ({ participants }) => participants, true),
	counted(m.report_number_spent, 'spent', ({ spent }) => spent),
	counted(m.report_number_sunk, 'sunk', ({ sunk }) => sunk)
];

function directedRows(
	measure: 'visits' | 'delegations' | 'letters',
	ways: Partial<Record<NonNullable<Behind['direction']>, Pick<Row, 'say' | 'isAlways'>>>
): Row[] {
	return Object.entries(ways).map(([way, row]) => {
		const direction = way as NonNullable<Behind['direction']>;
		return { ...row, value: (numbers) => numbers[measure][direction], behind: { measure, direction } };
	});
}

function rowsOf(facts: ReportFacts, now: YearNumbers, then: YearNumbers | undefined, language: Language): Line[][] {
	const noneOf = (isUntold: boolean) =>
		plain(absence(isUntold, { none: m.report_no_record, untold: m.report_no_record_untold })({}, { locale: language }));
	const none = noneOf(facts.untold.activities);
	const noneBefore = noneOf(facts.untold.activitiesBefore);
	const cell = (value: Value, period: Period, behind: Behind | undefined): Line => {
		const nothing = period === facts.period ? none : noneBefore;
		if (isNothing(value)) return typeof value === 'number' ? [numbered(value, language)] : nothing;
		const said = typeof value === 'number' ? numbered(value, language) : amounts(value, language);
		return [{ ...said, ...(behind ? { href: listBehind(facts, period, behind) } : {}) }];
	};
	return ROWS.filter(
		({ value, isAlways }) => isAlways || [now, then].some((each) => each && !isNothing(value(each)))
	).map(({ say, value, behind }) => [
		plain(say({}, { locale: language })),
		cell(value(now), facts.period, behind),
		then ? cell(value(then), facts.before, behind) : noneBefore
	]);
}

function isNothing(value: Value): boolean {
	return value === undefined || (typeof value === 'number' ? value === 0 : value.size === 0);
}

/** Each currency by itself: two are never added. */
function amounts(sums: Map<string, number> | undefined, language: Language): Span {
	const all = [...(sums ?? [])].map(([currency, amount]) => priced(amount, currency, language));
	const [sole, more] = all;
	return sole && !more ? sole : { text: all.map(({ text }) => text).join(', ') };
}
