import type { Direction } from '#features/activity/activity.ts';
import { isMeasured, type Measure } from '#features/activity/counting.ts';
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
	visits: Directed;
	/** Of those, the delegations. */
	delegations: Directed;
	letters: Directed;
	media: number;
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

/** How many there were in all, and how many in each direction; none: of these no direction is recorded. */
export type Directed = Record<Direction | 'all' | 'none', number>;

/** @param register the partners among the twin cities, by id */
export function numbersOf(activities: readonly CountedActivity[], register: ReadonlySet<string>): YearNumbers {
	const of = (measure: Measure) => activities.filter((activity) => isMeasured(measure, activity));
	const tookPlace = of('took_place');
	const known = tookPlace.flatMap(({ participants }) => participants ?? []);
	return {
		all: activities.length,
		tookPlace: tookPlace.length,
		preparedCancelled: of('prepared_cancelled').length,
		cancelled: of('cancelled').length,
		visits: directed(of('visits')),
		delegations: directed(of('delegations')),
		letters: directed(of('letters')),
		media: of('media').length,
		youth: of('youth').length,
		contacts: new Set(tookPlace.flatMap(({ partners }) => partners.filter((id) => register.has(id)))).size,
		participants: known.length > 0 ? known.reduce((sum, each) => sum + each, 0) : undefined,
		spent: amounts(of('spent').map(({ currency, moneyActual }) => [currency, moneyActual])),
		sunk: amounts(of('sunk').map(({ currency, moneySunk }) => [currency, moneySunk]))
	};
}

export function hasTakenPlace(activity: CountedActivity): boolean {
	return isMeasured('took_place', activity);
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

/** @param activities what is counted */
export function directed(activities: readonly CountedActivity[]): Directed {
	const towards = (wanted: Direction | null) => activities.filter(({ direction }) => direction === wanted).length;
	return {
		all: activities.length,
		outbound: towards('outbound'),
		inbound: towards('inbound'),
		mutual: towards('mutual'),
		none: towards(null)
	};
}

function amounts(rows: readonly [currency: string, amount: number | null][]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const [currency, amount] of rows) sums.set(currency, hundredths((sums.get(currency) ?? 0) + (amount ?? 0)));
	// In one order in every year.
	return new Map([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Money is counted in hundredths: a tenth and two tenths are three tenths. */
export function hundredths(amount: number): number {
	return Math.round(amount * 100) / 100;
}
