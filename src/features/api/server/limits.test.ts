import { expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { LIMITS } from '../api.ts';
import { withinLimits } from './limits.ts';

const MANY = LIMITS.wrong + 20;
const MINUTE = 60_000;
const at = new Date('2026-11-29T10:00:00Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * MINUTE);

/** Asks many times at once: none is answered before all have asked. */
async function askAtOnce(address: string, key: string, isGood: boolean, now: Date): Promise<Record<number, number>> {
	const asking = { request: new Request('https://kesher.example/api'), getClientAddress: () => address };
	const allHaveAsked = Promise.withResolvers<object | undefined>();
	const answers = Array.from({ length: MANY }, () =>
		withinLimits(
			asking,
			{ key, at: now },
			() => allHaveAsked.promise,
			() => Promise.resolve(new Response())
		)
	);
	allHaveAsked.resolve(isGood ? {} : undefined);
	const counts: Record<number, number> = {};
	for (const { status } of await Promise.all(answers)) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
}

async function ask(address: string, key: string, isGood: boolean, now: Date): Promise<number> {
	const asking = { request: new Request('https://kesher.example/api'), getClientAddress: () => address };
	const admit = () => Promise.resolve(isGood ? {} : undefined);
	return (await withinLimits(asking, { key, at: now }, admit, () => Promise.resolve(new Response()))).status;
}

it('a token that was good a moment ago is no guess, however many requests bring it at once, into the next minute', async () => {
	const key = newId();
	expect(await ask('192.0.2.1', key, true, at)).toBe(200);
	expect(await askAtOnce('192.0.2.1', key, true, at)).toEqual({ 200: MANY });
	expect(await askAtOnce('192.0.2.1', key, true, later(1))).toEqual({ 200: MANY });
});

it('wrong ones that come at once are looked up so often and no more, and what was good before takes nothing of that', async () => {
	const now = later(10);
	const good = newId();
	expect(await ask('192.0.2.2', good, true, now)).toBe(200);
	expect(await askAtOnce('192.0.2.2', newId(), false, now)).toEqual({ 401: LIMITS.wrong, 429: MANY - LIMITS.wrong });
	expect(await ask('192.0.2.2', newId(), true, now)).toBe(429);
	expect(await ask('192.0.2.2', good, true, now)).toBe(200);
});

it('guesses from all addresses of one line of IPv6 count together', async () => {
	const now = later(20);
	expect(await askAtOnce('2001:db8:5:1::1', newId(), false, now)).toMatchObject({ 401: LIMITS.wrong });
	expect(await ask('2001:db8:5:1::2', newId(), false, now)).toBe(429);
	expect(await ask('2001:db8:5:2::1', newId(), false, now)).toBe(401);
});
