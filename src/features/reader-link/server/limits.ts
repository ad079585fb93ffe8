import { error, type RequestEvent } from '@sveltejs/kit';
import { networkOf } from '#platform/server/client-address.ts';
import { FixedWindows, type Quota } from '#platform/server/fixed-windows.ts';
import { m } from '#paraglide/messages.js';
import { hashOf } from './commands.ts';

/** Wrong addresses from one network, and showings of one report by one link, in a minute. */
export const LIMITS = { wrong: 100, shown: 240 };

/** Kesher is one process, so what it has counted is all that was asked. */
const WINDOWS = { wrong: new FixedWindows(LIMITS.wrong), shown: new FixedWindows(LIMITS.shown) };

/**
 * Lets whoever has a good link read, as often as that may be read. A wrong one counts for the network that it comes from,
 * and does so before it is looked up, so that many at once do not slip through; what turns out good is given back. One
 * that was good a moment ago is no guess.
 * @param open looks the link up; undefined: it is not good
 */
export async function withinLimits<Found>(
	event: Pick<RequestEvent, 'getClientAddress' | 'setHeaders'>,
	secret: string,
	at: Date,
	open: () => Promise<Found | undefined>
): Promise<Found> {
	const [link, now] = [hashOf(secret), at.getTime()];
	const spent = WINDOWS.shown.refusal(link, now);
	if (spent) tooMany(event, spent);
	const guess = WINDOWS.shown.knows(link, now)
		? undefined
		: WINDOWS.wrong.take(networkOf(event.getClientAddress()), now);
	if (guess?.ok === false) tooMany(event, guess);
	const giveBack = () => guess && WINDOWS.wrong.giveBack(guess);
	const found = await open().catch((failure: unknown) => {
		giveBack();
		throw failure;
	});
	if (found === undefined) error(404, m.reader_gone_title());
	giveBack();
	WINDOWS.shown.take(link, now);
	return found;
}

function tooMany({ setHeaders }: Pick<RequestEvent, 'setHeaders'>, { resetsIn }: Quota): never {
	setHeaders({ 'retry-after': String(resetsIn) });
	error(429, m.reader_too_many());
}
