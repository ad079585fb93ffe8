import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { addUser, createSignInLink } from '../../src/features/account/server/commands.ts';
import { setAdministrator } from '../../src/features/installation/server/commands.ts';
import { makeToken } from '../../src/features/token/server/commands.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildGoal, buildMember, buildOffice, buildPartner } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { officeRoutes } from '../support/routes.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const NAME = 'Testville Foreign Relations';
const PASSWORD = 'a longer walk by the river';
const typed = { reason: 'The desk moves', confirm: NAME };

interface Place {
	slug: string;
	leaving: string;
	officeId: OfficeId;
	director: HttpClient;
}

async function place(): Promise<Place> {
	const slug = `leave-${newId().slice(-8)}`;
	const officeId = await buildOffice(server.db, { slug });
	const director = await server.signedIn('director', { office: slug });
	return { slug, leaving: `/o/${slug}/settings/leaving`, officeId, director };
}

const close = ({ director, leaving }: Place) => director.post(`${leaving}/close?/close`, typed);
const remove = ({ director, leaving }: Place) => director.post(`${leaving}/delete?/delete`, typed);

async function signedInByLink(email: string): Promise<HttpClient> {
	const { userId } = await addUser(server.db, { email, name: 'Ron Bar', language: 'en' });
	const client = server.anonymous();
	const link = await createSignInLink(server.db, userId);
	expect((await client.post(link, { password: PASSWORD, repeat: PASSWORD })).status).toBe(303);
	return client;
}

async function administrator(): Promise<HttpClient> {
	const email = `${newId()}@kesher.example`;
	const client = await signedInByLink(email);
	await setAdministrator(server.db, email, true);
	return client;
}

