import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { testServer } from '../support/server.ts';

const server = testServer();

/** An answer never says how it came about. */
const INSIDES = /node_modules|\.ts:\d|\.js:\d|at \w+ \(|TypeError|SyntaxError/;

describe('an address that leads nowhere', () => {
	const ADDRESSES = [
		'/nowhere',
		'/nowhere/en',
		'/nowhere/en/goals',
		'/en',
		'/o',
		'/o/raanana/nowhere',
		'/o/nowhere/year/2020'
	];

	it.each(ADDRESSES)('%s answers a page in the language of the reader', async (path) => {
		const english = await server.signedIn('reader');
		const hebrew = await server.signedIn('reader', { language: 'he' });
		for (const [client, lang, says] of [
			[english, 'en', 'Page not found'],
			[hebrew, 'he', 'העמוד לא נמצא']
		] as const) {
			const { status, html } = await client.get(path);
			expect(status).toBe(404);
			expect(html).toMatch(new RegExp(`<html[^>]*lang="${lang}"`));
			expect(html).toMatch(/<h1[\s>]/);
			expect(html).toContain(says);
			expect(html).not.toMatch(INSIDES);
		}
	});

	it('speaks the language of the browser to who is not signed in', async () => {
		for (const [accepted, direction] of [
			['en-GB,en;q=0.8', 'ltr'],
			['he', 'rtl']
		] as const) {
			const { status, html } = await server.anonymous().get('/nowhere', { 'accept-language': accepted });
			expect(status).toBe(404);
			expect(html).toMatch(new RegExp(`<html[^>]*dir="${direction}"`));
		}
	});
});

describe('a form that cannot be taken', () => {
	const SAVE = '/o/raanana/goals/edit?/save';

	it('is led to the sign-in when the session is over, with all that was typed', async () => {
		const client = server.anonymous();
		const { status, location } = await client.post(SAVE, { id: newId(), version: '0', 'statement.en': 'Peace' });
		expect(status).toBe(307);
		expect(location).toBe(`/sign-in/again?/keep&to=${encodeURIComponent(SAVE)}`);
	});

	it('is refused when another site sent it', async () => {
		const client = await server.signedIn('coordinator');
		const { status } = await client.post(SAVE, { id: newId() }, { origin: 'https://evil.example' });
		expect(status).toBe(403);
	});

	it.each(['application/json', 'text/plain', 'application/octet-stream'])(
		'gets a clear answer and no stack as %s',
		async (type) => {
			const client = await server.signedIn('coordinator');
			const headers = { origin: server.base, 'content-type': type };
			const { status, html } = await client.send(SAVE, { method: 'POST', body: '{"id":', headers });
			expect(status).toBeGreaterThanOrEqual(400);
			expect(status).toBeLessThan(500);
			expect(html).not.toMatch(INSIDES);
		}
	);

	it('gets a clear answer when it is larger than anything that is taken', async () => {
		const client = await server.signedIn('coordinator');
		const { status, html } = await client.send(SAVE, {
			method: 'POST',
			body: `name=${'x'.repeat(40_000_000)}`,
			headers: { origin: server.base, 'content-type': 'application/x-www-form-urlencoded' }
		});
		expect(status).toBe(413);
		expect(html).not.toMatch(INSIDES);
	});

	it('is told so when the page has no such action', async () => {
		const client = await server.signedIn('coordinator');
		const { status, html } = await client.post('/o/raanana/goals/edit?/nothing', {});
		expect(status).toBe(404);
		expect(html).not.toMatch(INSIDES);
	});

	it('changes nothing for others by the names of its fields, whoever sends it', async () => {
		const attacker = server.anonymous();
		const names = ['a.__proto__.status', 'a.__proto__.then', '__proto__', 'constructor', 'a.constructor.prototype.b'];
		for (const path of ['/sign-in', '/sign-in/forgotten', '/account?/language', '/sign-in/again?/enter']) {
			const { status } = await attacker.post(path, Object.fromEntries(names.map((name) => [name, '418'])));
			expect([path, status < 500]).toEqual([path, true]);
		}
		expect((await attacker.get('/healthz')).status).toBe(200);
		const asked = await attacker.post('/sign-in', { ['__proto__']: 'x' }, { accept: 'application/json' });
		expect(asked.status).toBe(422);
	});
});
