import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, vi } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const PASSWORD = 'a long walk by the river';

type Line = Record<string, unknown>;

function text(): string {
	return readFileSync(join(inject('server').home, 'logs', 'kesher.log'), 'utf8');
}

function linesSince(start: number): Line[] {
	const lines = text().slice(start).split('\n').filter(Boolean);
	return lines.map((line) => JSON.parse(line) as Line).filter(({ level }) => level === 'security');
}

/** A line that says so, written since then: others write beside this test. */
async function line(start: number, wanted: Line): Promise<Line> {
	return vi.waitFor(() => {
		const found = linesSince(start).find((each) =>
			Object.entries(wanted).every(([name, value]) => each[name] === value)
		);
		expect(found, JSON.stringify(wanted)).toBeDefined();
		return found as Line;
	});
}

/** Somebody of the starter office who has set a password just now. */
async function registered(): Promise<{ email: string; userId: string; client: HttpClient }> {
	const email = `${newId()}@example.org`;
	const { userId } = await addUser(server.db, { email, name: 'Noa', language: 'en' });
	const office = await officeOfSlug(server.db, 'raanana');
	if (!office) throw new Error('no starter office');
	await addMember(server.db, office, userId, 'director');
	const client = server.anonymous();
	const link = await createSignInLink(server.db, userId);
	expect((await client.post(link, { password: PASSWORD, repeat: PASSWORD })).status).toBe(303);
	return { email, userId, client };
}

describe('the log tells whoever watches', () => {
	it('of sign-ins that were right and wrong, of one that is closed, and of the end, by marks that tell no address', async () => {
		const start = text().length;
		const { email, userId, client } = await registered();
		await line(start, { event: 'password.changed', by: 'link', user: userId });
		expect((await client.post('/sign-out', {})).status).toBe(303);
		await line(start, { event: 'sign_out', user: userId });
		await client.post('/sign-in', { email, password: PASSWORD });
		const right = await line(start, { event: 'sign_in.succeeded', by: 'password', user: userId });
		expect(right['address']).toMatch(/^(127\.|::1)/);
		for (let attempt = 1; attempt <= 6; attempt += 1) {
			await server.anonymous().post('/sign-in', { email, password: `SECRET-TYPED ${attempt}` });
		}
		const { account } = right;
		const wrong = await line(start, { event: 'sign_in.failed', by: 'password', reason: 'wrong', account });
		expect(wrong).not.toHaveProperty('user');
		await line(start, { event: 'sign_in.failed', reason: 'locked', account });
		await line(start, { event: 'request.limited', status: 429, route: '/sign-in' });
		expect(text()).not.toContain(email);
		expect(text()).not.toContain('SECRET-TYPED');
	});

	it('of a password typed as the address nothing', async () => {
		const start = text().length;
		await server.anonymous().post('/sign-in', { email: 'typed@in-the-wrong.field', password: 'x' });
		await line(start, { event: 'sign_in.failed', reason: 'wrong' });
		expect(text()).not.toContain('in-the-wrong');
	});

	it('of what was refused to whom, by the route and not by the address that was asked', async () => {
		const start = text().length;
		const reader = await server.signedIn('reader');
		expect((await reader.get('/o/raanana/goals/edit?name=TYPED')).status).toBe(403);
		const refused = await line(start, { event: 'request.refused', status: 403, method: 'GET' });
		expect(refused).toMatchObject({ route: '/o/[office]/goals/edit/[[id=id]]' });
		expect(refused['user']).toEqual(expect.any(String));
		expect((await server.anonymous().get('/api/v1/raanana/goals')).status).toBe(401);
		await line(start, { event: 'request.refused', status: 401, route: '/api/v1/[office]/[resource]' });
		expect(text()).not.toContain('TYPED');
	});

	it('of another password and of a wrong one in my settings', async () => {
		const start = text().length;
		const { userId, client } = await registered();
		const next = { password: 'another walk by the sea', repeat: 'another walk by the sea' };
		expect((await client.post('/account?/password', { current: 'not it', ...next })).status).toBe(422);
		await line(start, { event: 'own_password.failed', user: userId });
		expect((await client.post('/account?/password', { current: PASSWORD, ...next })).status).toBe(303);
		await line(start, { event: 'password.changed', by: 'settings', user: userId });
	});
});

describe('whoever has found a browser open', () => {
	it.each([
		['/account?/password', { password: 'another walk by the sea', repeat: 'another walk by the sea' }],
		['/account/second-factor?/begin', {}]
	])('guesses the password no faster than at the sign-in: %s', async (path, fields) => {
		const { client } = await registered();
		for (let attempt = 1; attempt <= 5; attempt += 1) {
			expect((await client.post(path, { current: `wrong ${attempt}`, ...fields })).status).toBe(422);
		}
		const locked = await client.post(path, { current: PASSWORD, ...fields });
		expect(locked.status).toBe(429);
		expect(locked.html).toMatch(/Too many attempts. Try again in 1[45] minutes./);
	});
});
