import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/features/member/server/gate.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import {
	buildActor,
	buildAgreement,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner,
	buildPerson,
	buildStep,
	recordActivity
} from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `roles-${newId().slice(-8)}`;
const at = `/o/${slug}`;

let officeId: OfficeId;
let coordinator: Actor;
let body: string;
let partner: string;
let contributor: HttpClient;
let manager: HttpClient;

beforeAll(async () => {
	const { db } = server;
	officeId = await buildOffice(db, { slug });
	coordinator = buildActor(officeId);
	body = await buildOrganisation(db, coordinator, { kind: 'municipal_department', name: { en: 'Sports department' } });
	partner = await buildPartner(db, coordinator);
	contributor = await server.signedIn('contributor', { office: slug });
	manager = await server.signedIn('agreements_manager', { office: slug });
});

const activity = (overrides: Record<string, string> = {}) => ({
	...{ id: newId(), version: '0', kind: 'meeting', status: 'done', 'title.en': 'A meeting', visibility: 'council' },
	...overrides
});

const sees = async (client: HttpClient, path: string) => textOf((await client.get(at + path)).html);

describe('a department', () => {
	it('adds an activity for the office alone, sees it in the list, changes it, deletes it and brings it back', async () => {
		const sent = activity({ visibility: 'office', 'title.en': 'A run of the schools' });
		const saved = await contributor.post(`${at}/activities/edit?/save`, sent);
		expect([saved.status, saved.location]).toEqual([303, `${at}/activities/${sent.id}`]);
		const page = await contributor.get(`${at}/activities/${sent.id}`);
		expect(page.html).toContain(`${at}/activities/edit/${sent.id}`);
		expect(page.html).toContain(`${at}/steps/edit?activity=${sent.id}`);
		expect(await sees(contributor, '/activities')).toContain('A run of the schools');
		const edit = await contributor.post(`${at}/activities/edit/${sent.id}?/save`, { ...sent, version: '1' });
		expect(edit.status).toBe(303);
		const deleted = await contributor.post(`${at}/activities/edit/${sent.id}?/delete`, { id: sent.id });
		expect(deleted.status).toBe(303);
		expect(await sees(contributor, '/trash')).toContain('A run of the schools');
		const restored = await contributor.post(`${at}/trash?/restore`, { noun: 'activity', id: sent.id });
		expect(restored.status).toBe(303);
	});

	it('is offered nothing on the records of others, and refused it', async () => {
		const others = await recordActivity(server.db, coordinator, { title: { en: 'A reception' } });
		const step = await buildStep(server.db, coordinator, { subject: 'activity', subjectId: others });
		const page = await contributor.get(`${at}/activities/${others}`);
		expect(textOf(page.html)).toContain('A reception');
		for (const link of [`activities/edit/${others}`, `steps/edit?activity`, `steps/edit/${step}`, 'steps?/done']) {
			expect([link, page.html.includes(link)]).toEqual([link, false]);
		}
		for (const path of [`activities/edit/${others}`, `steps/edit?activity=${others}`, `steps/edit/${step}`]) {
			expect([path, (await contributor.get(`${at}/${path}`)).status]).toEqual([path, 403]);
		}
		const saved = await contributor.post(`${at}/activities/edit/${others}?/save`, {
			...activity(),
			id: others,
			version: '1'
		});
		expect(saved.status).toBe(403);
		expect((await contributor.post(`${at}/activities/edit/${others}?/delete`, { id: others })).status).toBe(403);
		expect((await contributor.post(`${at}/steps?/done`, { id: step, done: 'on' })).status).toBe(403);
		expect((await contributor.post(`${at}/trash?/restore`, { noun: 'activity', id: others })).status).toBe(403);
	});

	it('finds nothing of others that is meant for the office alone', async () => {
		const hidden = await recordActivity(server.db, coordinator, { visibility: 'office', title: { en: 'Hush hush' } });
		for (const path of [`activities/${hidden}`, `activities/edit/${hidden}`, `activities/${newId()}`]) {
			expect([path, (await contributor.get(`${at}/${path}`)).status]).toEqual([path, 404]);
		}
		for (const path of ['/activities', '/search?q=hush', '/activities/export.csv']) {
			expect([path, (await sees(contributor, path)).includes('Hush hush')]).toEqual([path, false]);
		}
	});

	it('sees and changes what its body leads', async () => {
		const ofBody = await limitedTo('contributor');
		const led = await recordActivity(server.db, coordinator, {
			...{ visibility: 'office', title: { en: 'A tournament' } },
			organisations: [{ id: body, role: 'lead' }]
		});
		const initiative = await buildInitiative(server.db, coordinator, { leads: [body], visibility: 'office' });
		expect((await contributor.get(`${at}/activities/${led}`)).status).toBe(404);
		expect((await ofBody.get(`${at}/activities/${led}`)).html).toContain(`activities/edit/${led}`);
		expect((await ofBody.get(`${at}/activities/edit/${led}`)).status).toBe(200);
		const moved = await ofBody.post(`${at}/initiatives/${initiative}?/move`, {
			...{ id: initiative, version: '1', stage: 'proposal' }
		});
		expect(moved.status).toBe(303);
	});

	it('reads all else: partners, agreements, goals, people without how to reach them', async () => {
		const agreement = await buildAgreement(server.db, coordinator, [partner]);
		const person = await buildPerson(server.db, coordinator, { email: 'mayor@poznan.example', note: 'Likes tea' });
		for (const path of [`partners/${partner}`, `agreements/${agreement}`, `people/${person}`, 'goals', 'notes']) {
			const page = await contributor.get(`${at}/${path}`);
			expect([path, page.status]).toEqual([path, 200]);
			expect(page.html).not.toMatch(/mayor@poznan|Likes tea|(partners|agreements|people|goals|notes)\/edit/);
		}
		for (const path of ['goals/edit', 'people/edit', 'partners/edit', `agreements/edit/${agreement}`]) {
			expect([path, (await contributor.get(`${at}/${path}`)).status]).toEqual([path, 403]);
		}
		for (const path of ['settings', 'settings/members']) {
			expect([path, (await contributor.get(`${at}/${path}`)).status]).toEqual([path, 404]);
		}
	});

	it('captures in a hurry, and is offered to', async () => {
		expect((await contributor.get(`${at}/activities`)).html).toContain('data-capture');
		expect((await contributor.get(`${at}/capture`)).status).toBe(200);
	});
});

