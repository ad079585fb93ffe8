import { rangeOf, type KnownDate } from '#kernel/known-date.ts';
import type { Texts } from '#kernel/texts.ts';

/** What an initiative has to reach, and by when. */
export interface Milestone {
	id: string;
	what: Texts;
	due: KnownDate | null;
	/** When it was due before it was put off for the first time; null: it never was. */
	firstDue: KnownDate | null;
	/** Why it was put off the last time. */
	delayReason: Texts;
	/** YYYY-MM-DD; null: it is not reached. */
	doneOn: string | null;
	version: number;
}

/** Whether a milestone is late: not reached, and the last day that its date may mean is over. */
export function isLate({ due, doneOn }: Pick<Milestone, 'due' | 'doneOn'>, today: string): boolean {
	const last = due === null ? undefined : rangeOf(due)?.last;
	return doneOn === null && last !== undefined && last < today;
}

/** Whether a date is put off: what it may mean at the latest is later than it was. Such a change says why. */
export function isPutOff(before: KnownDate | null, after: KnownDate | null): boolean {
	const last = (date: KnownDate | null) => (date === null ? undefined : rangeOf(date)?.last);
	const [was, is] = [last(before), last(after)];
	return was !== undefined && (is === undefined || is > was);
}
