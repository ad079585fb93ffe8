import { describe, expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { resetSecondFactor } from '../../src/features/account/server/second-factor.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import { buildOffice } from '../support/factories.ts';
import { codeOf } from '../support/authenticator.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const ENGLISH = { 'accept-language': 'en' };
const PASSWORD = 'a long walk by the river';
const PAGE = '/account/second-factor';

interface Somebody {
	email: string;
	userId: string;
	client: HttpClient;
	secret: string;
	codes: string[];
}

/** Somebody of the starter office who has turned the second factor on. */
async function protectedPerson(): Promise<Somebody> {
	const email = `${newId()}@example.org`;
	const { userId } = await addUser(server.db, { email, name: 'Noa', language: 'en' });
	const office = await officeOfSlug(server.db, 'raanana');
	if (!office) throw new Error('no starter office');
	await addMember(server.db, office, userId, 'director');
	const client = server.anonymous();
	const link = await createSignInLink(server.db, userId);
	await client.post(link, { password: PASSWORD, repeat: PASSWORD }, ENGLISH);
	const begun = await client.post(`${PAGE}?/begin`, { current: PASSWORD });
	const secret = /class="secret"[^>]*>([A-Z2-7]+)</.exec(begun.html)?.[1] ?? '';
	const confirmed = await client.post(`${PAGE}?/confirm`, { code: codeOf(secret) });
	expect(confirmed.status).toBe(200);
	// As if half a minute had passed: the next code is another one.
	await server.db.forInstallation((tx) =>
		tx.updateTable('auth.two_factor').set({ used_code: null }).where('user_id', '=', userId).execute()
	);
	const codes = [...confirmed.html.matchAll(/<code dir="ltr">([\w-]+)<\/code>/g)].map(([, code = '']) => code);
	return { email, userId, client, secret, codes };
}

const signIn = (client: HttpClient, email: string): Promise<Page> =>
	client.post('/sign-in?to=/account', { email, password: PASSWORD }, ENGLISH);
const prove = (client: HttpClient, code: string): Promise<Page> =>
	client.post('/sign-in/code?to=/account', { code }, ENGLISH);
const isIn = async (client: HttpClient) => (await client.get('/account')).status === 200;

describe('turning the second factor on', () => {
	it('asks for the password, shows a picture and a secret, and counts only after a first code', async () => {
		const client = await server.signedIn('reader');
		expect((await client.get(PAGE)).html).toContain('name="current"');
		const wrong = await client.post(`${PAGE}?/begin`, { current: 'not mine' });
		expect([wrong.status, textOf(wrong.html).includes('The password is wrong')]).toEqual([422, true]);
		expect((await client.post(`${PAGE}?/begin`, {})).status).toBe(422);
		expect((await server.anonymous().post(`${PAGE}?/begin`, { current: 'x' })).location).toContain('/sign-in');
	});

	it('gives ten recovery codes once, and says on my settings that it is on', async () => {
		const { client, codes } = await protectedPerson();
		expect(codes).toHaveLength(10);
		for (const code of codes) expect(code).toMatch(/^[2-9a-z]{5}-[2-9a-z]{5}$/);
		expect(await isIn(client)).toBe(true);
		expect(textOf((await client.get('/account')).html)).toContain('The second factor is on');
		expect((await client.get(PAGE)).html).not.toContain(codes[0]);
	});

	it('is not done by a wrong code', async () => {
		const { client } = await protectedPerson();
		const again = await client.post(`${PAGE}?/confirm`, { code: '000000' });
		expect([again.status, textOf(again.html).includes('The code is wrong')]).toEqual([422, true]);
		expect((await client.post(`${PAGE}?/confirm`, { code: '' })).status).toBe(422);
	});
});

describe('a sign-in with a second factor', () => {
	it('is complete with the code alone, and goes on to where one wanted to go', async () => {
		const { email, secret } = await protectedPerson();
		const client = server.anonymous();
		const half = await signIn(client, email);
		expect([half.status, half.location]).toEqual([303, '/sign-in/code?to=%2Faccount']);
		expect(await isIn(client)).toBe(false);
		const wrong = await prove(client, '000000');
		expect([wrong.status, textOf(wrong.html).includes('was used already')]).toEqual([422, true]);
		const page = await prove(client, codeOf(secret));
		expect([page.status, page.location]).toEqual([303, '/account']);
		expect(await isIn(client)).toBe(true);
	});

	it('takes each code once, whoever has seen it', async () => {
		const { email, secret } = await protectedPerson();
		const [mine, thief] = [server.anonymous(), server.anonymous()];
		const code = codeOf(secret);
		await signIn(mine, email);
		await signIn(thief, email);
		expect((await prove(mine, code)).status).toBe(303);
		expect((await prove(thief, code)).status).toBe(422);
		expect(await isIn(thief)).toBe(false);
	});

	it('takes a recovery code once, written with or without its dash, small or in capitals', async () => {
		const { email, codes } = await protectedPerson();
		for (const [code, status] of [
			[codes[0] ?? '', 303],
			[codes[0] ?? '', 422],
			[(codes[1] ?? '').replace('-', ' '), 303],
			[(codes[2] ?? '').toUpperCase(), 303]
		] as const) {
			const client = server.anonymous();
			await signIn(client, email);
			expect((await prove(client, code)).status).toBe(status);
		}
	});

	it('ends after five wrong codes and must begin again', async () => {
		const { email, secret } = await protectedPerson();
		const client = server.anonymous();
		await signIn(client, email);
		for (let wrong = 0; wrong < 5; wrong += 1) await prove(client, '000000');
		const over = await prove(client, codeOf(secret));
		expect(over.status).toBe(422);
		expect(textOf(over.html)).toContain('This attempt is over: too many wrong codes');
		expect(over.html).not.toContain('name="code"');
		expect(over.html).toContain('href="/sign-in?to=%2Faccount"');
		expect(await isIn(client)).toBe(false);
	});

	it('that has ended goes on with the password, where something that was typed waits', async () => {
		const client = server.anonymous();
		const kept = JSON.stringify({ 'name.en': ['Typed before'] });
		const to = encodeURIComponent('/o/raanana/goals/edit?/save');
		const over = await client.post(`/sign-in/again?/code&to=${to}`, { kept, code: '000000' }, ENGLISH);
		expect(over.status).toBe(422);
		expect(textOf(over.html)).toMatch(/Typed before.*This attempt is over/);
		expect(over.html).toMatch(/action="\?\/enter&.*name="password"/s);
	});

	it('is not gone around: no code without the first half, none by a link, none with a challenge of somebody else', async () => {
		const [victim, thief] = [await protectedPerson(), await protectedPerson()];
		const stranger = server.anonymous();
		expect((await prove(stranger, codeOf(victim.secret))).status).toBe(422);
		const mine = server.anonymous();
		await signIn(mine, thief.email);
		expect((await prove(mine, codeOf(victim.secret))).status).toBe(422);
		const byLink = server.anonymous();
		const link = await createSignInLink(server.db, victim.userId);
		const used = await byLink.post(link, { password: PASSWORD, repeat: PASSWORD }, ENGLISH);
		expect(used.location).toBe('/sign-in/code');
		expect(await isIn(byLink)).toBe(false);
	});

	it('keeps what was typed into a form whose session had ended', async () => {
		const { email, secret } = await protectedPerson();
		const client = server.anonymous();
		const kept = JSON.stringify({ 'name.en': ['Typed before'] });
		const to = encodeURIComponent('/o/raanana/goals/edit?/save');
		const half = await client.post(`/sign-in/again?/enter&to=${to}`, { kept, email, password: PASSWORD }, ENGLISH);
		expect([half.status, half.html.includes('name="code"'), half.html.includes('Typed before')]).toEqual([
			401,
			true,
			true
		]);
		const wrong = await client.post(`/sign-in/again?/code&to=${to}`, { kept, code: '000000' }, ENGLISH);
		expect([wrong.status, wrong.html.includes('Typed before')]).toEqual([422, true]);
		const whole = await client.post(`/sign-in/again?/code&to=${to}`, { kept, code: codeOf(secret) }, ENGLISH);
		expect([whole.status, whole.html.includes('value="Typed before"')]).toEqual([200, true]);
	});
});

describe('an office that asks everybody for a second factor', () => {
	const slug = `asks-${newId().slice(-8)}`;

	it('lets nobody in without one, on no page and by no form, and everybody with one', async () => {
		const officeId = await buildOffice(server.db, { slug });
		const director = await server.signedIn('director', { office: slug });
		const settings = {
			...{
				version: '1',
				'name.en': 'Testville',
				'city.en': 'Testville',
				country: 'IL',
				latitude: '32',
				longitude: '35'
			},
			...{ timeZone: 'Asia/Jerusalem', languages: 'en,he', periodStartsIn: '1', asksSecondFactor: 'on' }
		};
		const unsaid = await director.post(`/o/${slug}/settings?/save`, settings);
		expect([unsaid.status, unsaid.html.includes('id="why-error"')]).toEqual([422, true]);
		expect(unsaid.html).toMatch(/name="asksSecondFactor"[^>]*checked/);
		const saved = await director.post(`/o/${slug}/settings?/save`, { ...settings, why: 'As the city asks' });
		expect([saved.status, saved.location]).toEqual([303, `/o/${slug}/settings`]);
		for (const path of ['/year', '/goals/edit', '/report/2020', '/people/export.csv', '/settings']) {
			expect((await director.get(`/o/${slug}${path}`)).location).toBe(`${PAGE}?asked`);
		}
		const goal = { id: newId(), version: '0', 'name.en': 'Slipped in' };
		expect((await director.post(`/o/${slug}/goals/edit?/save`, goal)).location).toBe(`${PAGE}?asked`);
		expect(textOf((await director.get(`${PAGE}?asked`)).html)).toContain(
			'The office asks everybody for a second factor'
		);
		const { client, userId } = await protectedPerson();
		expect((await client.get(`/o/${slug}/year`)).status).toBe(404);
		await addMember(server.db, officeId, userId, 'reader');
		expect((await client.get(`/o/${slug}/goals`)).status).toBe(200);
		await client.post(`${PAGE}?/end`, { current: PASSWORD });
		expect((await client.get(`/o/${slug}/goals`)).location).toBe(`${PAGE}?asked`);
	});
});

describe('turning the second factor off', () => {
	it('needs the password', async () => {
		const { client, email } = await protectedPerson();
		expect((await client.post(`${PAGE}?/end`, { current: 'not mine' })).status).toBe(422);
		const ended = await client.post(`${PAGE}?/end`, { current: PASSWORD });
		expect([ended.status, ended.location]).toEqual([303, '/account']);
		expect((await signIn(server.anonymous(), email)).location).toBe('/account');
	});

	it('is done by who runs the installation for somebody who has lost everything', async () => {
		const { userId, email } = await protectedPerson();
		await resetSecondFactor(server.db, userId);
		expect((await signIn(server.anonymous(), email)).location).toBe('/account');
	});

	it('new recovery codes make the earlier ones useless', async () => {
		const { client, email, codes } = await protectedPerson();
		const renewed = await client.post(`${PAGE}?/renew`, { current: PASSWORD });
		expect(renewed.status).toBe(200);
		expect(renewed.html).not.toContain(codes[0]);
		const other = server.anonymous();
		await signIn(other, email);
		expect((await prove(other, codes[0] ?? '')).status).toBe(422);
	});
});
