import { describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActivity, buildPartner } from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const LIST = '/o/raanana/people';

async function add(client: HttpClient, fields: Record<string, string | string[]> = {}): Promise<string> {
	const id = newId();
	const page = await client.post(`${LIST}/edit?/save`, {
		id,
		version: '0',
		'name.en': 'Jan Kowalski',
		email: 'jan@example.pl',
		phone: '+48 61 878 5200',
		note: 'Only for us',
		...fields
	});
	expect([page.status, page.location]).toEqual([303, `${LIST}/${id}`]);
	return id;
}

async function partner(): Promise<string> {
	const officeId = (await officeOfSlug(server.db, 'raanana')) as OfficeId;
	return buildPartner(server.db, { officeId }, { name: { he: 'טולדו', en: 'Toledo' } });
}

it('a person who is added from the page of a partner is on its side, and one comes back to it', async () => {
	const client = await server.signedIn('coordinator');
	const id = await partner();
	const link = `/o/raanana/people/edit?partner=${id}`;
	expect((await client.get(`/o/raanana/partners/${id}`)).html).toContain(`href="${link}"`);
	const form = await client.get(link);
	expect(form.html).toMatch(new RegExp(`<option value="partner:${id}" selected`));
	expect(form.html).toMatch(new RegExp(`name="back" value="/o/raanana/partners/${id}"`));
});

describe('the people of an office', () => {
	it('are listed by name, or by the role they are known by, in both languages', async () => {
		const client = await server.signedIn('coordinator');
		const role = { 'role.id': newId(), 'role.kind': 'mayor', 'role.of': `partner:${await partner()}` };
		const id = await add(client, { 'name.en': '', ...role });
		expect((await client.get(LIST)).html).toContain('Mayor of Toledo');
		expect((await client.get(`${LIST}/edit/${id}`)).html).toContain('>Mayor of Toledo</a>');
		const hebrew = await (await server.signedIn('reader', { language: 'he' })).get(LIST);
		expect(hebrew.html).toContain('ראש עיריית טולדו');
	});

	it('show how they can be reached to those who work in the office, and to no reader, in no form', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client);
		const reader = await server.signedIn('reader');
		for (const path of [LIST, `${LIST}/${id}`, `${LIST}/export.csv`]) {
			expect((await client.get(path)).html).toMatch(/jan@example\.pl[\s\S]*\+48 61 878 52 00/);
			const { html } = await reader.get(path);
			expect(html).toContain('Jan Kowalski');
			expect(html).not.toMatch(/jan@example|878 ?52|Only for us/);
		}
		expect((await client.get(`${LIST}/${id}`)).html).toContain('Only for us');
	});

	it('are narrowed by words, kind of role, partner and whether they hold it now', async () => {
		const client = await server.signedIn('coordinator');
		const partnerId = await partner();
		const role = { 'role.id': newId(), 'role.kind': 'interpreter', 'role.of': `partner:${partnerId}` };
		const id = await add(client, { 'name.en': 'Quiet Voice', ...role });
		const query = `kind=interpreter&partner=${partnerId}&q=quiet&current=on`;
		expect((await client.get(`${LIST}?${query}`)).html).toContain('One person');
		await client.post(`${LIST}/${id}?/end`, { id: role['role.id'], version: '1', ended: '2019' });
		expect((await client.get(`${LIST}?${query}`)).html).toContain('Nothing matches');
		expect((await client.get(`${LIST}?kind=king&partner=x&organisation=y&after=z`)).status).toBe(200);
	});

	it('who can be reached and was not told of it are found by those who see notes, and by nobody else', async () => {
		const client = await server.signedIn('coordinator');
		const told = await add(client, { 'name.en': 'Zznotice Told', noticeOn: '2020-05-01', receivedOn: '2020-04' });
		const untold = await add(client, { 'name.en': 'Zznotice Untold' });
		const unreached = await add(client, { 'name.en': 'Zznotice Unreached', email: '', phone: '' });
		// The message about the last one is shown once.
		await client.get(LIST);
		for (const path of ['', '/export.csv']) {
			const { html } = await client.get(`${LIST}${path}?q=zznotice&notice=on`);
			expect(html).toContain('Zznotice Untold');
			expect(html).not.toMatch(/Zznotice (Told|Unreached)/);
			const asked = await (await server.signedIn('reader')).get(`${LIST}${path}?q=zznotice&notice=on`);
			for (const name of ['Told', 'Untold', 'Unreached']) expect(asked.html).toContain(`Zznotice ${name}`);
		}
		expect(new Set([told, untold, unreached]).size).toBe(3);
		const page = await client.get(`${LIST}/${told}`);
		expect(page.html).toMatch(/Details received on[\s\S]*April 2020[\s\S]*Notice given on[\s\S]*1 May 2020/);
		expect((await (await server.signedIn('reader')).get(`${LIST}/${told}`)).html).not.toContain('Notice given');
	});

	it('can be taken away as a sheet', async () => {
		const client = await server.signedIn('reader');
		const xlsx = await client.get(`${LIST}/export.xlsx`);
		expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
		expect([...xlsx.bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
	});

	it('are not for strangers, and not without a session', async () => {
		const id = await add(await server.signedIn('coordinator'));
		const stranger = await server.signedIn('director', { office: null });
		for (const path of [LIST, `${LIST}/export.csv`, `${LIST}/${id}`, `${LIST}/edit/${id}`]) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await server.anonymous().get(path)).location).toMatch(/^\/sign-in\?to=/);
		}
	});
});

