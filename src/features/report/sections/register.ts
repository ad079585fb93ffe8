import { agreementLabel } from '#features/agreement/labels.ts';
import { tieStatusLabel } from '#features/partner/labels.ts';
import type { TieStatus } from '#features/partner/partner.ts';
import type { Tie } from '#features/year/tie.ts';
import { nameOfCountry } from '#features/year/view.ts';
import type { Line, Section, Span } from '#kernel/flow-document.ts';
import { listInWords } from '#kernel/format.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { tellsStanding } from '../for-public.ts';
import type { ReportFacts } from '../report.ts';
import { pathOf } from '../told.ts';
import { absence } from '../untold.ts';
import { dated, dateIn, plain, shown } from '../wording.ts';

/** The twin cities; a year on which the sources disagree is marked, and the note below says what they say. */
export function register(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const ties = facts.ties.filter((tie) => tie.isOfRegister);
	const title = m.report_register({ city: words(facts.office.city, language) }, locale);
	const section = { id: 'register', title, layout: 'flow' as const };
	if (ties.length === 0) {
		const none = absence(facts.untold.ties, { none: m.report_register_none, untold: m.report_register_untold });
		return { ...section, blocks: [{ kind: 'text', tone: 'empty', line: plain(none({}, locale)) }] };
	}
	const column = (title: string, weight: number) => ({ title, weight, align: 'start' as const });
	const columns = [
		column(m.report_column_city({}, locale), 3),
		column(m.report_column_agreement({}, locale), 3),
		column(m.report_column_year({}, locale), 2.2),
		...(tellsStanding(facts)
			? [column(m.report_column_status({}, locale), 2.2), column(m.report_column_contact({}, locale), 2.4)]
			: []),
		column(m.report_column_this_year({ year: periodLabel(facts.period) }, locale), 3.4)
	];
	const rows = ties.map((tie) => row(facts, tie, language));
	return { ...section, blocks: [{ kind: 'table', caption: title, columns, rows, notes: conflicts(ties, language) }] };
}

function row(facts: ReportFacts, tie: Tie, language: Language): Line[] {
	const { partner, agreement } = tie;
	const country = nameOfCountry(partner, language);
	const name = shown(partner.name, language, pathOf(facts, `/partners/${partner.id}`));
	return [
		country ? [...name, { text: `\n${country}` }] : name,
		plain(agreement ? agreementLabel(agreement.kind, language) : ''),
		[yearPrinted(tie, language)],
		...(tellsStanding(facts)
			? [plain(standingInRegister(facts, tie, language)), [lastContact(facts, tie, language)]]
			: []),
		plain(thisYear(facts, tie, language))
	];
}

/** Contact that was, though nobody wrote when, is not none. */
function lastContact(facts: ReportFacts, tie: Tie, language: Language): Span {
	if (tie.lastTwoWay) return dated(tie.lastTwoWay, language);
	const isUntold = facts.untold.contacts.includes(tie.partner.id);
	const none = absence(isUntold, { none: m.report_no_record, untold: m.report_no_record_untold });
	return { text: (tie.hasUndatedContact ? m.year_contact_undated : none)({}, { locale: language }) };
}

/** With an asterisk where the sources disagree; with all dates where the agreement is to be printed so. */
function yearPrinted({ signed, otherDates, agreement }: Tie, language: Language): Span {
	if (signed === null) return { text: m.report_no_record({}, { locale: language }) };
	if (otherDates.length === 0) return dated(signed, language);
	const date = dateIn(signed, language);
	if (!agreement?.printsAllDates) return { text: `${date}*` };
	return { text: `${m.report_or({ date, other: datesIn(otherDates, language) }, { locale: language })}*` };
}

/** The status that the office gave a tie, with the day until which or since when it has it, where that is known. */
export function statusInWords({ since }: Pick<ReportFacts, 'since'>, { partner }: Tie, language: Language): string {
	const locale = { locale: language };
	if (partner.status === 'suspended' && partner.statusUntil !== null) {
		return m.tie_suspended_until({ date: dateIn(partner.statusUntil, language) }, locale);
	}
	const status = tieStatusLabel(partner.status, language);
	const date = since.find(({ partnerId }) => partnerId === partner.id)?.date;
	return date ? m.report_status_since({ status, date: dateIn(date, language) }, locale) : status;
}

/** A status that the year beside it does not bear out is said to be what the record has, and no more. */
function standingInRegister(facts: ReportFacts, tie: Tie, language: Language): string {
	const status = statusInWords(facts, tie, language);
	return isBorneOut(tie) ? status : m.report_status_on_record({ status }, { locale: language });
}

/** Statuses that say that something goes on. */
const GOING_ON: ReadonlySet<TieStatus> = new Set(['in_talks', 'under_evaluation', 'active', 'low_activity']);

function isBorneOut({ partner, isSilent, isSilentSoFar, counts }: Tie): boolean {
	if (partner.status === 'dormant') return counts.done + counts.inProgress === 0;
	return !(isSilent && !isSilentSoFar && GOING_ON.has(partner.status));
}

/** "4 activities and 1 cancelled after preparation", or that there is nothing. */
export function thisYear(facts: ReportFacts, tie: Tie, language: Language): string {
	const locale = { locale: language };
	const { counts, isSilentSoFar } = tie;
	const tookPlace = counts.done + counts.inProgress;
	const phrases: [number, typeof m.report_activities][] = [
		[tookPlace, m.report_activities],
		[counts.preparedCancelled, m.report_count_cancelled],
		[counts.cancelled, m.report_count_dropped],
		[counts.planned, m.report_count_planned]
	];
	const said = phrases.filter(([count]) => count > 0).map(([count, say]) => say({ count }, locale));
	const undated = counts.undated > 0 ? m.report_count_undated({ count: counts.undated }, locale) : '';
	if (said.length > 0) return listInWords([...said, undated].filter(Boolean), language);
	const nothing = absence(facts.withheld.includes(tie.partner.id), {
		none: isSilentSoFar ? m.report_count_none_yet : undated ? m.report_count_none_dated : m.report_count_none,
		untold: m.report_count_untold
	});
	return [nothing({}, locale), undated].filter(Boolean).join('; ');
}

function conflicts(ties: readonly Tie[], language: Language): Line[] {
	const locale = { locale: language };
	const disputed = ties.filter((tie) => tie.otherDates.length > 0);
	if (disputed.length === 0) return [];
	const said = disputed.map((tie) =>
		m.report_conflict_of({ name: words(tie.partner.name, language), dates: datesIn(tie.otherDates, language) }, locale)
	);
	const note = disputed.every(({ signed, otherDates }) => differInYear(signed, otherDates))
		? m.report_conflict_note
		: m.report_conflict_note_dates;
	return [plain(note({ ties: said.join('; ') }, locale))];
}

/** Whether all that is printed as different is years: "2005 or 2006", and not "2008 or 21 June 2010". */
function differInYear(signed: KnownDate | null, others: readonly KnownDate[]): boolean {
	return [signed ?? '', ...others].every((date) => /^\d{4}$/.test(date));
}

/** Each date once, though several sources have it. */
export function datesIn(dates: readonly KnownDate[], language: Language): string {
	return [...new Set(dates)]
		.toSorted()
		.map((date) => dateIn(date, language))
		.reduce((date, other) => m.report_or({ date, other }, { locale: language }));
}