describe('an office that is closed', () => {
	let closed: Place;
	let coordinator: HttpClient;
	let partner: string;
	let token: { id: string; key: string };

	beforeAll(async () => {
		closed = await place();
		partner = await buildPartner(server.db, buildActor(closed.officeId));
		await buildGoal(server.db, buildActor(closed.officeId), { name: { en: 'Kept goal', he: 'מטרה שמורה' } });
		coordinator = await server.signedIn('coordinator', { office: closed.slug });
		const userId = await buildMember(server.db, closed.officeId);
		const input = { name: 'Nightly run', scope: 'write', days: '30' } as const;
		const made = await makeToken(server.db, { ...buildActor(closed.officeId), userId }, input, '2026-11-29');
		if (!made.ok) throw new Error(made.reason);
		token = made;
		const done = await close(closed);
		expect([done.status, done.location]).toEqual([303, closed.leaving]);
	});

	it('says so at the top of every page, in both languages, and the trail says why', async () => {
		for (const path of ['goals', `partners/${partner}`, 'trash']) {
			expect(textOf((await coordinator.get(`/o/${closed.slug}/${path}`)).html)).toContain('The office is closed since');
		}
		const hebrew = await server.signedIn('reader', { office: closed.slug, language: 'he' });
		expect(textOf((await hebrew.get(`/o/${closed.slug}/goals`)).html)).toMatch(/הלשכה סגורה מאז.*מטרה שמורה/s);
		const trail = textOf((await closed.director.get(`/o/${closed.slug}/settings/trail`)).html);
		expect(trail).toMatch(/Closed, Office.*The desk moves/s);
	});

	// Every page there is, twice.
	it(
		'answers every address that only reads as it did, and offers no form that would be refused',
		{ timeout: 120_000 },
		async () => {
			const open = await place();
			const client = await server.signedIn('coordinator', { office: open.slug });
			for (const { path, asks } of officeRoutes()) {
				if (!asks.some(({ method }) => method === 'GET')) continue;
				const here = await coordinator.get(path.replace('/o/raanana', `/o/${closed.slug}`));
				const there = await client.get(path.replace('/o/raanana', `/o/${open.slug}`));
				if (there.status < 400) expect([path, here.status]).toEqual([path, expect.toBeOneOf([there.status, 403])]);
				const forms = [...here.html.matchAll(/<form method="post" action="([^"]*)"/g)].map(([, action]) => action);
				const allowed = /^\/(account|sign-out)|tokens|\?\/(end|link)$/;
				expect([path, forms.filter((action) => !allowed.test(action ?? ''))]).toEqual([path, []]);
			}
			const page = (await coordinator.get(`/o/${closed.slug}/goals`)).html;
			expect(page).not.toContain('/goals/edit');
			expect(page).not.toContain('data-capture');
		}
	);

	it('is written by no form: each is refused with the reason', async () => {
		const goal = { id: newId(), version: '0', 'name.en': 'Written anyway' };
		for (const client of [coordinator, closed.director]) {
			const answer = await client.post(`/o/${closed.slug}/goals/edit?/save`, goal);
			expect([answer.status, textOf(answer.html)]).toEqual([403, expect.stringContaining('The office is closed')]);
			const line = await client.post(`/o/${closed.slug}/capture?/record`, { id: newId(), line: 'Letter to Poznan' });
			expect([403, 422]).toContain(line.status);
		}
		const settings = await closed.director.get(`/o/${closed.slug}/settings`);
		expect([settings.status, settings.location]).toEqual([303, closed.leaving]);
		const saved = await closed.director.post(`/o/${closed.slug}/settings?/save`, {
			...{ 'name.en': 'Other', 'city.en': 'Other', country: 'IL', latitude: '1', longitude: '1', version: '1' },
			...{ timeZone: 'Asia/Jerusalem', languages: 'en', periodStartsIn: '1', colour: '' }
		});
		expect([saved.status, textOf(saved.html)]).toEqual([403, expect.stringContaining('The office is closed')]);
		for (const path of ['identity', 'retention']) {
			expect((await closed.director.get(`/o/${closed.slug}/settings/${path}`)).status).toBe(403);
		}
		expect(textOf((await coordinator.get(`/o/${closed.slug}/goals`)).html)).not.toContain('Written anyway');
	});

	it('says of what is not there that it is not there, and tells nobody else of what only directors see', async () => {
		const id = newId();
		const members = `/o/${closed.slug}/settings/members/${id}`;
		const gone = await closed.director.post(`${members}/remove?/remove`, { id });
		expect([gone.status, textOf(gone.html)]).toEqual([404, expect.not.stringContaining('closed to writing')]);
		const office = {
			'name.en': 'Other',
			'city.en': 'Other',
			country: 'IL',
			latitude: '1',
			longitude: '1',
			version: '1'
		};
		const more = { timeZone: 'Asia/Jerusalem', languages: 'en', periodStartsIn: '1', colour: '' };
		expect((await coordinator.post(`/o/${closed.slug}/settings?/save`, { ...office, ...more })).status).toBe(404);
		const kept = { version: '1', peopleYears: '5', removedMonths: '', addressMonths: '' };
		for (const [path, fields] of [
			['identity?/remove', {}],
			['retention?/save', kept]
		] as const) {
			expect((await closed.director.post(`/o/${closed.slug}/settings/${path}`, fields)).status).toBe(403);
			expect((await coordinator.post(`/o/${closed.slug}/settings/${path}`, fields)).status).toBe(404);
		}
	});

	it('is read and not written by programs', async () => {
		const headers = { authorization: `Bearer ${token.key}`, 'content-type': 'application/json' };
		const goals = `${server.base}/api/v1/${closed.slug}/goals`;
		const read = await fetch(goals, { headers });
		expect([read.status, JSON.stringify(await read.json())]).toEqual([200, expect.stringContaining('Kept goal')]);
		const written = await fetch(goals, { method: 'POST', headers, body: JSON.stringify({ name: { en: 'x' } }) });
		expect([written.status, await written.json()]).toEqual([
			403,
			expect.objectContaining({ type: 'urn:kesher:closed' })
		]);
	});

	it('makes no token, which its page says, and ends one', async () => {
		const tokens = `/o/${closed.slug}/tokens`;
		const asked = { name: 'Another', scope: 'read', days: '30' };
		const refused = await closed.director.post(`${tokens}?/make`, asked);
		expect([refused.status, textOf(refused.html)]).toEqual([403, expect.stringContaining('The office is closed')]);
		const page = textOf((await closed.director.get(tokens)).html);
		expect(page).toContain('no token is made in it');
		expect(page).not.toContain('Another');
		expect((await closed.director.post(`${tokens}?/end`, { id: token.id })).status).toBe(303);
		expect(textOf((await closed.director.get(tokens)).html)).not.toContain('Nightly run');
	});

	it('is opened again by the director, and by nobody else', async () => {
		expect((await coordinator.post(`${closed.leaving}?/open`, {})).status).toBe(404);
		const opened = await closed.director.post(`${closed.leaving}?/open`, {});
		expect([opened.status, opened.location]).toEqual([303, closed.leaving]);
		const page = textOf((await closed.director.get(closed.leaving)).html);
		expect(page).toContain('The office was opened');
		expect(page).not.toContain('is closed since');
		const goal = { id: newId(), version: '0', 'name.en': 'Written again' };
		expect((await coordinator.post(`/o/${closed.slug}/goals/edit?/save`, goal)).status).toBe(303);
	});
});