describe('the page of a person', () => {
	it('shows roles now and before, and the activities that name them', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { 'languages[]': ['pl', 'en'] });
		const officeId = (await officeOfSlug(server.db, 'raanana')) as OfficeId;
		await buildActivity(server.db, { officeId }, { title: { en: 'A visit' }, people: [id] });
		await buildActivity(server.db, { officeId }, { title: { en: 'A secret' }, people: [id], visibility: 'office' });
		const role = { version: '0', personId: id, kind: 'consul', of: '', starts: '2015', ends: '2018' };
		await client.post(`${LIST}/${id}?/role`, { id: newId(), ...role });
		const { html } = await client.get(`${LIST}/${id}`);
		expect(html).toContain('No present role is recorded.');
		expect(html).toMatch(/Earlier roles[\s\S]*Consul, Ra’anana/);
		expect(html).toContain('Polish, English');
		expect(html).toMatch(/A visit[\s\S]*A secret|A secret[\s\S]*A visit/);
		const reader = await (await server.signedIn('reader')).get(`${LIST}/${id}`);
		expect(reader.html).not.toContain('A secret');
		expect(reader.html).not.toContain('<form method="post" action="?/role"');
	});

	it('is missing for an id that nobody has', async () => {
		const client = await server.signedIn('reader');
		expect((await client.get(`${LIST}/${newId()}`)).status).toBe(404);
	});
});

describe('the roles of a person', () => {
	it('are added, changed, ended and deleted on the person’s page', async () => {
		const client = await server.signedIn('coordinator');
		const personId = await add(client);
		const page = `${LIST}/${personId}`;
		const id = newId();
		const role = { id, personId, kind: 'mayor', of: `partner:${await partner()}`, starts: '2018' };
		const added = await client.post(`${page}?/role`, { ...role, version: '0' });
		expect([added.status, added.location]).toEqual([303, page]);
		await client.post(`${page}?/role`, { ...role, version: '1', kind: 'spokesperson' });
		expect((await client.get(page)).html).toMatch(/Roles now[\s\S]*Spokesperson of Toledo/);
		await client.post(`${page}?/end`, { id, version: '2', ended: '1.1.2020' });
		expect((await client.get(page)).html).toMatch(/Earlier roles[\s\S]*Spokesperson of Toledo[\s\S]*1 Jan 2020/);
		await client.post(`${page}?/deleteRole`, { id });
		expect((await client.get(page)).html).not.toContain('Spokesperson of Toledo');
	});

	it('come back with what was typed and what is wrong, in the very form that was sent', async () => {
		const client = await server.signedIn('coordinator');
		const personId = await add(client);
		const page = `${LIST}/${personId}`;
		const id = newId();
		const refused = await client.post(`${page}?/role`, {
			...{ id, version: '0', personId, kind: 'mayor', of: '' },
			...{ starts: 'sometime', ends: '2019' }
		});
		expect(refused.status).toBe(422);
		expect(refused.html).toContain('value="sometime"');
		expect(refused.html).toContain('One field needs fixing');
		expect(refused.html).toMatch(new RegExp(`<details class="roles__add" open[\\s\\S]*value="${id}"`));
		await client.post(`${page}?/role`, { id, version: '0', personId, kind: 'mayor', of: '', starts: '2018' });
		const early = await client.post(`${page}?/end`, { id, version: '1', ended: '2010' });
		expect(early.status).toBe(422);
		expect(early.html).toContain('The end is before the start');
		const stale = await client.post(`${page}?/role`, { id, version: '9', personId, kind: 'donor', of: '' });
		expect(stale.status).toBe(409);
		expect(stale.html).toContain('Somebody else saved this record');
	});

	it('are refused to a reader, a stranger, and another site', async () => {
		const personId = await add(await server.signedIn('coordinator'));
		const path = `${LIST}/${personId}?/role`;
		const role = { id: newId(), version: '0', personId, kind: 'mayor', of: '' };
		expect((await (await server.signedIn('reader')).post(path, role)).status).toBe(403);
		expect((await (await server.signedIn('director', { office: null })).post(path, role)).status).toBe(404);
		expect((await server.anonymous().post(path, role)).location).toContain('/sign-in');
		const forged = await (await server.signedIn('coordinator')).post(path, role, { origin: 'http://evil.example' });
		expect(forged.status).toBe(403);
	});
});

describe('the form of a person', () => {
	it('comes back with 422 and every problem, also those that only the command knows', async () => {
		const client = await server.signedIn('coordinator');
		const form = `${LIST}/edit?/save`;
		const page = await client.post(form, { id: newId(), version: '0', 'name.en': 'X', email: 'x@', note: 'kept' });
		expect(page.status).toBe(422);
		expect(page.html).toContain('Enter an e-mail address');
		expect(page.html).toContain('kept');
		const phone = await client.post(form, { id: newId(), version: '0', 'name.en': 'X', phone: '12' });
		expect(phone.status).toBe(422);
		expect(phone.html).toContain('Enter a telephone number');
		const nobody = await client.post(form, { id: newId(), version: '0' });
		expect(nobody.html).toContain('Enter a name, or choose the role');
	});

	it('is refused to a reader, by the page and by the action', async () => {
		const reader = await server.signedIn('reader');
		expect((await reader.get(`${LIST}/edit`)).status).toBe(403);
		const fields = { id: newId(), version: '0', 'name.en': 'No' };
		expect((await reader.post(`${LIST}/edit?/save`, fields)).status).toBe(403);
	});

	it('deletes and leads back to the list', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client);
		const gone = await client.post(`${LIST}/edit/${id}?/delete`, { id });
		expect([gone.status, gone.location]).toEqual([303, LIST]);
		expect((await client.get(`${LIST}/${id}`)).status).toBe(404);
	});
});
