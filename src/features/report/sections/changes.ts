import type { Tie } from '#features/year/tie.ts';
import type { Block, Item, Line, Section } from '#kernel/flow-document.ts';
import { formatNumber } from '#kernel/format.ts';
import { rangeOf } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import { changesOf, emptyPeriod, hasChanges, type ChangedTie, type Changes } from '../changed.ts';
import { numbersOf, type YearNumbers } from '../numbers.ts';
import { keyOfTie, type BegunInitiative, type MovedInitiative, type ReportFacts } from '../report.ts';
import { activityItem, answerOf, initiativeItem, pathOf, stageInWords, stepItem } from '../told.ts';
import { absence, isAnyUntold } from '../untold.ts';
import { dateIn, plain, sentences, shown, shownBriefly } from '../wording.ts';
import { filled, sinceWhen } from './chapter-section.ts';
import { statusInWords, thisYear } from './register.ts';

/**
 * What is not as it was in the period before: ties, initiatives, and what had been set for this one. Where one of the
 * two has nothing to compare it says so; and where there is nothing else to say either, the section is not there.
 */
export function changes(facts: ReportFacts, language: Language): Section[] {
	if (!hasChanges(facts)) return [];
	const locale = { locale: language };
	const lists = listsOf(facts, changesOf(facts), language);
	const none = absence(isAnyUntold(facts.untold), { none: m.report_changes_none, untold: m.report_changes_untold });
	const nothing: Block = { kind: 'text', tone: 'empty', line: plain(none({}, locale)) };
	return [
		{
			id: 'changes',
			title: m.report_changes({ before: periodLabel(facts.before) }, locale),
			layout: 'flow',
			lede: figures(facts, language),
			blocks: lists.length > 0 ? lists : [nothing]
		}
	];
}

function listsOf(facts: ReportFacts, changed: Changes, language: Language): Block[] {
	const locale = { locale: language };
	const [year, before] = [periodLabel(facts.period), periodLabel(facts.before)];
	const isRunning = facts.asOf !== null;
	const lost = isRunning ? m.report_changes_lost_so_far : m.report_changes_lost;
	const broken = isRunning ? m.report_changes_waiting : m.report_changes_broken;
	const unfulfilled = isRunning ? m.report_changes_unfulfilled_yet : m.report_changes_unfulfilled;
	const moved = (each: MovedInitiative) => movedItem(facts, each, language);
	const step = (each: Changes['kept'][number]) => stepItem(facts, each, language);
	return [
		...filled(
			m.report_changes_new({}, locale),
			changed.newTies.map((tie) => tieItem(facts, tie, [sinceWhen(tie, language)], language))
		),
		...filled(
			m.report_changes_found({ before, year }, locale),
			changed.found.map(({ tie, last }) => {
				const earlier = m.report_changes_last_before({ date: dateIn(last, language) }, locale);
				return tieItem(facts, tie, [inThisYear(facts, tie, language), earlier], language);
			})
		),
		...filled(
			m.report_changes_gained({ before, year }, locale),
			changed.gained.map(({ tie }) => tieItem(facts, tie, [inThisYear(facts, tie, language)], language))
		),
		...filled(
			lost({ before, year }, locale),
			changed.lost.map((each) => lostItem(facts, each, language))
		),
		...filled(
			m.report_changes_status({}, locale),
			changed.restated.map((tie) => tieItem(facts, tie, [statusInWords(facts, tie, language)], language))
		),
		...filled(
			m.report_changes_begun({}, locale),
			changed.begun.map((each) => begunItem(facts, each, language))
		),
		...filled(m.report_changes_completed({}, locale), changed.completed.map(moved)),
		...filled(m.report_changes_declined({}, locale), changed.declined.map(moved)),
		...filled(m.report_changes_open({ before }, locale), changed.stillOpen.map(moved)),
		...filled(m.report_changes_kept({ year }, locale), changed.kept.map(step)),
		...filled(broken({ year }, locale), changed.broken.map(step)),
		...filled(
			unfulfilled({ year }, locale),
			changed.unfulfilled.map((each) => activityItem(facts, each, language))
		)
	];
}

