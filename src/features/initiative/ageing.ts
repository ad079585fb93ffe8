import { daysBetween } from '#kernel/days.ts';

/** The days without an answer at which something is marked, each time more plainly. */
export const MARKS = [30, 60, 90] as const;
export type Mark = (typeof MARKS)[number];

/** Since when something stands where it stands. Days are YYYY-MM-DD at the office's place. */
export interface Stood {
	stageSince: string;
	/** The day on which it is to be looked at again; null: it was not put off. */
	putOffUntil: string | null;
}

/** For how long something has waited. */
export interface Age {
	/** Whole days since it came to its stage, or since the day until which it had been put off. */
	days: number;
	/** The day from which they are counted. */
	since: string;
	/** The day until which it rests; null: it does not. */
	restsUntil: string | null;
	/** The last mark that it has passed without an answer; null: none, or nobody waits for one. */
	mark: Mark | null;
}

/**
 * How old something is at its stage. What was put off rests until its day, and waits anew from then on: "later" was an
 * answer.
 * @param awaitsAnswer whether somebody waits for an answer at this stage
 * @param today YYYY-MM-DD at the office's place
 */
export function ageOf({ stageSince, putOffUntil }: Stood, awaitsAnswer: boolean, today: string): Age {
	const rests = putOffUntil !== null && putOffUntil > today;
	const since = putOffUntil !== null && !rests && putOffUntil > stageSince ? putOffUntil : stageSince;
	const days = Math.max(0, daysBetween(since, today));
	return {
		days,
		since,
		restsUntil: rests ? putOffUntil : null,
		mark: awaitsAnswer && !rests ? markOf(days) : null
	};
}

function markOf(days: number): Mark | null {
	return MARKS.findLast((mark) => days >= mark) ?? null;
}
