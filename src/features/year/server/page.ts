import type { Office } from '#features/office/office.ts';
import { loadLate, loadWaiting } from '#features/initiative/server/waiting-for-me.ts';
import { loadLight } from '#features/initiative/server/waiting.ts';
import type { Desk } from '#features/member/server/gate.ts';
import type { Language } from '#kernel/language.ts';
import { dayAt, hasEnded, periodBefore, periodContaining, periodLabel, periodOf, type Period } from '#kernel/period.ts';
import { isStarved } from '../coverage.ts';
import { isNearlyEmpty, lastFullYear, latestOf, yearsToChoose } from '../kept-years.ts';
import { byAttention, contactsOf, type Tie } from '../tie.ts';
import { horizonOf, upcomingOf } from '../upcoming.ts';
import { tieRow, totalsOf, type TieRow } from '../view.ts';
import { mapInput, pageMap } from './map.ts';
import { loadYear } from './queries.ts';

/** Most of what is due; more would hide the first. */
const UPCOMING = 8;

/** Of what waits for whoever looks, and of what has had no answer for too long, as many are named. */
const NAMED = 3;

/** What the page of a year shows, in the language of its reader. */
export async function loadYearPage({ db, actor, office }: Desk, period: Period, language: Language, now: Date) {
	const today = dayAt(now, office.timeZone);
	const startsIn = office.periodStartsIn;
	const horizon = horizonOf(period, today);
	const [facts, { waiting, late }] = await Promise.all([
		loadYear(db, actor, period, { startsIn, horizon }),
		db.forOffice(actor.officeId, async (tx) => {
			const light = await loadLight(tx, actor, office, now);
			const [waiting, late] = await Promise.all([
				loadWaiting(tx, actor, light, { most: NAMED }),
				horizon.isRunning ? loadLate(tx, actor, light, NAMED) : []
			]);
			// What waits for whoever looks is told by itself.
			const named = new Set(waiting.rows.map(({ id }) => id));
			return { waiting, late: late.filter(({ id }) => !named.has(id)) };
		})
	]);
	const totals = totalsOf(facts.totals);
	const current = periodContaining(today, startsIn).year;
	const before = periodBefore(period);
	const label = (year: number) => periodLabel(periodOf(year, startsIn));
	const rows = facts.ties.map(({ tie, tallies }) =>
		tieRow(tie, tallies, { first: before, last: period, today }, language)
	);
	const ties = facts.ties.map(({ tie }) => tie);
	const inRegister = new Set(ties.filter((tie) => tie.isOfRegister).map((tie) => tie.partner.id));
	const ordered = byAttention(ties).map((tie) => rows.find((row) => row.id === tie.partner.id) as TieRow);
	return {
		year: period.year,
		label: periodLabel(period),
		/** Whether the year is over, runs, or has not begun. */
		stage: hasEnded(period, today)
			? ('over' as const)
			: horizon.isRunning
				? ('running' as const)
				: ('to_come' as const),
		years: [before, period].map((each, index) => ({ at: index * 12, label: periodLabel(each) })),
		choices: yearsToChoose(
			facts.kept.filter(({ activities }) => activities > 0),
			current,
			period.year
		).map(({ year, activities }) => ({ year, label: label(year), count: activities })),
		previous: { year: before.year, label: label(before.year) },
		following: { year: period.year + 1, label: label(period.year + 1) },
		register: ordered.filter((row) => inRegister.has(row.id)),
		others: ordered.filter((row) => !inRegister.has(row.id)),
		organisations: facts.organisations,
		contacts: contactsOf(ties.filter((tie) => tie.isOfRegister)),
		totals,
		instead: insteadOf(facts.kept, period.year, totals.all, { current, label }),
		undated: facts.undated,
		coverage: facts.coverage.map((each) => ({ ...each, isStarved: isStarved(each) })),
		waiting,
		initiatives: facts.initiatives,
		completed: facts.completed,
		upcoming: upcomingOf({ ...facts.due, answers: late }, horizon).slice(0, UPCOMING),
		map: mapOf(office, ties, language)
	};
}

/** Where to go from a year that holds nothing, or from the one that runs and holds next to nothing. */
function insteadOf(
	kept: Parameters<typeof latestOf>[0],
	year: number,
	activities: number,
	{ current, label }: { current: number; label: (year: number) => string }
): { year: number; label: string; count: number; isFull: boolean } | null {
	const withActivities = kept.filter((each) => each.activities > 0);
	const full = year === current ? lastFullYear(kept, year) : undefined;
	if (full && isNearlyEmpty(activities, full)) {
		return { year: full.year, label: label(full.year), count: full.activities, isFull: true };
	}
	const latest = latestOf(withActivities, current);
	const count = withActivities.find((each) => each.year === latest)?.activities ?? 0;
	return activities > 0 || latest === year ? null : { year: latest, label: label(latest), count, isFull: false };
}

function mapOf(office: Office, ties: readonly Tie[], language: Language) {
	return ties.length > 0 ? pageMap(mapInput(office, ties, language)) : undefined;
}
