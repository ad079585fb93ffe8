import { networkOf } from '#platform/server/client-address.ts';
import { FixedWindows, type Taken } from '#platform/server/fixed-windows.ts';
import type { OfficeId } from '#platform/server/database.ts';

const AN_HOUR = 60 * 60 * 1000;

/**
 * How much comes to an office from one network in an hour, by what it is; and wrong secrets in a minute. A whole school is
 * one network: a class sends its ideas within a lesson, a year supports that of a pupil. What one address is sent is
 * bounded by address.
 */
export const LIMITS = { ideas: 60, worked: 300, support: 300, reports: 30, wrong: 60 } as const;

/** An idea, one from a browser that has done some work, a wish to support, a report. */
export type Sent = Exclude<keyof typeof LIMITS, 'wrong'>;

const WINDOWS: Record<Sent, FixedWindows> = {
	ideas: new FixedWindows(LIMITS.ideas, undefined, AN_HOUR),
	worked: new FixedWindows(LIMITS.worked, undefined, AN_HOUR),
	support: new FixedWindows(LIMITS.support, undefined, AN_HOUR),
	reports: new FixedWindows(LIMITS.reports, undefined, AN_HOUR)
};
const WRONG = new FixedWindows(LIMITS.wrong);

/** Counts a form. @returns false when too many came from there */
export function takeForm(office: OfficeId, address: string, { sent, now }: { sent: Sent; now: Date }): boolean {
	return WINDOWS[sent].take(`${office} ${networkOf(address)}`, now.getTime()).ok;
}

/** Counts a secret before it is looked up, so that many at once do not slip through; what was right is given back. */
export function takeGuess(address: string, now: Date): Taken {
	return WRONG.take(networkOf(address), now.getTime());
}

export function wasRight(guess: Taken): void {
	WRONG.giveBack(guess);
}
