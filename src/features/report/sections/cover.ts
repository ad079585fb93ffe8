import { contactsOf, type Contacts, type Tie } from '#features/year/tie.ts';
import type { FlowDocument, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { numbersOf, type YearNumbers } from '../numbers.ts';
import type { ReportFacts } from '../report.ts';
import { absence } from '../untold.ts';
import { dateIn, plain, sentences } from '../wording.ts';

/** Who publishes it, and for whom. */
const AUTHORS = {
	leadership: m.report_author_leadership,
	council: m.report_author_council,
	public: m.report_author_public
};

export function cover(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const { period, asOf } = facts;
	const dates = { first: dateIn(period.from, language), last: dateIn(period.to, language) };
	const said = [
		plain(m.report_period(dates, locale)),
		asOf === null ? [] : plain(m.report_as_of({ date: dateIn(asOf, language) }, locale))
	];
	return {
		id: 'cover',
		title: m.report_cover({}, locale),
		layout: 'cover',
		blocks: [{ kind: 'text', tone: 'plain', line: sentences(said) }]
	};
}

/** What stands on the cover and in the properties of the file. */
export function head(facts: ReportFacts, language: Language): Omit<FlowDocument, 'sections'> {
	const locale = { locale: language };
	const office = words(facts.office.name, language);
	const year = periodLabel(facts.period);
	return {
		language,
		title: m.report_title({ year }, locale),
		subtitle: yearInOneSentence(facts, language),
		author: AUTHORS[facts.audience]({ office }, locale),
		description: m.report_description({ office, year }, locale),
		date: facts.asOf ?? facts.period.to,
		footer: m.report_footer({ office, year }, locale)
	};
}

/** The year before any detail: how much there was, with how many of the twin cities, and what was in vain. */
function yearInOneSentence(facts: ReportFacts, language: Language): string {
	const { activities, ties, period, untold } = facts;
	const locale = { locale: language };
	const register = ties.filter((tie) => tie.isOfRegister);
	const dated = activities.filter(({ datedOn }) => datedOn !== null);
	const undated = activities.length - dated.length;
	const numbers = numbersOf(dated, new Set(register.map(({ partner }) => partner.id)));
	const { all } = numbers;
	const none = absence(untold.activities, { none: m.report_lede_none, untold: m.report_lede_untold });
	const counted = [
		all === 0 ? none({ year: periodLabel(period) }, locale) : m.report_activities({ count: all }, locale),
		...notYet(numbers, language),
		...inVain(numbers, language),
		undated > 0 ? (all > 0 ? m.report_lede_undated : m.report_lede_undated_only)({ count: undated }, locale) : ''
	].filter((part) => part !== '');
	return `${counted.join(', ')}.${register.length > 0 ? ` ${contact(facts, register, language)}.` : ''}`;
}

/** What of the activities is still to come, or was put off. */
function notYet({ all, tookPlace, preparedCancelled, cancelled }: YearNumbers, language: Language): string[] {
	const planned = all - tookPlace - preparedCancelled - cancelled;
	if (planned === 0) return [];
	return all === 1
		? [m.report_lede_sole_planned({}, { locale: language })]
		: [m.report_lede_planned({ count: planned }, { locale: language })];
}

/** What of the activities was cancelled: after preparation, or without. */
function inVain(numbers: YearNumbers, language: Language): string[] {
	const { all, preparedCancelled, cancelled } = numbers;
	const locale = { locale: language };
	if (all === 1 && preparedCancelled === 1) return [m.report_lede_sole_cancelled({}, locale)];
	if (all === 1 && cancelled === 1) return [m.report_lede_sole_dropped({}, locale)];
	const dropped = preparedCancelled > 0 ? m.report_lede_dropped_too : m.report_lede_dropped;
	return [
		...(preparedCancelled > 0 ? [m.report_lede_cancelled({ count: preparedCancelled }, locale)] : []),
		...(cancelled > 0 ? [dropped({ count: cancelled }, locale)] : [])
	];
}

/** Of how many there was contact with; where some may be untold, of how many the report tells it. */
function contact(facts: ReportFacts, register: readonly Tie[], language: Language): string {
	const locale = { locale: language };
	const { all, active, onlyMeant }: Contacts = contactsOf(register);
	if (facts.untold.ties || register.some(({ partner }) => facts.withheld.includes(partner.id))) {
		return active === 0
			? m.report_lede_contact_untold({}, locale)
			: m.report_lede_contact_told({ active, all }, locale);
	}
	let said = m.report_lede_contact({ active, all }, locale);
	if (active === 0) said = m.report_lede_contact_none({}, locale);
	if (active === all) said = (all === 1 ? m.report_lede_contact_only : m.report_lede_contact_all)({}, locale);
	return onlyMeant > 0 ? `${said}, ${m.year_lede_only_meant({ count: onlyMeant }, locale)}` : said;
}
