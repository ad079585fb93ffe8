import { networkOf } from '#platform/server/client-address.ts';
import { FixedWindows, type Taken } from '#platform/server/fixed-windows.ts';
import type { OfficeId } from '#platform/server/database.ts';

const AN_HOUR = 60 * 60 * 1000;

/** How much comes to an office from one network in an hour: forms as they are, those with some work done, and wrong secrets in a minute. */
export const LIMITS = { forms: 12, worked: 60, wrong: 60 } as const;

const FORMS = new FixedWindows(LIMITS.forms, undefined, AN_HOUR);
const WORKED = new FixedWindows(LIMITS.worked, undefined, AN_HOUR);
const WRONG = new FixedWindows(LIMITS.wrong);

/** Counts a form. @returns undefined when too many came from there */
export function takeForm(
	office: OfficeId,
	address: string,
	{ hasWorked, now }: { hasWorked: boolean; now: Date }
): { giveBack: () => void } | undefined {
	const windows = hasWorked ? WORKED : FORMS;
	const taken = windows.take(`${office} ${networkOf(address)}`, now.getTime());
	return taken.ok ? { giveBack: () => windows.giveBack(taken) } : undefined;
}

/** Counts a secret before it is looked up, so that many at once do not slip through; what was right is given back. */
export function takeGuess(address: string, now: Date): Taken {
	return WRONG.take(networkOf(address), now.getTime());
}

export function wasRight(guess: Taken): void {
	WRONG.giveBack(guess);
}
