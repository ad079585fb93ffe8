import type { RequestEvent } from '@sveltejs/kit';
import { hashOf } from '#features/token/server/commands.ts';
import { networkOf } from '#platform/server/client-address.ts';
import { FixedWindows, type Quota } from '#platform/server/fixed-windows.ts';
import { LIMITS } from '../api.ts';
import { refused } from './answers.ts';

/** Kesher is one process, so what it has counted is all that was asked. */
const WINDOWS = {
	reads: new FixedWindows(LIMITS.reads),
	writes: new FixedWindows(LIMITS.writes),
	wrong: new FixedWindows(LIMITS.wrong)
};
type Limited = keyof typeof WINDOWS;

type Asking = Pick<RequestEvent, 'request' | 'getClientAddress'>;

/**
 * Admits whoever has a good token, as often as that may ask. A wrong one counts for the network that it comes from, and
 * does so before it is looked up, so that many at once do not slip through; what turns out good is given back. One that
 * was good a moment ago is no guess, however many requests bring it at once.
 * @param admit looks the token up; undefined: it is not good here
 * @param work what is answered then
 */
export async function withinLimits<Desk>(
	event: Asking,
	{ key, at }: { key: string; at: Date },
	admit: () => Promise<Desk | undefined>,
	work: (desk: Desk) => Promise<Response>
): Promise<Response> {
	const asked = isReading(event.request) ? 'reads' : 'writes';
	const [token, now] = [hashOf(key), at.getTime()];
	// A token that has asked too often costs no look into the database.
	const spent = WINDOWS[asked].refusal(token, now);
	if (spent) return tooMany(asked, spent);
	const wasGood = WINDOWS.reads.knows(token, now) || WINDOWS.writes.knows(token, now);
	const guess = wasGood ? undefined : WINDOWS.wrong.take(networkOf(event.getClientAddress()), now);
	if (guess?.ok === false) return tooMany('wrong', guess);
	const giveBack = () => guess && WINDOWS.wrong.giveBack(guess);
	const desk = await admit().catch((error: unknown) => {
		giveBack();
		throw error;
	});
	if (!desk) return refused('no_token');
	giveBack();
	const quota = WINDOWS[asked].take(token, now);
	return quota.ok ? telling(asked, quota, await work(desk)) : tooMany(asked, quota);
}

export function isReading({ method }: Request): boolean {
	return method === 'GET' || method === 'HEAD';
}

function tooMany(asked: Limited, quota: Quota): Response {
	const answer = refused('too_many', undefined, { retryAfter: quota.resetsIn });
	answer.headers.set('retry-after', String(quota.resetsIn));
	return telling(asked, quota, answer);
}

/** What is left, as draft-ietf-httpapi-ratelimit-headers has it: r of q, all of it again in t seconds. */
function telling(asked: Limited, { limit, left, resetsIn }: Quota, answer: Response): Response {
	answer.headers.set('ratelimit-policy', `"${asked}";q=${limit};w=60`);
	answer.headers.set('ratelimit', `"${asked}";r=${left};t=${resetsIn}`);
	return answer;
}
