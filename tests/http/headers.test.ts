import { describe, expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import { testServer } from '../support/server.ts';

const server = testServer();

describe('every page', () => {
	it.each([
		['to nobody in particular', '/sign-in'],
		['to a member', '/o/raanana/year/2020'],
		['with a form', '/o/raanana/goals/edit'],
		['of a report', '/o/raanana/report/2020'],
		['that is not there', '/o/raanana/nothing']
	])('%s runs our own script alone, in no frame, and tells nobody where it was', async (_what, path) => {
		const client = path === '/sign-in' ? server.anonymous() : await server.signedIn('director');
		const { headers, html } = await client.get(path);
		const policy = headers.get('content-security-policy') ?? '';
		expect(policy).toMatch(/default-src 'none'/);
		expect(policy).toMatch(/script-src 'self'/);
		expect(policy).toMatch(/frame-ancestors 'none'/);
		expect(policy).not.toMatch(/unsafe|https?:|\*/);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		// Whatever stands in the page has come through the policy: nothing inline without its nonce.
		expect(html).not.toMatch(/<script(?![^>]*\b(?:src|nonce)=)|\son\w+="|<[^>]+\sstyle="/);
	});

	it.each(['/o/raanana/year/2020', '/account', '/sign-in', '/sign-in/x'])('is kept by no cache: %s', async (path) => {
		const client = path.startsWith('/sign-in') ? server.anonymous() : await server.signedIn('director');
		expect((await client.get(path)).headers.get('cache-control')).toBe('private, no-store');
	});

	it('of a link that signs somebody in is kept by no cache, good or not', async () => {
		const { userId } = await addUser(server.db, { email: `${newId()}@example.org`, name: 'Noa', language: 'en' });
		const link = await createSignInLink(server.db, userId);
		for (const path of [link, '/sign-in/abc', '/sign-in/abc/def', '/sign-in/forgotten', '/sign-in/with/nowhere']) {
			const { headers } = await server.anonymous().get(path);
			expect([path, headers.get('cache-control')]).toEqual([path, 'private, no-store']);
		}
	});

	it('is forgotten by the browser at the sign-out, which keeps its language and looks', async () => {
		const client = await server.signedIn('director');
		const { headers } = await client.post('/sign-out', {});
		expect(headers.get('clear-site-data')).toBe('"cache", "storage"');
	});
});
