import type { FlowDocument, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { numbersOf } from '../numbers.ts';
import type { ReportFacts } from '../report.ts';
import { dateIn, plain, sentences } from '../wording.ts';

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
	const author = facts.audience === 'council' ? m.report_author_council : m.report_author_public;
	return {
		language,
		title: m.report_title({ year }, locale),
		subtitle: yearInOneSentence(facts, language),
		author: author({ office }, locale),
		description: m.report_description({ office, year }, locale),
		footer: m.report_footer({ office, year }, locale)
	};
}

/** The year before any detail: how much there was, with how many of the twin cities, and what was in vain. */
function yearInOneSentence({ activities, ties, period }: ReportFacts, language: Language): string {
	const locale = { locale: language };
	const register = ties.filter((tie) => tie.isOfRegister);
	const dated = activities.filter(({ datedOn }) => datedOn !== null);
	const undated = activities.length - dated.length;
	const { all, preparedCancelled, contacts } = numbersOf(dated, new Set(register.map(({ partner }) => partner.id)));
	const counted = [
		all === 0 ? m.report_lede_none({ year: periodLabel(period) }, locale) : m.report_activities({ count: all }, locale),
		preparedCancelled > 0 ? m.report_lede_cancelled({ count: preparedCancelled }, locale) : '',
		undated > 0 ? (all > 0 ? m.report_lede_undated : m.report_lede_undated_only)({ count: undated }, locale) : ''
	].filter((part) => part !== '');
	const contact =
		contacts === 0
			? m.report_lede_contact_none({}, locale)
			: contacts === register.length
				? m.report_lede_contact_all({}, locale)
				: m.report_lede_contact({ active: contacts, all: register.length }, locale);
	return `${counted.join(', ')}.${register.length > 0 ? ` ${contact}.` : ''}`;
}
