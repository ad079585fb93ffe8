import { standingOf } from '#features/activity/activity.ts';
import type { Item, Section } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { listBehind } from '../list-behind.ts';
import { hasTakenPlace } from '../numbers.ts';
import type { ReportFacts } from '../report.ts';
import { pathOf } from '../told.ts';
import { absence } from '../untold.ts';
import { linkedIn, listed, plain, sentences, shown } from '../wording.ts';

/** Each goal with what served it in the period; one that nothing served says so. */
export function goals(facts: ReportFacts, language: Language): Section {
	const locale = { locale: language };
	return {
		id: 'goals',
		title: m.report_goals({}, locale),
		layout: 'flow',
		blocks: [
			{
				kind: 'list',
				isNumbered: true,
				items: facts.goals.map((goal) => goalItem(facts, goal, language)),
				empty: m.report_goals_none({}, locale)
			}
		]
	};
}

function goalItem(facts: ReportFacts, goal: ReportFacts['goals'][number], language: Language): Item {
	const locale = { locale: language };
	const serving = facts.activities.filter(({ datedOn, goals: served }) => datedOn !== null && served.includes(goal.id));
	const tookPlace = serving.filter(hasTakenPlace);
	const cancelled = serving.filter(({ status }) => standingOf(status) === 'prepared_cancelled').length;
	const promoted = facts.initiatives.filter(({ goals: served }) => served.includes(goal.id)).length;
	const count = m.report_activities({ count: tookPlace.length }, locale);
	const ties = facts.ties
		.filter(({ partner }) => tookPlace.some(({ partners }) => partners.includes(partner.id)))
		.map(({ partner }) => partner.name);
	const counted =
		ties.length > 0 ? m.report_goal_with({ activities: count, ties: listed(ties, language) }, locale) : count;
	const served = tookPlace.length > 0;
	const nothing = absence(facts.untold.goals.includes(goal.id), {
		none: serving.length > 0 ? m.report_goal_in_vain : m.report_goal_starved,
		untold: m.report_goal_untold
	});
	const inVain = served && promoted === 0 ? m.report_goal_cancelled_too : m.report_goal_cancelled;
	const clauses = [
		served ? counted : nothing({}, locale),
		cancelled > 0 ? inVain({ count: cancelled }, locale) : '',
		promoted > 0 ? (served ? m.report_goal_promoted_too : m.report_goal_promoted)({ count: promoted }, locale) : ''
	].filter((clause) => clause !== '');
	const list = listBehind(facts, facts.period, { measure: 'took_place', goal: goal.id });
	const text = clauses.join(served ? ', ' : '; ');
	return {
		key: `goal:${goal.id}`,
		mark: 'plain',
		line: shown(goal.name, language, pathOf(facts, `/goals/${goal.id}`)),
		note: sentences([served ? linkedIn(text, count, list) : plain(text)])
	};
}
