import { standingOf, type Kind } from '#features/activity/activity.ts';
import type { CountedActivity } from './report.ts';

/** What a year comes to. */
export interface YearNumbers {
	/** Dated in the year, of any status. */
	all: number;
	/** Done or under way. */
	tookPlace: number;
	preparedCancelled: number;
	/** Cancelled before anything was prepared, or not approved. */
	cancelled: number;
	/** Visits and delegations that took place. */
	inbound: number;
	outbound: number;
	letters: number;
	youth: number;
	/** Twin cities with which something took place. */
	contacts: number;
	/** undefined: of no activity that took place is it known. */
	participants: number | undefined;
	/** By currency; of what took place. */
	spent: Map<string, number>;
	/** By currency; on what did not take place. */
	sunk: Map<string, number>;
}

const VISITS: ReadonlySet<Kind> = new Set([
	'official_visit',
	'youth_delegation',
	'citizens_delegation',
	'professional_visit',
	'sports_delegation',
	'cultural_exchange',
	'ensemble',
	'business_mission',
	'reception'
]);
const YOUTH: ReadonlySet<Kind> = new Set(['youth_delegation', 'school_link']);

/** @param register the partners among the twin cities, by id */
export function numbersOf(activities: readonly CountedActivity[], register: ReadonlySet<string>): YearNumbers {
	const tookPlace = activities.filter(hasTakenPlace);
	const visits = tookPlace.filter((activity) => VISITS.has(activity.kind));
	const known = tookPlace.flatMap(({ participants }) => participants ?? []);
	return {
		all: activities.length,
		tookPlace: tookPlace.length,
		preparedCancelled: activities.filter(({ status }) => standingOf(status) === 'prepared_cancelled').length,
		cancelled: activities.filter(({ status }) => standingOf(status) === 'cancelled').length,
		inbound: visits.filter(({ direction }) => direction === 'inbound').length,
		outbound: visits.filter(({ direction }) => direction === 'outbound').length,
		letters: tookPlace.filter(({ kind }) => kind === 'correspondence').length,
		youth: tookPlace.filter(({ kind, themes }) => YOUTH.has(kind) || themes.includes('youth')).length,
		contacts: new Set(tookPlace.flatMap(({ partners }) => partners.filter((id) => register.has(id)))).size,
		participants: known.length > 0 ? known.reduce((sum, each) => sum + each, 0) : undefined,
		spent: amounts(tookPlace.map(({ currency, moneyActual }) => [currency, moneyActual])),
		sunk: amounts(activities.map(({ currency, moneySunk }) => [currency, moneySunk]))
	};
}

export function hasTakenPlace({ status }: Pick<CountedActivity, 'status'>): boolean {
	return ['done', 'in_progress'].includes(standingOf(status));
}

/** How many that took place name each of some records. */
export function countsBy(
	activities: readonly CountedActivity[],
	link: 'partners' | 'goals',
	ids: readonly string[]
): number[] {
	const counts = new Map<string, number>();
	for (const activity of activities.filter(hasTakenPlace)) {
		for (const id of activity[link]) counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return ids.map((id) => counts.get(id) ?? 0);
}

function amounts(rows: readonly [currency: string, amount: number | null][]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const [currency, amount] of rows) {
		if (amount !== null && amount !== 0) sums.set(currency, (sums.get(currency) ?? 0) + amount);
	}
	return sums;
}
