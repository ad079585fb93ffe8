import { request } from 'node:http';
import { generateKeyPair } from 'jose';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser } from '../../src/features/account/server/commands.ts';
import { WORDS_A_MINUTE } from '../../src/features/identity/identity.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildOffice } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { CLIENT, signInAt, signOutAt, startProvider, type TestProvider } from '../support/identity-provider.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `out-${newId().slice(-8)}`;
const WITH = `/sign-in/with/${slug}`;
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const ENGLISH = { 'accept-language': 'en' };
let officeId: OfficeId;
let provider: TestProvider;

beforeAll(async () => {
	officeId = await buildOffice(server.db, { slug });
	provider = await startProvider(`${server.base}${WITH}/back`);
	const director = await server.signedIn('director', { office: slug });
	const settings = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret };
	expect((await director.post(`/o/${slug}/settings/identity?/save`, settings)).status).toBe(303);
	const page = await director.get(`/o/${slug}/settings/identity`);
	expect(page.html).toContain(`<code>${server.base}${WITH}/ended</code>`);
});

afterAll(() => provider.close());

/** Somebody who has come in through the provider: a browser here, and what it keeps of the provider. */
async function somebody(subject: string = newId()) {
	if (!provider.people.has(subject)) {
		const email = `${newId()}@city.example`;
		const { userId } = await addUser(server.db, { email, name: 'Noa Levi', language: 'en' });
		await addMember(server.db, officeId, userId, 'reader');
		provider.people.set(subject, { email, email_verified: true });
	}
	const [client, there] = [server.anonymous(), new Map<string, string>()];
	const gone = await client.get(`${WITH}/go`);
	const back = await signInAt(gone.location ?? '', subject, there);
	await client.get(back.replace(server.base, ''));
	expect(await isIn(client)).toBe(true);
	return { subject, client, there };
}

async function isIn(client: HttpClient): Promise<boolean> {
	return (await client.get(`/o/${slug}/goals`)).status === 200;
}

async function say(token: string, path = `${WITH}/ended`): Promise<number> {
	const body = new URLSearchParams({ logout_token: token });
	return (await fetch(server.base + path, { method: 'POST', body })).status;
}

const now = () => Math.floor(Date.now() / 1000);
const word = (more: Record<string, unknown>) => ({
	...{ iss: provider.issuer, aud: CLIENT.id, iat: now(), exp: now() + 120, jti: newId(), events: { [EVENT]: {} } },
	...more
});

describe('whoever signs out at the provider', () => {
	it('is signed out here, in that browser and no other', async () => {
		const one = await somebody();
		const other = await somebody(one.subject);
		const href = (await one.client.get(`${WITH}/leave`)).location ?? '';
		expect(new URL(href).searchParams.get('client_id')).toBe(CLIENT.id);
		expect(await signOutAt(href, one.there)).toBe(server.base + WITH);
		await expect.poll(() => isIn(one.client)).toBe(false);
		expect(await isIn(other.client)).toBe(true);
	});

	it('is signed out everywhere where the provider names the person alone; nobody else is', async () => {
		const [one, stranger] = [await somebody(), await somebody()];
		const again = await somebody(one.subject);
		expect(await say(await provider.sign(word({ sub: one.subject })))).toBe(200);
		expect([await isIn(one.client), await isIn(again.client), await isIn(stranger.client)]).toEqual([
			false,
			false,
			true
		]);
	});

	it('keeps what was begun by password', async () => {
		const { subject } = await somebody();
		const byPassword = await server.signedIn('reader', { office: slug });
		expect(await say(await provider.sign(word({ sub: subject })))).toBe(200);
		expect(await isIn(byPassword)).toBe(true);
	});

	it('is signed out of an office that is closed as well', async () => {
		const { subject, client } = await somebody();
		const close = (at: string | null) =>
			server.db.forOffice(
				officeId,
				(tx) => sql`update office set closed_at = ${at} where id = ${officeId}`.execute(tx),
				{
					evenIf: 'closed'
				}
			);
		await close(new Date().toISOString());
		try {
			expect(await say(await provider.sign(word({ sub: subject })))).toBe(200);
		} finally {
			await close(null);
		}
		expect(await isIn(client)).toBe(false);
	});

	it('may come in again: the same word does not end that', async () => {
		const { subject, client } = await somebody();
		const token = await provider.sign(word({ sub: subject }));
		expect(await say(token)).toBe(200);
		expect(await isIn(client)).toBe(false);
		const again = await somebody(subject);
		expect(await say(token)).toBe(400);
		expect(await isIn(again.client)).toBe(true);
	});
});

