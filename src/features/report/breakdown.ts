import { isMeasured, type Measure } from '#features/activity/counting.ts';
import type { CountedActivity, ReportFacts } from './report.ts';

/** One of the things by which activities are told apart, and how many there were of it. */
export interface Part {
	id: string;
	name: string;
	now: number;
	/** In the period before. */
	before: number;
}

/** What took place, told apart by something that an activity may have several of. */
export interface Breakdown {
	parts: Part[];
	/** Each once, whatever it has. */
	all: Pair;
	/** Of those, the ones that have none. */
	without: Pair;
	/** And the ones of which the report tells none: a goal that is not in force, a partner that is not in it. */
	elsewhere: Pair;
	/** How many have any of some parts, each once. */
	of: (ids: ReadonlySet<string>) => Pair;
}

export interface Pair {
	now: number;
	before: number;
}

/** Categories of a chart; what is left is one more, and stands in its table one by one. */
const MOST = 12;

/** @param idsOf what an activity has */
export function breakdownOf(
	facts: Pick<ReportFacts, 'activities' | 'activitiesBefore'>,
	named: readonly { id: string; name: string }[],
	idsOf: (activity: CountedActivity) => readonly string[],
	measure: Measure = 'took_place'
): Breakdown {
	const counted = (activities: readonly CountedActivity[]) =>
		activities.filter((activity) => isMeasured(measure, activity)).map(idsOf);
	const now = counted(facts.activities.filter(({ datedOn }) => datedOn !== null));
	const before = counted(facts.activitiesBefore);
	const known = new Set(named.map(({ id }) => id));
	const pair = (count: (all: (readonly string[])[]) => number): Pair => ({ now: count(now), before: count(before) });
	const [tallyNow, tallyBefore] = [tally(now), tally(before)];
	return {
		parts: named.map((each) => ({
			...each,
			now: tallyNow.get(each.id) ?? 0,
			before: tallyBefore.get(each.id) ?? 0
		})),
		all: pair((all) => all.length),
		without: pair((all) => all.filter((ids) => ids.length === 0).length),
		elsewhere: pair((all) => all.filter((ids) => ids.length > 0 && !ids.some((id) => known.has(id))).length),
		of: (wanted) => pair((all) => all.filter((ids) => ids.some((id) => wanted.has(id))).length)
	};
}

function tally(all: readonly (readonly string[])[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const id of all.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
	return counts;
}

/** The largest first; of those alike, the one with more before, and then in their order. */
export function largestFirst(parts: readonly Part[]): Part[] {
	return parts.toSorted((a, b) => b.now - a.now || b.before - a.before);
}

/** Whether a chart says more than a sentence: there are at least two to compare. */
export function isWorthDrawing(parts: readonly Pair[]): boolean {
	return parts.filter(({ now, before }) => now + before > 0).length > 1;
}

/** What is drawn of many: the largest, and the rest together. @param rest what the rest is called, by its number */
export function drawn({ parts, of }: Breakdown, rest: (count: number) => string): Part[] {
	if (parts.length <= MOST + 1) return parts;
	const [shown, others] = [parts.slice(0, MOST), parts.slice(MOST)];
	return [...shown, { id: '', name: rest(others.length), ...of(new Set(others.map(({ id }) => id))) }];
}
