import type { Tie } from '#features/year/tie.ts';
import type { Block, Section } from '#kernel/flow-document.ts';
import { parseKnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { chapterOf, oldestTie } from '../chapter.ts';
import { tellsStanding } from '../for-public.ts';
import { anchorOf, keyOfTie, SILENT_LINE, silentTies, type ReportFacts } from '../report.ts';
import { activityItem, initiativeItem, pathOf, stepItem } from '../told.ts';
import { absence } from '../untold.ts';
import { dateIn, plain } from '../wording.ts';
import { completedItems, filled, termOf, titleOf } from './chapter-section.ts';
import { datesIn, statusInWords } from './register.ts';

/**
 * Every silent tie by itself with its explicit line, and whatever is known of it that counts for no year. To the public
 * no tie is called silent, nor is it said that none is.
 */
export function silentSections(facts: ReportFacts, language: Language): Section[] {
	if (!tellsStanding(facts)) return [];
	const silent = silentTies(facts);
	return silent.length > 0 ? silent.map((tie) => silentSection(facts, tie, language)) : [nobodySilent(facts, language)];
}

function silentSection(facts: ReportFacts, tie: Tie, language: Language): Section {
	const locale = { locale: language };
	const chapter = chapterOf(facts, tie);
	const { undated, shownHere, initiatives, steps } = chapter;
	const { id } = tie.partner;
	const known: Block[] = [
		...filled(
			m.report_undated({}, locale),
			undated.map((activity) => activityItem(facts, activity, language, id))
		),
		...filled(
			m.report_shown_here({}, locale),
			shownHere.map((activity) => ({ ...activityItem(facts, activity, language, id), mark: 'plain' as const }))
		),
		...filled(m.report_done({}, locale), completedItems(facts, tie, chapter, language)),
		...filled(
			m.report_in_progress({}, locale),
			initiatives.map((initiative) => initiativeItem(facts, initiative, language, { stage: true, at: id }))
		),
		...filled(
			m.report_next({}, locale),
			steps.map((step) => stepItem(facts, step, language))
		)
	];
	const line = [{ text: silentLine(facts, tie, language), href: pathOf(facts, `/partners/${id}`) }];
	const isCalm = tie.isSilentSoFar;
	return {
		...{ id: anchorOf(facts, tie), key: keyOfTie(tie) },
		title: titleOf(tie, language),
		layout: isCalm && known.length === 0 ? 'statement' : 'flow',
		blocks: [{ kind: 'text', key: SILENT_LINE, tone: isCalm ? 'plain' : 'attention', line }, ...known]
	};
}

/** The explicit line: what is not there, why that may be, and what is known besides. */
export function silentLine(facts: ReportFacts, tie: Tie, language: Language): string {
	const locale = { locale: language };
	const { undated } = tie.counts;
	const term = termOf(facts, tie, language);
	const name = words(tie.partner.name, language);
	const isUntold = facts.withheld.includes(tie.partner.id);
	const noContact = absence(facts.untold.contacts.includes(tie.partner.id), {
		none: m.report_last_contact_none,
		untold: m.report_last_contact_untold
	});
	const inYear = { year: periodLabel(facts.period), name };
	return [
		absence(isUntold, { none: nothingOf(tie), untold: m.report_silent_withheld })(inYear, locale),
		tie.partner.status === 'active'
			? ''
			: m.report_silent_status({ status: statusInWords(facts, tie, language) }, locale),
		undated > 0 ? m.report_silent_undated({ count: undated }, locale) : '',
		signedLine(facts, tie, language),
		term && `${term}.`,
		tie.lastTwoWay ? m.report_last_contact({ date: dateIn(tie.lastTwoWay, language) }, locale) : noContact({}, locale)
	]
		.filter((sentence) => sentence !== '')
		.join(' ');
}

/** In a period that has not ended, nothing yet; where something has no date, nothing dated. */
function nothingOf({ counts, isSilentSoFar }: Tie) {
	if (isSilentSoFar) return counts.undated > 0 ? m.report_silent_nothing_dated_yet : m.report_silent_nothing_yet;
	return counts.undated > 0 ? m.report_silent_nothing_dated : m.report_silent_nothing;
}

function signedLine(facts: ReportFacts, tie: Tie, language: Language): string {
	const locale = { locale: language };
	if (tie.signed === null) return '';
	const date = dateIn(tie.signed, language);
	const parts = parseKnownDate(tie.signed);
	const isYear = parts?.month === undefined && !parts?.about && !parts?.before;
	let line = m.report_agreement_signed({ date }, locale);
	if (tie.isOfRegister) line = (isYear ? m.report_pact_signed_in : m.report_pact_signed_on)({ date }, locale);
	if (isYear && oldestTie(facts.ties) === tie) line = m.report_pact_oldest({ date }, locale);
	if (tie.otherDates.length === 0) return line;
	return `${line} ${m.report_signed_others({ others: datesIn(tie.otherDates, language) }, locale)}`;
}

function nobodySilent(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	const hasAgreements = facts.ties.some((tie) => tie.agreement !== undefined);
	const nobody = absence(facts.untold.ties, { none: m.report_silent_no_one, untold: m.report_silent_no_one_untold });
	const nothing = absence(facts.untold.ties, {
		none: m.report_silent_no_agreements,
		untold: m.report_silent_no_agreements_untold
	});
	const line = hasAgreements ? nobody({ year: periodLabel(facts.period) }, locale) : nothing({}, locale);
	return {
		id: 'silent',
		title: m.report_silent({}, locale),
		layout: 'statement',
		blocks: [{ kind: 'text', tone: 'plain', line: plain(line) }]
	};
}
