import { describe, expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import { Device } from '../support/authenticator-device.ts';
import { buildOffice } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const ENGLISH = { 'accept-language': 'en' };
const PASSWORD = 'a long walk by the river';
const PAGE = '/account/passkeys';
const NOT_IN = 'This passkey did not open an account here';
const place = () => ({ origin: server.base, rpId: 'localhost' });

interface Question {
	challenge: string;
	user: { id: string };
}

/** Somebody of the starter office who has set a password. */
async function somebody(): Promise<{ client: HttpClient; userId: string; email: string }> {
	const email = `${newId()}@example.org`;
	const { userId } = await addUser(server.db, { email, name: 'Noa', language: 'en' });
	const office = await officeOfSlug(server.db, 'raanana');
	if (!office) throw new Error('no starter office');
	await addMember(server.db, office, userId, 'reader');
	const client = server.anonymous();
	const link = await createSignInLink(server.db, userId);
	await client.post(link, { password: PASSWORD, repeat: PASSWORD }, ENGLISH);
	return { client, userId, email };
}

async function begin(client: HttpClient, name = 'Blue key'): Promise<Question> {
	const { html } = await client.post(`${PAGE}?/begin`, { name, current: PASSWORD });
	const options = /data-passkey-make="([^"]+)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '{}';
	return JSON.parse(options) as Question;
}

/** The same with a passkey, added as the page does it. */
async function withPasskey() {
	const person = await somebody();
	const device = new Device();
	const answer = device.make(await begin(person.client), place());
	const added = await person.client.post(`${PAGE}?/add`, { answer });
	expect([added.status, added.location]).toEqual([303, PAGE]);
	const id = /\/account\/passkeys\/([0-9a-f-]{36})/.exec((await person.client.get(PAGE)).html)?.[1] ?? '';
	return { ...person, device, id };
}

async function ask(client: HttpClient): Promise<Question> {
	const { status, html } = await client.send('/sign-in/passkey/begin', {
		method: 'POST',
		headers: { origin: server.base }
	});
	expect(status).toBe(200);
	return JSON.parse(html) as Question;
}

const answerWith = (client: HttpClient, answer: string): Promise<Page> =>
	client.post('/sign-in/passkey?to=/account', { answer }, ENGLISH);

async function signIn(device: Device): Promise<HttpClient> {
	const client = server.anonymous();
	const page = await answerWith(client, device.use(await ask(client), place()));
	expect([page.status, page.location]).toEqual([303, '/account']);
	return client;
}

describe('adding a passkey', () => {
	it('asks for a name and the password, and keeps neither from who mistypes but the name', async () => {
		const { client } = await somebody();
		const wrong = await client.post(`${PAGE}?/begin`, { name: 'Blue key', current: 'not mine' });
		expect([wrong.status, textOf(wrong.html).includes('The password is wrong')]).toEqual([422, true]);
		expect(wrong.html).toContain('value="Blue key"');
		expect(wrong.html).not.toContain('not mine');
		const empty = await client.post(`${PAGE}?/begin`, {});
		expect([empty.status, empty.html.includes('data-passkey-make')]).toEqual([422, false]);
	});

	it('does not serve for guessing the password', async () => {
		const { client } = await somebody();
		for (let guess = 0; guess < 5; guess += 1)
			await client.post(`${PAGE}?/begin`, { name: 'x', current: `no ${guess}` });
		const right = await client.post(`${PAGE}?/begin`, { name: 'x', current: PASSWORD });
		expect([right.status, textOf(right.html).includes('Too many attempts')]).toEqual([429, true]);
	});

	it('lists it, on its page and in the settings', async () => {
		const { client } = await withPasskey();
		const page = await client.get(PAGE);
		expect(textOf(page.html)).toContain('Blue key');
		expect(textOf(page.html)).toContain('not used yet');
		expect(textOf((await client.get('/account')).html)).toContain('One passkey takes the place');
	});

	it('is refused without its question, with the answer of somebody else, and with what is no answer', async () => {
		const [{ client }, other] = [await somebody(), await somebody()];
		const device = new Device();
		const answer = device.make(await begin(client), place());
		for (const [who, sent] of [
			[other.client, answer],
			[client, '{"id":1}'],
			[client, answer]
		] as const) {
			const { status, html } = await who.post(`${PAGE}?/add`, { answer: sent });
			expect([status, textOf(html).includes('The passkey was not added')]).toEqual([422, true]);
		}
		expect((await client.post(`${PAGE}?/add`, {})).status).toBe(422);
	});

	it.each([`${PAGE}?/begin`, `${PAGE}?/add`, `${PAGE}/${newId()}?/rename`, `${PAGE}/${newId()}?/remove`])(
		'is for who is signed in: %s',
		async (path) => {
			const { status, location } = await server.anonymous().post(path, { name: 'x', current: 'x' });
			expect([status, location?.startsWith('/sign-in?')]).toEqual([303, true]);
		}
	);
});

