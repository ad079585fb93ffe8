import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser } from '../../src/features/account/server/commands.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildOffice } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { CLIENT, signInAt, startProvider, type Known, type TestProvider } from '../support/identity-provider.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `idp-${newId().slice(-8)}`;
const WITH = `/sign-in/with/${slug}`;
const SETTINGS = `/o/${slug}/settings/identity`;
const ENGLISH = { 'accept-language': 'en' };
let officeId: OfficeId;
let provider: TestProvider;
let director: HttpClient;

const named = (more: Record<string, string> = {}) => ({
	...{ issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret },
	...more
});

beforeAll(async () => {
	officeId = await buildOffice(server.db, { slug });
	provider = await startProvider(`${server.base}${WITH}/back`);
	director = await server.signedIn('director', { office: slug });
	const { status } = await director.post(`${SETTINGS}?/save`, named());
	expect(status).toBe(303);
});

afterAll(() => provider.close());

/** Adds a member by address, whom the provider knows by a subject of its own. */
async function member(role: 'reader' | 'director' = 'reader', office = officeId) {
	const email = `${newId()}@city.example`;
	const { userId } = await addUser(server.db, { email, name: 'Noa Levi', language: 'en' });
	await addMember(server.db, office, userId, role);
	const subject = newId();
	provider.people.set(subject, { email, email_verified: true });
	return { email, userId, subject };
}

/** Goes there and back. @returns where the browser is in the end */
async function comeIn(client: HttpClient, subject: string, to = ''): Promise<string | null> {
	const gone = await client.get(`${WITH}/go${to && `?to=${encodeURIComponent(to)}`}`);
	const back = await signInAt(gone.location ?? '', subject);
	return (await client.get(back.replace(server.base, ''))).location;
}

describe('a member whom the provider names', () => {
	it('comes in, to where they wanted, and is there the next time though the address has changed', async () => {
		const { subject } = await member();
		const client = server.anonymous();
		expect(await comeIn(client, subject, `/o/${slug}/goals`)).toBe(`/o/${slug}/goals`);
		expect((await client.get(`/o/${slug}/goals`)).status).toBe(200);
		provider.people.set(subject, { email: 'married@city.example', email_verified: true });
		expect(await comeIn(server.anonymous(), subject)).toBe(`/o/${slug}/year`);
	});

	it('is in that office alone, though a member of another', async () => {
		const { subject, userId } = await member();
		const other = `other-${newId().slice(-8)}`;
		await addMember(server.db, await buildOffice(server.db, { slug: other }), userId, 'director');
		const client = server.anonymous();
		await comeIn(client, subject);
		expect((await client.get(`/o/${slug}/goals`)).status).toBe(200);
		const there = await client.get(`/o/${other}/goals`);
		expect([there.status, there.location]).toEqual([303, `/sign-in/with/${other}?again`]);
		const told = await client.get(there.location ?? '');
		expect(told.status).toBe(200);
		expect(textOf(told.html)).toContain('asks for another sign-in');
		expect((await client.post('/sign-out', {})).status).toBe(303);
		expect((await client.get(`/o/${slug}/goals`)).location).toMatch(/^\/sign-in/);
	});

	it('cannot be somebody else who has got their address', async () => {
		const { subject, email } = await member();
		await comeIn(server.anonymous(), subject);
		const newcomer = newId();
		provider.people.set(newcomer, { email, email_verified: true });
		expect(await comeIn(server.anonymous(), newcomer)).toBe(`${WITH}?problem=no_member`);
	});
});

describe('nobody else comes in', () => {
	it.each<[string, Known, string]>([
		['who is no member', { email: 'stranger@city.example', email_verified: true }, 'no_member'],
		['whose address is not verified', { email: 'unsure@city.example', email_verified: false }, 'no_address'],
		['who has no address', {}, 'no_address']
	])('%s', async (_, known, problem) => {
		if (known.email && known.email_verified === false) {
			const { userId } = await addUser(server.db, { email: known.email, name: 'Unsure', language: 'en' });
			await addMember(server.db, officeId, userId, 'director');
		}
		const subject = newId();
		provider.people.set(subject, known);
		const client = server.anonymous();
		expect(await comeIn(client, subject)).toBe(`${WITH}?problem=${problem}`);
		expect((await client.get(`/o/${slug}/goals`)).location).toMatch(/^\/sign-in/);
		expect((await client.get(`${WITH}?problem=${problem}`, ENGLISH)).html).toContain('role="alert"');
	});

	it('with the return of another browser, a made-up one, or the same twice', async () => {
		const { subject } = await member('director');
		const victim = server.anonymous();
		const gone = await victim.get(`${WITH}/go`);
		const back = (await signInAt(gone.location ?? '', subject)).replace(server.base, '');
		const thief = server.anonymous();
		expect((await thief.get(back)).location).toBe(`${WITH}?problem=refused`);
		await thief.get(`${WITH}/go`);
		expect((await thief.get(back)).location).toBe(`${WITH}?problem=refused`);
		expect((await victim.get(`${WITH}/back?code=x&state=y`)).location).toBe(`${WITH}?problem=refused`);
		expect((await victim.get(back)).location).toBe(`${WITH}?problem=refused`);
	});

	it('to an address outside of Kesher', async () => {
		const { subject } = await member();
		expect(await comeIn(server.anonymous(), subject, 'https://evil.example')).toBe(`/o/${slug}/year`);
	});
});

