import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { LIMITS, withinLimits } from './limits.ts';

const AT = new Date('2026-11-29T10:00:05Z');

/** Somebody at an address, who opens a link; what it answers is its status, 200 where it is good. */
function reader(address: string) {
	const headers: Record<string, string> = {};
	const event = {
		getClientAddress: () => address,
		setHeaders: (more: Record<string, string>) => Object.assign(headers, more)
	};
	const open = (secret: string, isGood: boolean, at = AT) =>
		withinLimits(event, secret, at, () => Promise.resolve(isGood ? 'report' : undefined)).then(
			() => 200,
			({ status }: { status: number }) => status
		);
	return { open, headers };
}

describe('wrong addresses of links', () => {
	it('are refused after so many in a minute, though many are tried at once, and good ones go on', async () => {
		const { open, headers } = reader('192.0.2.1');
		const good = newId();
		expect(await open(good, true)).toBe(200);
		const answers = await Promise.all(Array.from({ length: LIMITS.wrong + 20 }, () => open(newId(), false)));
		expect(answers.filter((status) => status === 404)).toHaveLength(LIMITS.wrong);
		expect(answers.filter((status) => status === 429)).toHaveLength(20);
		expect(Number(headers['retry-after'])).toBe(55);
		expect(await open(good, true)).toBe(200);
		expect(await open(newId(), true)).toBe(429);
		expect(await open(newId(), false, new Date(AT.getTime() + 60_000))).toBe(404);
	});

	it('count for their own network alone, and good ones for none', async () => {
		const { open } = reader('192.0.2.2');
		for (let at = 0; at < LIMITS.wrong + 5; at += 1) expect(await open(newId(), true)).toBe(200);
		expect(await open(newId(), false)).toBe(404);
	});
});

it('one link is opened so often in a minute and no more', async () => {
	const { open } = reader('192.0.2.3');
	const link = newId();
	const answers = [];
	for (let at = 0; at < LIMITS.shown + 2; at += 1) answers.push(await open(link, true));
	expect(answers.filter((status) => status === 429)).toHaveLength(2);
});
