import { daysBetween } from '#kernel/days.ts';
import { countedOn, type KnownDate } from '#kernel/known-date.ts';

/** The days without an answer at which something is marked, each time more plainly. */
export const MARKS = [30, 60, 90] as const;
export type Mark = (typeof MARKS)[number];

/** Since when something stands where it stands. Days are YYYY-MM-DD at the office's place. */
export interface Stood {
	/** When it came to its stage, as far as that is known; null: nobody knows. */
	since: KnownDate | null;
	/** The day on which it is to be looked at again; null: it was not put off. */
	putOffUntil: string | null;
}

/** For how long something has waited. */
export interface Age {
	/** Whole days since it came to its stage, or since the day until which it had been put off; null: nobody knows. */
	days: number | null;
	/** When they begin, as far as that is known. */
	since: KnownDate | null;
	/** The day until which it rests; null: it does not. */
	restsUntil: string | null;
	/** The last mark that it has passed without an answer; null: none, nobody waits for one, or nobody knows since when. */
	mark: Mark | null;
}

/**
 * How old something is at its stage. What was put off rests until its day, and waits anew from then on: "later" was an
 * answer.
 * @param awaitsAnswer whether somebody waits for an answer at this stage
 * @param today YYYY-MM-DD at the office's place
 */
export function ageOf(stood: Stood, awaitsAnswer: boolean, today: string): Age {
	const { putOffUntil } = stood;
	const rests = putOffUntil !== null && putOffUntil > today;
	const cameOn = (stood.since !== null && countedOn(stood.since)) || null;
	const waitsAnew = putOffUntil !== null && !rests && putOffUntil > (cameOn ?? '');
	const from = waitsAnew ? putOffUntil : cameOn;
	const days = from === null ? null : Math.max(0, daysBetween(from, today));
	return {
		days,
		since: waitsAnew ? putOffUntil : stood.since,
		restsUntil: rests ? putOffUntil : null,
		mark: awaitsAnswer && !rests && days !== null ? markOf(days) : null
	};
}

function markOf(days: number): Mark | null {
	return MARKS.findLast((mark) => days >= mark) ?? null;
}
