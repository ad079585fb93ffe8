import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/features/api/api.ts';
import { newId } from '../../src/kernel/id.ts';
import { buildOffice } from '../support/factories.ts';
import { fetchAs, tokenOf, type Asking } from '../support/programs.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `limits-${newId().slice(-8)}`;

beforeAll(async () => {
	await buildOffice(server.db, { slug });
});

/** Asks until it is too often. What is counted is forgotten when a minute is over, so it may take twice the limit. */
async function untilTooMany(limit: number, ask: () => Promise<Response>): Promise<Response | undefined> {
	for (let asked = 0; asked < 2 * limit + 20; asked += 20) {
		const answers = await Promise.all(Array.from({ length: 20 }, ask));
		const refused = answers.find(({ status }) => status === 429);
		await Promise.all(answers.filter((answer) => answer !== refused).map((answer) => answer.arrayBuffer()));
		if (refused) return refused;
	}
	return undefined;
}

describe('a token that asks too often', () => {
	it(
		'is told when it may again; what it reads is counted apart, and so is another token',
		{ timeout: 60_000 },
		async () => {
			const { key } = await tokenOf(server, slug);
			const { key: other } = await tokenOf(server, slug);
			const write: Asking = { method: 'DELETE' };
			const refused = await untilTooMany(LIMITS.writes, () => fetchAs(server, key, `${slug}/goals/${newId()}`, write));
			const { headers } = refused as Response;
			expect(headers.get('content-type')).toBe('application/problem+json');
			expect(headers.get('ratelimit-policy')).toBe(`"writes";q=${LIMITS.writes};w=60`);
			const seconds = Number(headers.get('retry-after'));
			expect(headers.get('ratelimit')).toBe(`"writes";r=0;t=${seconds}`);
			expect(seconds).toBeGreaterThanOrEqual(1);
			expect(seconds).toBeLessThanOrEqual(60);
			expect(await (refused as Response).json()).toEqual({
				type: 'urn:kesher:too_many',
				title: expect.stringContaining('too many requests') as string,
				status: 429,
				retryAfter: seconds
			});
			const read = await fetchAs(server, key, `${slug}/goals`);
			expect([read.status, read.headers.get('ratelimit-policy')]).toEqual([200, `"reads";q=${LIMITS.reads};w=60`]);
			expect(read.headers.get('ratelimit')).toMatch(/^"reads";r=5\d\d;t=\d+$/);
			expect((await fetchAs(server, other, `${slug}/goals/${newId()}`, write)).status).toBe(404);
		}
	);
});

/** From an address of this machine that no other test comes from. Linux has all of 127.0.0.0/8 at hand. */
function statusFrom(localAddress: string, key: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const headers = { authorization: `Bearer ${key}` };
		const sent = request(`${server.base}/api/v1/${slug}/goals?limit=1`, { localAddress, headers }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode ?? 0));
		});
		sent.on('error', reject).end();
	});
}

describe.runIf(process.platform === 'linux')('wrong tokens', () => {
	it('close the address that they come from for a while, also when they come all at once', async () => {
		const guesses = await Promise.all(
			Array.from({ length: 3 * LIMITS.wrong }, () => statusFrom('127.0.0.77', `kesher_${newId()}`))
		);
		expect(new Set(guesses)).toEqual(new Set([401, 429]));
		expect(guesses.filter((status) => status === 401).length).toBeLessThanOrEqual(2 * LIMITS.wrong);
		const { key } = await tokenOf(server, slug);
		expect(await statusFrom('127.0.0.78', key)).toBe(200);
	});

	it('are not what good ones are, however often these come from one address', { timeout: 30_000 }, async () => {
		const { key } = await tokenOf(server, slug);
		for (let asked = 0; asked < 2 * LIMITS.wrong; asked += 20) {
			const statuses = await Promise.all(Array.from({ length: 20 }, () => statusFrom('127.0.0.79', key)));
			expect(new Set(statuses)).toEqual(new Set([200]));
		}
	});
});