describe('nobody is signed out by', () => {
	const forged: [string, (sub: string) => Promise<string>][] = [
		['another key', async (sub) => provider.sign(word({ sub }), {}, (await generateKeyPair('RS256')).privateKey)],
		['another issuer', (sub) => provider.sign(word({ sub, iss: 'https://evil.example' }))],
		['a word to another client', (sub) => provider.sign(word({ sub, aud: 'another' }))],
		['a word about something else', (sub) => provider.sign(word({ sub, events: { other: {} } }))],
		['a word about nothing', (sub) => provider.sign(word({ sub, events: undefined }))],
		['an event that is no object', (sub) => provider.sign(word({ sub, events: { [EVENT]: 'yes' } }))],
		['the token of a sign-in', (sub) => provider.sign(word({ sub, nonce: 'n' }), { typ: 'JWT' })],
		['a token of another type', (sub) => provider.sign(word({ sub }), { typ: 'at+jwt' })],
		['an old word', (sub) => provider.sign(word({ sub, iat: now() - 900, exp: now() + 900 }))],
		['a word whose time is over', (sub) => provider.sign(word({ sub, iat: now() - 200, exp: now() - 100 }))],
		['a word from the future', (sub) => provider.sign(word({ sub, iat: now() + 900, exp: now() + 1800 }))],
		['a word without an end', (sub) => provider.sign(word({ sub, exp: undefined }))],
		['a word without a name', (sub) => provider.sign(word({ sub, jti: undefined }))],
		['a word about nobody', () => provider.sign(word({}))],
		['a session that is no text', (sub) => provider.sign(word({ sub, sid: 7 }))],
		[
			'a word without a signature',
			async (sub) => {
				const [, claims = ''] = (await provider.sign(word({ sub }))).split('.');
				return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
			}
		],
		['what is no token', () => Promise.resolve('x.y.z')],
		['nothing', () => Promise.resolve('')],
		['too much', () => Promise.resolve('x'.repeat(30_000))]
	];
	it.each(forged)('%s', async (_, forge) => {
		const { subject, client } = await somebody();
		expect(await say(await forge(subject))).toBe(400);
		expect(await isIn(client)).toBe(true);
	});

	it('a good word at the address of another office, or of none', async () => {
		const { subject, client } = await somebody();
		for (const office of ['raanana', 'nowhere-at-all']) {
			expect(await say(await provider.sign(word({ sub: subject })), `/sign-in/with/${office}/ended`)).toBe(400);
		}
		expect(await isIn(client)).toBe(true);
	});

	it('a word that no form brings, or the page of another site', async () => {
		const { subject, client } = await somebody();
		const token = await provider.sign(word({ sub: subject }));
		const body = new URLSearchParams({ logout_token: token });
		const headers = { origin: 'https://evil.example' };
		expect((await fetch(`${server.base}${WITH}/ended`, { method: 'POST', body, headers })).status).toBe(403);
		const json = { 'content-type': 'application/json' };
		const sent = { method: 'POST', body: JSON.stringify({ logout_token: token }), headers: json };
		expect((await fetch(`${server.base}${WITH}/ended`, sent)).status).toBe(400);
		expect((await client.get(`${WITH}/ended`)).status).toBe(405);
		expect(await isIn(client)).toBe(true);
	});
});

/** From an address of this machine that no other test comes from. Linux has all of 127.0.0.0/8 at hand. */
function sayFrom(localAddress: string, token: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const body = new URLSearchParams({ logout_token: token }).toString();
		const type = 'application/x-www-form-urlencoded';
		const headers = { 'content-type': type, 'content-length': body.length };
		const sent = request(`${server.base}${WITH}/ended`, { method: 'POST', localAddress, headers }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode ?? 0));
		});
		sent.on('error', reject).end(body);
	});
}

describe('whoever makes words up', () => {
	it('has the provider asked for its keys once, and for nothing where it is not even named', async () => {
		const { subject } = await somebody();
		const forger = (await generateKeyPair('RS256')).privateKey;
		expect(await say(await provider.sign(word({ sub: subject })))).toBe(200);
		const before = provider.asked.length;
		for (let time = 0; time < 3; time += 1) {
			expect(await say(await provider.sign(word({ sub: subject }), {}, forger))).toBe(400);
			expect(await say(await provider.sign(word({ sub: subject, iss: 'https://evil.example' })))).toBe(400);
		}
		const asked = provider.asked.slice(before);
		expect(asked).toHaveLength(3);
		expect(new Set(asked)).toEqual(new Set(['/.well-known/openid-configuration']));
	});

	it.runIf(process.platform === 'linux')('is not listened to for a while, and others are', async () => {
		const { subject, client } = await somebody();
		const forged = await provider.sign(word({ sub: subject }), {}, (await generateKeyPair('RS256')).privateKey);
		const before = provider.asked.length;
		const statuses: number[] = [];
		for (let sent = 0; sent < 3 * WORDS_A_MINUTE; sent += 20) {
			statuses.push(...(await Promise.all(Array.from({ length: 20 }, () => sayFrom('127.0.0.88', forged)))));
		}
		expect(new Set(statuses)).toEqual(new Set([400, 429]));
		// The minute may turn meanwhile.
		expect(provider.asked.length - before).toBeLessThanOrEqual(2 * WORDS_A_MINUTE);
		expect(await isIn(client)).toBe(true);
		expect(await sayFrom('127.0.0.89', await provider.sign(word({ sub: subject })))).toBe(200);
		expect(await isIn(client)).toBe(false);
	});
});

describe('signing out here', () => {
	it('leads to a page that offers to sign out at the provider as well', async () => {
		const { client } = await somebody();
		expect((await client.post('/sign-out', {})).location).toBe(`${WITH}?out`);
		const { html } = await client.get(`${WITH}?out`, ENGLISH);
		expect(textOf(html)).toMatch(/Signed out.*you may still be signed in/s);
		expect(html).toContain(`href="${WITH}/leave"`);
		expect((await client.get(`${WITH}/leave`)).location).toContain(`${provider.issuer}/session/end?`);
	});

	it('says so where the provider has no page for it, or does not answer', async () => {
		const { location } = await server.anonymous().get('/sign-in/with/raanana/leave');
		expect(location).toBe('/sign-in/with/raanana?out=stays');
		expect(textOf((await server.anonymous().get(`${WITH}?out=stays`, ENGLISH)).html)).toContain('on its own pages');
	});

	it('leads to the sign-in where the session began by password', async () => {
		const client = await server.signedIn('reader', { office: slug });
		expect((await client.post('/sign-out', {})).location).toBe('/sign-in');
	});
});