describe('the page of leaving', () => {
	it('is nobody else’s, and nothing on it is done by another', async () => {
		const { slug, leaving, director } = await place();
		expect((await director.get(`/o/${slug}/settings`)).html).toContain(`href="${leaving}"`);
		for (const client of [
			await server.signedIn('reader', { office: slug }),
			await server.signedIn('coordinator', { office: slug }),
			await server.signedIn('director')
		]) {
			for (const path of [leaving, `${leaving}/close`, `${leaving}/delete`]) {
				expect((await client.get(path)).status).toBe(404);
			}
			for (const path of [`${leaving}/close?/close`, `${leaving}/delete?/delete`, `${leaving}?/open`]) {
				expect([path, (await client.post(path, typed)).status]).toEqual([path, 404]);
			}
		}
		const nobody = await server.anonymous().post(`${leaving}/delete?/delete`, { ...typed, current: PASSWORD });
		expect([nobody.status, nobody.location]).toEqual([303, expect.stringContaining('/sign-in')]);
		const forged = await director.post(`${leaving}/delete?/delete`, typed, { origin: 'http://evil.example' });
		expect(forged.status).toBe(403);
		expect((await director.get(`/o/${slug}/year`)).status).toBeLessThan(400);
	});

	it('comes back with what is wrong and what was typed', async () => {
		const { leaving, director } = await place();
		for (const path of [`${leaving}/close?/close`, `${leaving}/delete?/delete`]) {
			const empty = await director.post(path, {});
			expect([empty.status, textOf(empty.html)]).toEqual([422, expect.stringContaining('2 fields need fixing')]);
			const wrong = await director.post(path, { reason: 'Kept reason', confirm: 'Testville' });
			expect([wrong.status, textOf(wrong.html)]).toEqual([422, expect.stringContaining('Type it exactly')]);
			expect(wrong.html).toContain('value="Kept reason"');
			const long = await director.post(path, { ...typed, reason: 'x'.repeat(301) });
			expect(long.status).toBe(422);
		}
	});
});

describe('everything of an office', () => {
	const send = (client: HttpClient, leaving: string, headers: Record<string, string> = {}) =>
		client.send(`${leaving}/take-out`, { method: 'POST', body: new URLSearchParams(), headers });

	it('is taken out by its director as a file that no page runs, and the trail says so', async () => {
		const { slug, leaving, officeId, director } = await place();
		await buildGoal(server.db, buildActor(officeId), { name: { en: 'Kept goal' } });
		const answer = await send(director, leaving, { origin: server.base });
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe('application/zip');
		expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="${slug}-`));
		expect(answer.headers.get('cache-control')).toContain('no-store');
		const entries = unzipSync(answer.bytes);
		expect(Buffer.from(entries['tables/goal.json'] ?? []).toString()).toContain('Kept goal');
		const trail = textOf((await director.get(`/o/${slug}/settings/trail?action=take_out`)).html);
		expect(trail).toMatch(/Everything taken out, Office/);
	});

	it('is handed to nobody else, by no link and by no form of another site', async () => {
		const { slug, leaving, director } = await place();
		const origin = { origin: server.base };
		for (const role of ['reader', 'coordinator'] as const) {
			expect((await send(await server.signedIn(role, { office: slug }), leaving, origin)).status).toBe(404);
		}
		expect((await send(await server.signedIn('director'), leaving, origin)).status).toBe(404);
		const nobody = await send(server.anonymous(), leaving, origin);
		expect([nobody.status, nobody.location]).toEqual([303, expect.stringContaining('/sign-in')]);
		expect((await send(director, leaving, { origin: 'http://evil.example' })).status).toBe(403);
		expect([404, 405]).toContain((await director.get(`${leaving}/take-out`)).status);
		expect(textOf((await director.get(`/o/${slug}/settings/trail`)).html)).not.toContain('Everything taken out');
	});
});