function tieItem(facts: ReportFacts, { partner }: Tie, said: readonly string[], language: Language): Item {
	const note = sentences(said.map(plain));
	return {
		key: keyOfTie({ partner }),
		mark: 'plain',
		line: shown(partner.name, language, pathOf(facts, `/partners/${partner.id}`)),
		...(note.length > 0 ? { note } : {})
	};
}

/** A tie that was lost may be over, or there was work for it that came to nothing: both are said. */
function lostItem(facts: ReportFacts, { tie, before }: ChangedTie, language: Language): Item {
	const locale = { locale: language };
	const then = { year: periodLabel(facts.before), what: m.report_activities({ count: before }, locale) };
	const { preparedCancelled, cancelled, planned, undated } = tie.counts;
	const said = [
		m.report_changes_in(then, locale),
		preparedCancelled + cancelled + planned + undated > 0 ? inThisYear(facts, tie, language) : '',
		tie.partner.status === 'active' ? '' : m.report_status_is({ status: statusInWords(facts, tie, language) }, locale)
	];
	return tieItem(facts, tie, said, language);
}

function inThisYear(facts: ReportFacts, tie: Tie, language: Language): string {
	const said = { year: periodLabel(facts.period), what: thisYear(facts, tie, language) };
	return m.report_changes_in(said, { locale: language });
}

function begunItem(facts: ReportFacts, { begun, ...initiative }: BegunInitiative, language: Language): Item {
	const since = m.report_changes_begun_in({ date: dateIn(begun, language) }, { locale: language });
	const item = initiativeItem(facts, initiative, language, { stage: true });
	return { ...item, note: sentences([plain(stageInWords(initiative.stage, language)), plain(since)]) };
}

function movedItem(facts: ReportFacts, initiative: MovedInitiative, language: Language): Item {
	const { became, ended, expected, stage, standing } = initiative;
	const locale = { locale: language };
	if (became === 'completed' && ended) {
		const done = initiativeItem(facts, initiative, language, { stage: false, completed: ended });
		const promised = expected === null ? '' : m.report_was_expected({ date: dateIn(expected, language) }, locale);
		return promised ? { ...done, note: sentences([done.note ?? [], plain(promised)]) } : done;
	}
	const item = initiativeItem(facts, initiative, language, { stage: true });
	if (became === 'declined' && ended) {
		const answered = answerOf(initiative, language);
		const said = answered.length > 0 ? answered : [plain(m.report_declined({ date: dateIn(ended, language) }, locale))];
		return { ...item, mark: 'declined', note: sentences([...said, shownBriefly(standing, language)]) };
	}
	// Where it stands is told among all that is promoted; here, that it was to be there by now.
	const wasExpected = expected !== null && (rangeOf(expected)?.last ?? '9') <= facts.period.to;
	const by = wasExpected ? m.report_was_expected({ date: dateIn(expected, language) }, locale) : '';
	return { ...item, note: sentences([plain(stageInWords(stage, language)), plain(by)]) };
}

const FIGURES = [
	{ say: m.report_number_took_place, value: ({ tookPlace }: YearNumbers) => tookPlace },
	{ say: m.report_number_contacts, value: ({ contacts }: YearNumbers) => contacts },
	{ say: m.report_number_participants, value: ({ participants }: YearNumbers) => participants }
];

/** The figures that a council asks for first, beside those of the period before; all of them stand in their table. */
function figures(facts: ReportFacts, language: Language): Line {
	const locale = { locale: language };
	const before = periodLabel(facts.before);
	const empty = emptyPeriod(facts);
	if (empty) return plain(m.report_changes_no_figures({ year: periodLabel(empty) }, locale));
	const register = new Set(facts.ties.filter((tie) => tie.isOfRegister).map(({ partner }) => partner.id));
	const dated = facts.activities.filter(({ datedOn }) => datedOn !== null);
	const [now, then] = [numbersOf(dated, register), numbersOf(facts.activitiesBefore, register)];
	return sentences(
		FIGURES.flatMap(({ say, value }): Line[] => {
			const [is, was] = [value(now), value(then)];
			if (is === undefined || was === undefined) return [];
			const said = { measure: say({}, locale), now: formatNumber(is, language), before };
			if (is === was) return [plain(m.report_changes_same(said, locale))];
			return [plain(m.report_changes_figure({ ...said, then: formatNumber(was, language) }, locale))];
		})
	);
}
