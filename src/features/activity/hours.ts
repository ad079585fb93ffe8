import type { ProblemCode } from '#kernel/form.ts';
import { parseKnownDate, type KnownDate } from '#kernel/known-date.ts';
import type { Activity } from './activity.ts';

export type Timed = Pick<Activity, 'starts' | 'ends' | 'startsAt' | 'endsAt'>;

export interface HourProblem {
	field: 'startsAt' | 'endsAt';
	code: Extract<ProblemCode, 'hour_needs_day' | 'hour_needs_start' | 'ends_before_start'>;
}

/** The day that a date is, where it is known to the day. */
export function exactDay(date: KnownDate | null): string | undefined {
	const parts = date === null ? undefined : parseKnownDate(date);
	return date === null || parts?.day === undefined || parts.about || parts.before ? undefined : date;
}

/**
 * What is wrong with the hours of something: an hour needs its day, an end needs a beginning, and on one day it is not
 * before it. The database holds the same rule.
 */
export function hourProblems({ starts, ends, startsAt, endsAt }: Timed): HourProblem[] {
	const problems: HourProblem[] = [];
	const [first, last] = [exactDay(starts), exactDay(ends ?? starts)];
	if (startsAt !== null && first === undefined) problems.push({ field: 'startsAt', code: 'hour_needs_day' });
	if (endsAt === null) return problems;
	if (startsAt === null) return [...problems, { field: 'endsAt', code: 'hour_needs_start' }];
	if (first === undefined) return problems;
	if (last === undefined) return [...problems, { field: 'endsAt', code: 'hour_needs_day' }];
	return first === last && endsAt < startsAt ? [{ field: 'endsAt', code: 'ends_before_start' }] : problems;
}