describe('an office that is deleted', () => {
	it('is gone for everybody as if it had never been, and whoever runs the installation brings it back', async () => {
		const gone = await place();
		const { slug, officeId, director } = gone;
		await buildGoal(server.db, buildActor(officeId), { name: { en: 'Kept goal' } });
		const userId = await buildMember(server.db, officeId);
		const input = { name: 'x', scope: 'read', days: '30' } as const;
		const made = await makeToken(server.db, { ...buildActor(officeId), userId }, input, '2026-11-29');
		const headers = { authorization: `Bearer ${made.ok ? made.key : ''}` };
		const reader = await server.signedIn('reader', { office: slug });
		const done = await remove(gone);
		expect([done.status, done.location]).toEqual([303, '/account']);
		expect(textOf((await director.get('/account')).html)).toContain('The office was deleted');
		const plain = (html: string) => html.replaceAll(slug, 'nowhere-at-all').replace(/nonce="[^"]+"/g, '');
		for (const client of [director, reader]) {
			for (const path of ['year', 'goals', 'settings/leaving', 'files']) {
				const here = await client.get(`/o/${slug}/${path}`);
				const nowhere = await client.get(`/o/nowhere-at-all/${path}`);
				expect([here.status, plain(here.html)]).toEqual([404, nowhere.html.replace(/nonce="[^"]+"/g, '')]);
			}
		}
		expect((await fetch(`${server.base}/api/v1/${slug}/goals`, { headers })).status).toBe(401);
		expect((await server.anonymous().get(`/sign-in/with/${slug}`)).status).toBe(
			(await server.anonymous().get('/sign-in/with/nowhere-at-all')).status
		);

		const runs = await administrator();
		const list = await runs.get('/installation');
		expect(textOf(list.html)).toMatch(
			new RegExp(`Deleted offices.*/o/${slug}.*erased for good after.*The desk moves`, 's')
		);
		const taken = await runs.post('/installation/add', {
			...{ slug, 'name.en': 'Another', 'city.en': 'Holon', country: 'IL', languages: 'en' },
			...{ email: `${newId()}@x.example`, latitude: '32', longitude: '34.8', timeZone: 'Asia/Jerusalem' }
		});
		expect([taken.status, textOf(taken.html)]).toEqual([422, expect.stringContaining('This address is taken')]);
		expect((await director.post('/installation?/back', { slug })).status).toBe(404);
		const back = await runs.post('/installation?/back', { slug });
		expect([back.status, back.location]).toEqual([303, '/installation']);
		expect(textOf((await runs.get('/installation')).html)).toContain('The office was brought back');
		expect((await runs.post('/installation?/back', { slug })).status).toBe(404);
		expect(textOf((await reader.get(`/o/${slug}/goals`)).html)).toContain('Kept goal');
		const trail = textOf((await director.get(`/o/${slug}/settings/trail`)).html);
		expect(trail).toMatch(/Ron Bar.*Deleted, Office.*The desk moves/s);
		// Who brings it back does so from somewhere, and so did who deleted it.
		expect(trail.match(/127\.0\.0\.1/g)).toHaveLength(2);
	});

	it('asks for the password once more where the account has one, and never sends it back', async () => {
		const { slug, leaving, director } = await place();
		const email = `${newId()}@example.org`;
		const own = await signedInByLink(email);
		await director.post(`/o/${slug}/settings/members?/add`, { email, role: 'director', language: 'en', why: 'x' });
		expect((await director.get(`${leaving}/delete`)).html).not.toContain('type="password"');
		expect((await own.get(`${leaving}/delete`)).html).toContain('type="password"');
		const missing = await own.post(`${leaving}/delete?/delete`, typed);
		expect(missing.status).toBe(422);
		const wrong = await own.post(`${leaving}/delete?/delete`, { ...typed, current: 'not the right one' });
		expect([wrong.status, textOf(wrong.html)]).toEqual([422, expect.stringContaining('The password is wrong')]);
		expect(wrong.html).not.toContain('not the right one');
		expect((await own.get(`/o/${slug}/year`)).status).toBeLessThan(400);
		const done = await own.post(`${leaving}/delete?/delete`, { ...typed, current: PASSWORD });
		expect(done.status).toBe(303);
		expect((await director.get(`/o/${slug}/year`)).status).toBe(404);
	});

	it('is not got at by guessing the password: after five, the right one is refused as well, and it is said why', async () => {
		const { slug, leaving, director } = await place();
		const email = `${newId()}@example.org`;
		const own = await signedInByLink(email);
		await director.post(`/o/${slug}/settings/members?/add`, { email, role: 'director', language: 'en', why: 'x' });
		const from = { 'x-forwarded-for': '203.0.113.77' };
		for (let guess = 1; guess <= 5; guess += 1) {
			const current = `a guess, number ${guess}`;
			expect((await own.post(`${leaving}/delete?/delete`, { ...typed, current }, from)).status).toBe(422);
		}
		const right = await own.post(`${leaving}/delete?/delete`, { ...typed, current: PASSWORD }, from);
		expect([right.status, (await director.get(leaving)).status]).toEqual([429, 200]);
		// It is not said of the right one that it is wrong.
		expect(textOf(right.html)).toContain('Too many');
		expect(textOf(right.html)).not.toContain('The password is wrong');
		expect(right.html).toContain(`value="${typed.reason}"`);
	});
});