describe('a sign-in with a passkey', () => {
	it('leads to where one wanted to go, and to no other site', async () => {
		const { device } = await withPasskey();
		expect((await (await signIn(device)).get('/account')).status).toBe(200);
		const client = server.anonymous();
		const answer = device.use(await ask(client), place());
		const elsewhere = await client.post('/sign-in/passkey?to=//example.com', { answer });
		expect([elsewhere.status, elsewhere.location]).toEqual([303, '/']);
	});

	it('asks anew each time, keeps the question from scripts, and tells no key before', async () => {
		const client = server.anonymous();
		const { headers, html } = await client.send('/sign-in/passkey/begin', {
			method: 'POST',
			headers: { origin: server.base }
		});
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('set-cookie')).toMatch(/kesher_passkey=.*; Path=\/sign-in\/passkey; HttpOnly; SameSite=Strict/i);
		const options = JSON.parse(html) as Record<string, unknown>;
		expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
		expect(options['allowCredentials'] ?? []).toEqual([]);
		expect((await ask(client)).challenge).not.toBe(options['challenge']);
	});

	it('says the same to a key that is not there, to a wrong answer and to nothing at all', async () => {
		const { device } = await withPasskey();
		const client = server.anonymous();
		const answers = [
			new Device().use(await ask(client), place()),
			device.use({ challenge: 'AAAA' }, place()),
			device.use(await ask(client), { ...place(), isVerified: false }),
			device.use(await ask(client), { ...place(), origin: 'http://localhost' }),
			'{',
			''
		];
		for (const answer of answers) {
			await ask(client);
			const { status, html } = await answerWith(client, answer);
			expect([status, textOf(html).includes(NOT_IN)]).toEqual([422, true]);
			expect((await client.get('/account')).status).toBe(303);
		}
	});

	it('takes an answer once, and from the browser that was asked', async () => {
		const { device } = await withPasskey();
		const [mine, thief] = [server.anonymous(), server.anonymous()];
		const answer = device.use(await ask(mine), place());
		await ask(thief);
		expect((await answerWith(thief, answer)).status).toBe(422);
		expect((await answerWith(server.anonymous(), answer)).status).toBe(422);
		expect((await answerWith(mine, answer)).status).toBe(303);
		expect((await answerWith(thief, answer)).status).toBe(422);
	});

	it('is no way for other sites, nor for what is no form', async () => {
		const { device } = await withPasskey();
		const client = server.anonymous();
		const answer = device.use(await ask(client), place());
		const foreign = await client.post('/sign-in/passkey', { answer }, { origin: 'https://example.com' });
		expect(foreign.status).toBe(403);
		const json = { method: 'POST', body: JSON.stringify({ answer }), headers: { 'content-type': 'application/json' } };
		expect([400, 415]).toContain((await client.send('/sign-in/passkey', json)).status);
		expect((await client.get('/sign-in/passkey/begin')).status).toBe(405);
		expect((await client.get('/account')).status).toBe(303);
	});
});

describe('an office that asks everybody for a second factor', () => {
	it('is satisfied with a passkey, and not with the password of who has one', async () => {
		const slug = `keys-${newId().slice(-8)}`;
		const officeId = await buildOffice(server.db, { slug });
		const { device, client, userId, email } = await withPasskey();
		await addMember(server.db, officeId, userId, 'reader');
		await server.db.forOffice(officeId, (tx) =>
			tx.updateTable('office').set({ asks_second_factor: true }).where('id', '=', officeId).execute()
		);
		const goals = `/o/${slug}/goals`;
		// Made in this session, with the finger of who holds the device.
		expect((await client.get(goals)).status).toBe(200);
		expect((await (await signIn(device)).get(goals)).status).toBe(200);
		const byPassword = server.anonymous();
		await byPassword.post('/sign-in', { email, password: PASSWORD });
		const asked = await byPassword.get(goals);
		expect(asked.location).toBe('/account/second-factor?asked');
		expect(textOf((await byPassword.get(asked.location ?? '')).html)).toContain('a sign-in with a passkey is enough');
	});

	it('that wants its own provider alone is not entered with one', async () => {
		const slug = `keys-${newId().slice(-8)}`;
		const officeId = await buildOffice(server.db, { slug });
		const { device, userId } = await withPasskey();
		await addMember(server.db, officeId, userId, 'director');
		await server.db.forOffice(officeId, (tx) =>
			tx.updateTable('office').set({ provider_only: true }).where('id', '=', officeId).execute()
		);
		const page = await (await signIn(device)).get(`/o/${slug}/goals`);
		expect(page.location).toBe(`/sign-in/with/${slug}?again`);
	});
});

describe('renaming and removing', () => {
	it('is the business of its person alone', async () => {
		const [{ id }, stranger] = [await withPasskey(), await somebody()];
		expect((await stranger.client.get(`${PAGE}/${id}`)).status).toBe(404);
		expect((await stranger.client.post(`${PAGE}/${id}?/rename`, { name: 'x' })).status).toBe(404);
		expect((await stranger.client.post(`${PAGE}/${id}?/remove`, { current: PASSWORD })).status).toBe(404);
	});

	it('takes a new name, and lets go of it for the password alone', async () => {
		const { client, device, id } = await withPasskey();
		expect((await client.post(`${PAGE}/${id}?/rename`, { name: '' })).status).toBe(422);
		expect((await client.post(`${PAGE}/${id}?/rename`, { name: 'Green key' })).location).toBe(PAGE);
		expect(textOf((await client.get(PAGE)).html)).toContain('Green key');
		const elsewhere = await signIn(device);
		const wrong = await client.post(`${PAGE}/${id}?/remove`, { current: 'not mine' });
		expect([wrong.status, textOf(wrong.html).includes('The password is wrong')]).toEqual([422, true]);
		expect((await client.post(`${PAGE}/${id}?/remove`, { current: PASSWORD })).location).toBe(PAGE);
		expect(textOf((await client.get(PAGE)).html)).toContain('The passkey was removed');
		expect((await elsewhere.get('/account')).status).toBe(303);
		const client2 = server.anonymous();
		expect((await answerWith(client2, device.use(await ask(client2), place()))).status).toBe(422);
	});
});

it('the form of a new password does not send passwords back', async () => {
	const { client } = await somebody();
	const typed = { current: 'typed as the current one', password: 'short', repeat: 'another one' };
	const { status, html } = await client.post('/account?/password', typed);
	expect(status).toBe(422);
	for (const word of Object.values(typed)) expect(html).not.toContain(`value="${word}"`);
});