describe('the way to it', () => {
	it('begins at the sign-in, with the word of the office or the address of a page', async () => {
		const client = server.anonymous();
		expect((await client.get('/sign-in')).html).toContain('href="/sign-in/with"');
		for (const office of [slug, `${server.base}/o/${slug}/year`]) {
			expect((await client.post('/sign-in/with', { office })).location).toBe(WITH);
		}
		const unknown = await client.post('/sign-in/with', { office: 'raanana' }, ENGLISH);
		expect(unknown.status).toBe(422);
		expect(textOf(unknown.html)).toContain('No such office has a sign-in through a provider');
		expect((await client.get('/sign-in/with/raanana')).status).toBe(404);
		expect((await client.get('/sign-in/with/raanana/go')).location).toBe('/sign-in/with/raanana?problem=unreachable');
	});

	it('says so where the provider does not answer', async () => {
		const other = `idp-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug: other });
		const there = await server.signedIn('director', { office: other });
		await there.post(`/o/${other}/settings/identity?/save`, named({ issuer: 'http://127.0.0.1:9' }));
		const { location } = await server.anonymous().get(`/sign-in/with/${other}/go`);
		expect(location).toBe(`/sign-in/with/${other}?problem=unreachable`);
	});
});

describe('an office that asks for its provider alone', () => {
	it('is so by the word of somebody who came in through it; passwords then lead to it, until it is taken away', async () => {
		const strict = `idp-${newId().slice(-8)}`;
		const strictId = await buildOffice(server.db, { slug: strict });
		const page = `/o/${strict}/settings/identity`;
		const own = await startProvider(`${server.base}/sign-in/with/${strict}/back`);
		try {
			const byPassword = await server.signedIn('director', { office: strict });
			const input = { issuer: own.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret };
			expect((await byPassword.post(`${page}?/save`, input)).status).toBe(303);
			const untried = await byPassword.post(`${page}?/save`, { ...input, clientSecret: '', only: 'on' });
			expect(untried.status).toBe(422);
			expect(textOf(untried.html)).toContain('First sign in through the provider yourself');
			const email = `${newId()}@city.example`;
			const { userId } = await addUser(server.db, { email, name: 'Noa', language: 'en' });
			await addMember(server.db, strictId, userId, 'director');
			own.people.set('noa', { email });
			const client = server.anonymous();
			const gone = await client.get(`/sign-in/with/${strict}/go`);
			await client.get((await signInAt(gone.location ?? '', 'noa')).replace(server.base, ''));
			const strictly = { ...input, clientSecret: '', only: 'on' };
			const unsaid = await client.post(`${page}?/save`, strictly);
			expect([unsaid.status, unsaid.html.includes('id="why-error"')]).toEqual([422, true]);
			expect((await client.post(`${page}?/save`, { ...strictly, why: 'As the city asks' })).status).toBe(303);
			const refused = await byPassword.get(`/o/${strict}/year`);
			expect([refused.status, refused.location]).toEqual([303, `/sign-in/with/${strict}?again`]);
			const trail = await client.get(`/o/${strict}/settings/trail`);
			expect(textOf(trail.html)).toMatch(/Reason: As the city asks.*Only through the provider/s);
			const kept = await client.post(`${page}?/remove`, {});
			expect([kept.status, kept.html.includes('id="remove-why-error"')]).toEqual([422, true]);
			expect((await client.post(`${page}?/remove`, { why: 'The provider is changed' })).status).toBe(303);
			expect((await byPassword.get(page)).status).toBe(200);
			expect((await client.get(page)).location).toMatch(/^\/sign-in/);
		} finally {
			await own.close();
		}
	});
});

describe('an office that takes another provider', () => {
	it('ends what began with the one before, so that nobody locks it by one that was never tried', async () => {
		const moved = `idp-${newId().slice(-8)}`;
		const movedId = await buildOffice(server.db, { slug: moved });
		const page = `/o/${moved}/settings/identity`;
		const own = await startProvider(`${server.base}/sign-in/with/${moved}/back`);
		try {
			const byPassword = await server.signedIn('director', { office: moved });
			const input = { issuer: own.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret };
			expect((await byPassword.post(`${page}?/save`, input)).status).toBe(303);
			const email = `${newId()}@city.example`;
			const { userId } = await addUser(server.db, { email, name: 'Noa', language: 'en' });
			await addMember(server.db, movedId, userId, 'director');
			own.people.set('noa', { email });
			const throughIt = async () => {
				const client = server.anonymous();
				const gone = await client.get(`/sign-in/with/${moved}/go`);
				await client.get((await signInAt(gone.location ?? '', 'noa')).replace(server.base, ''));
				expect((await client.get(page)).status).toBe(200);
				return client;
			};
			const secretAgain = { ...input, clientSecret: 'another secret' };
			for (const change of [{ clientId: 'mistyped' }, { issuer: 'https://mistyped.example' }]) {
				const client = await throughIt();
				expect((await client.post(`${page}?/save`, input)).status).toBe(303);
				expect((await client.get(page)).status).toBe(200);
				expect((await client.post(`${page}?/save`, { ...secretAgain, ...change })).status).toBe(303);
				const strictly = { ...secretAgain, ...change, only: 'on', why: 'As the city asks' };
				await client.post(`${page}?/save`, strictly);
				expect((await client.get(page)).location).toMatch(/^\/sign-in/);
				const kept = await byPassword.get(page);
				expect(kept.status).toBe(200);
				expect(kept.html).not.toMatch(/name="only"[^>]*checked/);
				expect((await byPassword.post(`${page}?/save`, input)).status).toBe(303);
			}
		} finally {
			await own.close();
		}
	});
});

describe('the settings of the provider', () => {
	it('never show the secret, and keep it where none is typed', async () => {
		expect((await director.get(SETTINGS)).html).not.toContain(CLIENT.secret);
		expect((await director.post(`${SETTINGS}?/save`, named({ clientSecret: '' }))).status).toBe(303);
		const { subject } = await member();
		expect(await comeIn(server.anonymous(), subject)).toBe(`/o/${slug}/year`);
		const { rows } = await server.db.forOffice(officeId, async (tx) => ({
			rows: await tx.selectFrom('identity_provider').selectAll().where('office_id', '=', officeId).execute()
		}));
		expect(JSON.stringify(rows)).not.toContain(CLIENT.secret);
	});

	it.each([
		['en', 'the one that is kept belongs to the provider before'],
		['he', 'הסוד השמור שייך לספק הקודם']
	])('send the secret to no other provider than the one it was given for (%s)', async (language, said) => {
		const other = await startProvider(`${server.base}${WITH}/back`);
		try {
			await director.post('/account?/language', { language, back: SETTINGS });
			const refused = await director.post(`${SETTINGS}?/save`, named({ issuer: other.issuer, clientSecret: '' }));
			expect(refused.status).toBe(422);
			expect(refused.html).toContain('id="clientSecret-error"');
			expect(textOf(refused.html)).toContain(said);
			const { location } = await server.anonymous().get(`${WITH}/go`);
			expect(location?.startsWith(provider.issuer)).toBe(true);
		} finally {
			await director.post('/account?/language', { language: 'en', back: SETTINGS });
			await other.close();
		}
	});

	it('tell in the trail that the client or its secret was replaced, and nothing of the secret', async () => {
		const secret = `secret-${newId()}`;
		const changed = named({ clientId: 'another-client', clientSecret: secret });
		expect((await director.post(`${SETTINGS}?/save`, changed)).status).toBe(303);
		const told = await director.get(`/o/${slug}/settings/trail`);
		expect(textOf(told.html)).toMatch(/Client ID.*another-client.*Client secret replaced/s);
		expect(told.html).not.toContain(secret);
		expect((await director.post(`${SETTINGS}?/save`, named())).status).toBe(303);
	});

	it('are refused with what is wrong, and are for directors', async () => {
		const { status, html } = await director.post(`${SETTINGS}?/save`, {
			issuer: 'http://login.example.org',
			clientId: '',
			clientSecret: 'kept from the page'
		});
		expect(status).toBe(422);
		expect(textOf(html)).toContain('beginning with https://');
		expect(html).not.toContain('kept from the page');
		const coordinator = await server.signedIn('coordinator', { office: slug });
		expect((await coordinator.get(SETTINGS)).status).toBe(404);
		expect((await coordinator.post(`${SETTINGS}?/save`, named())).status).toBe(404);
		expect((await coordinator.post(`${SETTINGS}?/remove`, {})).status).toBe(404);
	});
});
