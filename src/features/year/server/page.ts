import { shownTo } from '#features/member/policy.ts';
import type { Desk } from '#features/member/server/gate.ts';
import { isOverdue, subjectOf } from '#features/step/step.ts';
import { pathOfSubject } from '#features/subject/subject.ts';
import type { Language } from '#kernel/language.ts';
import { dayAt, periodLabel, periodOf, type Period } from '#kernel/period.ts';
import { isStarved } from '../coverage.ts';
import { byAttention } from '../tie.ts';
import { inOrder, pactEvents, type Upcoming } from '../upcoming.ts';
import { tieRow, totalsOf, type TieRow } from '../view.ts';
import { mapInput, pageMap, type PageMap } from './map.ts';
import { latestPeriod, loadYear, type YearFacts } from './queries.ts';

/** What the page of a year shows, in the language of its reader. */
export async function loadYearPage({ db, actor, office }: Desk, period: Period, language: Language, now: Date) {
	const today = dayAt(now, office.timeZone);
	// A year that is over is looked at from its last day.
	const asOf = period.to < today ? period.to : today;
	const facts = await loadYear(db, actor.officeId, period, shownTo(actor), asOf);
	const totals = totalsOf(facts.totals);
	const latest = totals.all > 0 ? period : await latestPeriod(db, actor.officeId, today, office.periodStartsIn);
	const periods = { first: periodOf(period.year - 1, office.periodStartsIn), last: period };
	const rows = facts.ties.map(({ tie, tallies }) => tieRow(tie, tallies, periods, language));
	const inRegister = new Set(facts.ties.filter(({ tie }) => tie.isOfRegister).map(({ tie }) => tie.partner.id));
	const ordered = byAttention(facts.ties.map(({ tie }) => tie)).map(
		(tie) => rows.find((row) => row.id === tie.partner.id) as TieRow
	);
	const map: PageMap | undefined =
		facts.ties.length > 0
			? pageMap(
					mapInput(
						office,
						facts.ties.map(({ tie }) => tie),
						language
					)
				)
			: undefined;
	return {
		year: period.year,
		label: periodLabel(period),
		years: [periods.first, periods.last].map((each, index) => ({ at: index * 12, label: periodLabel(each) })),
		register: ordered.filter((row) => inRegister.has(row.id)),
		others: ordered.filter((row) => !inRegister.has(row.id)),
		organisations: facts.organisations,
		totals,
		/** The last year with anything in it, where this one has nothing. */
		latest: latest.year === period.year ? null : { year: latest.year, label: periodLabel(latest) },
		undated: facts.undated,
		coverage: facts.coverage.map((each) => ({ ...each, isStarved: isStarved(each) })),
		initiatives: facts.initiatives,
		upcoming: upcomingOf(facts, asOf, today),
		map
	};
}

/** Most of what is due; more would hide the first. */
const UPCOMING = 8;

function upcomingOf({ pacts, steps, replies, planned }: YearFacts, asOf: string, today: string): Upcoming[] {
	const events: Upcoming[] = [
		...pacts.flatMap((pact) => pactEvents(pact, asOf)),
		...steps.flatMap((step): Upcoming[] =>
			step.due
				? [
						{
							what: 'step',
							when: step.due,
							name: step.what,
							path: pathOfSubject(subjectOf(step)),
							isOverdue: isOverdue(step, today)
						}
					]
				: []
		),
		...replies.map((reply): Upcoming => ({
			what: 'reply',
			when: reply.replyDue,
			name: reply.title,
			path: `/activities/${reply.id}`,
			isOverdue: reply.replyDue < today
		})),
		...planned.map((activity): Upcoming => ({
			what: 'planned',
			when: activity.starts,
			name: activity.title,
			path: `/activities/${activity.id}`,
			isOverdue: false
		}))
	];
	return inOrder(events).slice(0, UPCOMING);
}
