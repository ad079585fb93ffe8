import { needsReason, standingOf } from '#features/activity/activity.ts';
import { reasonLabel, statusLabel } from '#features/activity/labels.ts';
import type { LinkedStep } from '#features/step/step.ts';
import { subjectOf } from '#features/step/step.ts';
import { pathOfSubject } from '#features/subject/subject.ts';
import type { Item, Line, Mark } from '#kernel/flow-document.ts';
import { formatNumber } from '#kernel/format.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { periodLabel } from '#kernel/period.ts';
import { isEmpty, words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { ReportActivity, ReportFacts, ReportInitiative } from './report.ts';
import { dateIn, listed, money, plain, sentences, shown, shownBriefly } from './wording.ts';

const MARKS: Record<ReturnType<typeof standingOf>, Mark> = {
	done: 'done',
	in_progress: 'progress',
	prepared_cancelled: 'cancelled',
	cancelled: 'cancelled',
	planned: 'planned'
};

/** An activity as an item. @param at the partner in whose chapter it stands: the others are then named */
export function activityItem(facts: ReportFacts, activity: ReportActivity, language: Language, at?: string): Item {
	const note = sentences(partsOf(facts, activity, language, at));
	return {
		key: `activity:${activity.id}`,
		mark: activity.status === 'declined' ? 'declined' : MARKS[standingOf(activity.status)],
		line: shown(activity.title, language, pathOf(facts, `/activities/${activity.id}`)),
		...(note.length > 0 ? { note } : {})
	};
}

function partsOf(facts: ReportFacts, activity: ReportActivity, language: Language, at: string | undefined): Line[] {
	const locale = { locale: language };
	const title = words(activity.title, language);
	const others = facts.ties.filter(({ partner }) => partner.id !== at && activity.partners.includes(partner.id));
	// What the title says already is not said again.
	const bodies = (isLead: boolean) =>
		activity.bodies
			.filter(({ name, role }) => (role === 'lead') === isLead && !title.includes(words(name, language)))
			.map(({ name }) => name);
	const optional = (names: readonly Texts[], say: (inputs: { names: string }, options: typeof locale) => string) =>
		names.length > 0 ? plain(say({ names: listed(names, language) }, locale)) : [];
	return [
		plain(datesOf(facts, activity, language)),
		plain(statusOf(activity, language)),
		plain(directionOf(activity, language)),
		at === undefined
			? []
			: optional(
					others.map(({ partner }) => partner.name),
					m.report_with
				),
		optional(bodies(true), m.report_led_by),
		optional(bodies(false), m.report_in_cooperation),
		optional(activity.officials, m.report_present),
		activity.participants === null
			? []
			: plain(m.report_participants({ count: formatNumber(activity.participants, language) }, locale)),
		shownBriefly(activity.details, language),
		isEmpty(activity.outcome)
			? []
			: [...plain(m.report_outcome({}, locale)), ...shownBriefly(activity.outcome, language)],
		reasonOf(activity, language),
		activity.moneySunk
			? plain(m.report_sunk({ amount: money(activity.moneySunk, activity.currency, language) }, locale))
			: []
	];
}

/** A date that says no more than the year of the report is not said. */
function datesOf({ period }: ReportFacts, { starts, ends }: ReportActivity, language: Language): string {
	if (starts === null || starts === periodLabel(period)) return '';
	const first = dateIn(starts, language);
	if (ends === null || ends === starts) return first;
	return m.report_dates({ first, last: dateIn(ends, language) }, { locale: language });
}

/** What the heading over the item does not say. */
function statusOf({ status }: ReportActivity, language: Language): string {
	return ['done', 'under_way', 'cancelled', 'cancelled_after_preparation'].includes(status)
		? ''
		: statusLabel(status, language);
}

/** Of a letter that went one way, which; that letters were exchanged their heading says. */
function directionOf({ kind, direction }: ReportActivity, language: Language): string {
	if (kind !== 'correspondence' || direction === null || direction === 'mutual') return '';
	return (direction === 'inbound' ? m.report_received : m.report_sent)({}, { locale: language });
}

function reasonOf({ status, reason, reasonNote }: ReportActivity, language: Language): Line {
	if (!needsReason(status) || (reason === null && isEmpty(reasonNote))) return [];
	const why = isEmpty(reasonNote) && reason ? plain(reasonLabel(reason, language)) : shownBriefly(reasonNote, language);
	return [...plain(m.report_reason({}, { locale: language })), ...why];
}

const STAGE_WORDS = {
	idea: m.report_stage_idea,
	proposal: m.report_stage_proposal,
	initiative: m.report_stage_initiative
};

/** The stage of what is not over. */
export function stageInWords(stage: ReportInitiative['stage'], language: Language): string {
	return STAGE_WORDS[stage]({}, { locale: language });
}

/** An initiative as an item. @param stage whether its stage is said, or the heading says it @param completed when, if it was */
export function initiativeItem(
	facts: ReportFacts,
	initiative: ReportInitiative,
	language: Language,
	{ stage, at, completed }: { stage: boolean; at?: string; completed?: KnownDate }
): Item {
	const locale = { locale: language };
	const title = words(initiative.title, language);
	const isNew = (name: Texts) => !title.includes(words(name, language));
	const ties = facts.ties
		.filter(({ partner }) => partner.id !== at && initiative.partners.includes(partner.id) && isNew(partner.name))
		.map(({ partner }) => partner.name);
	const bodies = (isLead: boolean) =>
		initiative.bodies
			.filter((body) => body.isLead === isLead && body.id !== at && isNew(body.name))
			.map(({ name }) => name);
	const expected = initiative.expected && m.report_expected({ date: dateIn(initiative.expected, language) }, locale);
	const note = sentences([
		completed ? plain(m.report_completed({ date: dateIn(completed, language) }, locale)) : [],
		...answerOf(initiative, language),
		stage && !completed ? plain(stageInWords(initiative.stage, language)) : [],
		ties.length > 0 ? plain(m.report_with({ names: listed(ties, language) }, locale)) : [],
		bodies(true).length > 0 ? plain(m.report_led_by({ names: listed(bodies(true), language) }, locale)) : [],
		bodies(false).length > 0 ? plain(m.report_in_cooperation({ names: listed(bodies(false), language) }, locale)) : [],
		initiative.owner ? plain(m.report_owner({ name: words(initiative.owner, language) }, locale)) : [],
		completed && initiative.outcome && !isEmpty(initiative.outcome)
			? [...plain(m.report_outcome({}, locale)), ...shownBriefly(initiative.outcome, language)]
			: [],
		shownBriefly(initiative.standing, language),
		// Where it stands often says when.
		expected && !completed && isEmpty(initiative.standing) ? plain(expected) : []
	]);
	return {
		key: `initiative:${initiative.id}`,
		mark: completed ? 'done' : initiative.stage,
		line: shown(initiative.title, language, pathOf(facts, `/initiatives/${initiative.id}`)),
		...(note.length > 0 ? { note } : {})
	};
}

/** What was answered in the period: that it was not approved or put off, and why. */
export function answerOf({ answer }: Pick<ReportInitiative, 'answer'>, language: Language): Line[] {
	if (!answer) return [];
	const locale = { locale: language };
	const date = dateIn(answer.on, language);
	const until = answer.until === null ? '' : dateIn(answer.until, language);
	const said =
		answer.outcome === 'declined' ? m.report_declined({ date }, locale) : m.report_put_off({ date, until }, locale);
	return [plain(said), [...plain(m.report_answer({}, locale)), ...shownBriefly(answer.words, language)]];
}

/** A next step as an item: by when, or when it was done. Who does it stays in the office. */
export function stepItem(facts: ReportFacts, step: LinkedStep, language: Language): Item {
	const locale = { locale: language };
	const done = step.doneOn && m.step_done_on({ date: dateIn(step.doneOn, language) }, locale);
	const when = done ?? (step.due && m.report_due({ date: dateIn(step.due, language) }, locale));
	return {
		key: `step:${step.id}`,
		mark: done ? 'done' : 'planned',
		line: shown(step.what, language, pathOf(facts, pathOfSubject(subjectOf(step)))),
		...(when ? { note: plain(when) } : {})
	};
}

/** A record's page, for the web page of the report. */
export function pathOf({ office }: Pick<ReportFacts, 'office'>, path: string): string {
	return `/o/${office.slug}${path}`;
}