describe('an agreements manager', () => {
	it('changes agreements, and sees everything else without a way to change it', async () => {
		const agreement = await buildAgreement(server.db, coordinator, [partner]);
		const hidden = await recordActivity(server.db, coordinator, {
			visibility: 'office',
			title: { en: 'A quiet talk' }
		});
		const page = await manager.get(`${at}/agreements/${agreement}`);
		for (const link of [`agreements/edit/${agreement}`, `agreements/${agreement}/claims`, 'files/add?agreement']) {
			expect([link, page.html.includes(link)]).toEqual([link, true]);
		}
		const claim = await manager.post(`${at}/agreements/${agreement}/claims?/save`, {
			...{ id: newId(), version: '0', agreementId: agreement, field: 'signed', date: '2010', side: 'ours' },
			'source.en': 'The minutes'
		});
		expect(claim.status).toBe(303);
		const seen = await manager.get(`${at}/activities/${hidden}`);
		expect(textOf(seen.html)).toContain('A quiet talk');
		expect(seen.html).not.toMatch(/activities\/edit|files\/add|data-capture/);
		const ofPartner = await manager.get(`${at}/partners/${partner}`);
		expect(ofPartner.html).not.toMatch(/partners\/edit|people\/edit|files\/add|activities\/edit/);
		for (const path of ['activities/edit', 'capture', `partners/edit/${partner}`, 'steps/edit?partner=' + partner]) {
			expect([path, [403, 404].includes((await manager.get(`${at}/${path}`)).status)]).toEqual([path, true]);
		}
	});

	it('sees how to reach people, and not what is noted of them', async () => {
		const person = await buildPerson(server.db, coordinator, { email: 'clerk@poznan.example', note: 'Likes coffee' });
		const { html } = await manager.get(`${at}/people/${person}`);
		expect(html).toContain('clerk@poznan.example');
		expect(html).not.toContain('Likes coffee');
	});
});

describe('a membership that is limited in time', () => {
	it.each([{ ends: '2020-12-31' }, { starts: '2099-01-01' }])(
		'answers out of its time as to a stranger: %o',
		async (limits) => {
			const client = await server.signedIn('coordinator', { office: slug, limits });
			const stranger = await server.signedIn('coordinator', { office: null });
			for (const path of ['', '/year/2020', '/activities/edit', '/settings', '/activities/export.csv']) {
				const [theirs, unknown] = await Promise.all([client.get(at + path), stranger.get(at + path)]);
				expect([path, theirs.status]).toEqual([path, unknown.status]);
			}
			expect((await client.post(`${at}/activities/edit?/save`, activity())).status).toBe(404);
			expect((await client.get('/')).location).toBe('/account');
		}
	);

	it('is said in the settings of the person and in the list of members', async () => {
		const limits = { ends: '2099-12-31', bodyId: body };
		const client = await server.signedIn('contributor', { office: slug, name: 'Gil Sport', limits });
		expect(textOf((await client.get('/account')).html)).toContain('until 31 Dec 2099');
		const director = await server.signedIn('director', { office: slug });
		expect(textOf((await director.get(`${at}/settings/members`)).html)).toContain(
			'Contributor Sports department, until 31 Dec 2099'
		);
	});
});

describe('a director', () => {
	it('gives a role with a body and days; who has it signs in again, and then may do what it allows', async () => {
		const director = await server.signedIn('director', { office: slug });
		const name = `Ronit ${newId().slice(-6)}`;
		const ronit = await server.signedIn('reader', { office: slug, name });
		const list = await director.get(`${at}/settings/members`);
		const id = new RegExp(`>${name}<.*?settings/members/([^"]+)"`, 's').exec(list.html)?.[1] ?? '';
		expect((await director.get(`${at}/settings/members/${id}`)).html).toContain('Sports department');
		const save = (fields: Record<string, string>) =>
			director.post(`${at}/settings/members/${id}?/save`, { id, ...fields });
		const refused = await save({ role: 'contributor', starts: '31.12.2026', ends: '1.1.2026' });
		expect([refused.status, textOf(refused.html).includes('The end is before the start')]).toEqual([422, true]);
		const unlimited = await save({ role: 'director', bodyId: body });
		expect([unlimited.status, textOf(unlimited.html).includes('limited neither to a body nor in time')]).toEqual([
			422,
			true
		]);
		const fields = { role: 'contributor', bodyId: body, starts: '1.1.2020', ends: '31.12.2099' };
		const unsaid = await save(fields);
		expect([unsaid.status, unsaid.html.includes('href="#why"')]).toEqual([422, true]);
		const saved = await save({ ...fields, why: 'Now in the department of sports' });
		expect([saved.status, saved.location]).toEqual([303, `${at}/settings/members`]);
		expect((await ronit.get(`${at}/activities`)).location).toMatch(/^\/sign-in/);
		expect(textOf((await director.get(`${at}/settings`)).html)).toContain(
			`${name} (Contributor, Sports department, from 1 Jan 2020, until 31 Dec 2099)`
		);
		expect(textOf((await director.get(`${at}/settings`)).html)).toContain('Reason: Now in the department of sports');
	});

	it('adds nobody whose membership is over, and is asked for whole dates', async () => {
		const director = await server.signedIn('director', { office: slug });
		const add = async (ends: string) => {
			const fields = { email: `${newId()}@example.org`, role: 'reader', ends };
			const { status, html } = await director.post(`${at}/settings/members?/add`, fields);
			return [status, textOf(html)];
		};
		expect(await add('31.12.2019')).toEqual([422, expect.stringContaining('This day is over')]);
		for (const ends of ['6/2010', '2010', 'soon']) {
			expect(await add(ends)).toEqual([422, expect.stringContaining('Enter a full date, such as 21.6.2010')]);
		}
		expect((await add('31.12.2099'))[0]).toBe(200);
	});

	it('gives no body of another office', async () => {
		const director = await server.signedIn('director', { office: slug });
		const other = buildActor(await buildOffice(server.db));
		const theirs = await buildOrganisation(server.db, other);
		const fields = { email: `${newId()}@example.org`, role: 'contributor', bodyId: theirs };
		expect((await director.post(`${at}/settings/members?/add`, fields)).status).toBe(422);
	});
});

function limitedTo(role: 'contributor' | 'coordinator'): Promise<HttpClient> {
	return server.signedIn(role, { office: slug, limits: { bodyId: body } });
}

describe('a coordinator who is limited to a body', () => {
	it('sees everything, and is offered and may change what is their own', async () => {
		const client = await limitedTo('coordinator');
		const others = await recordActivity(server.db, coordinator, { visibility: 'office' });
		const page = await client.get(`${at}/activities/${others}`);
		expect(page.status).toBe(200);
		expect(page.html).not.toContain('activities/edit/');
		expect((await client.get(`${at}/partners/edit/${partner}`)).status).toBe(403);
		const goal = { id: newId(), version: '0', 'name.en': 'A goal of theirs' };
		expect((await client.post(`${at}/goals/edit?/save`, goal)).status).toBe(303);
		expect((await client.get(`${at}/goals`)).html).toContain(`goals/edit/${goal.id}`);
		expect((await client.get(`${at}/goals/edit/${goal.id}`)).status).toBe(200);
	});

	it('has the same limit by an access token', async () => {
		const client = await limitedTo('coordinator');
		const made = await client.post(`${at}/tokens?/make`, { name: 'Nightly run', scope: 'write', days: '30' });
		const key = /<code>(kesher_[\w-]{43})<\/code>/.exec(made.html)?.[1] ?? '';
		const others = await recordActivity(server.db, coordinator);
		const led = await recordActivity(server.db, coordinator, { organisations: [{ id: body, role: 'lead' }] });
		const erase = async (id: string) => {
			const headers = { authorization: `Bearer ${key}` };
			return (await fetch(`${server.base}/api/v1/${slug}/activities/${id}`, { method: 'DELETE', headers })).status;
		};
		expect([await erase(others), await erase(led)]).toEqual([403, 204]);
	});

	it('is offered its body as the lead of what is new', async () => {
		const client = await limitedTo('coordinator');
		for (const path of ['activities/edit', 'initiatives/edit']) {
			const { html } = await client.get(`${at}/${path}`);
			expect([path, new RegExp(`value="${body}" selected`).test(html)]).toEqual([path, true]);
		}
	});
});
