import { describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildInitiative, buildPartner } from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';
import { buildStarterOffice } from '../support/starter.ts';

const server = testServer();
const LIST = '/o/raanana/highlights';

async function add(client: HttpClient, year: number, fields: Record<string, string> = {}): Promise<string> {
	const id = newId();
	const page = await client.post(`${LIST}/${year}/edit?/save`, { id, version: '0', ...fields });
	expect([page.status, page.location]).toEqual([303, `${LIST}/${year}`]);
	return id;
}

async function desk() {
	return buildActor((await officeOfSlug(server.db, 'raanana')) as OfficeId);
}

describe('the highlights of a year', () => {
	it('begin with the latest year that holds anything, and lead to every other in one step', async () => {
		const { slug } = await buildStarterOffice(server.db);
		const client = await server.signedIn('reader', { office: slug });
		const page = await client.get(`/o/${slug}/highlights`);
		expect([page.status, page.location]).toEqual([303, `/o/${slug}/highlights/2020`]);
		const { html } = await client.get(`/o/${slug}/highlights/${new Date().getFullYear()}`);
		expect(html).toMatch(/href="[^"]+\/highlights\/2020"><b>2020<\/b> <small>\d highlights<\/small>/);
		expect((await client.get(`${LIST}/1850`)).status).toBe(404);
	});

	it('are listed in order, each with the record it leads to, and with the years beside it', async () => {
		const client = await server.signedIn('coordinator');
		const partner = await buildPartner(server.db, await desk(), { name: { he: 'טולדו', en: 'Toledo' } });
		await add(client, 2012, { 'text.en': 'First line', about: `partner:${partner}` });
		await add(client, 2012, { 'text.en': 'Second line', 'text.he': 'שורה שנייה' });
		const { html } = await client.get(`${LIST}/2012`);
		expect(html).toMatch(/First line[\s\S]*Second line/);
		expect(html).toContain(`href="/o/raanana/partners/${partner}"`);
		expect(html).toContain('Previous year: 2011');
		expect(html).toContain('Next year: 2013');
		const hebrew = await (await server.signedIn('reader', { language: 'he' })).get(`${LIST}/2012`);
		expect(hebrew.html).toContain('שורה שנייה');
		expect(hebrew.html).toContain('שתי נקודות ציון');
		expect((await client.get(`${LIST}/2011`)).html).toContain('No highlights of 2011 yet');
	});

	it('about a record that is not meant for a reader are not told to them, nor is its name', async () => {
		const client = await server.signedIn('coordinator');
		const hidden = { visibility: 'office' as const, title: { en: 'A quiet plan' } };
		const initiative = await buildInitiative(server.db, await desk(), hidden);
		await add(client, 2013, { 'text.en': 'Something stirs', about: `initiative:${initiative}` });
		expect((await client.get(`${LIST}/2013`)).html).toContain('A quiet plan');
		const reader = await server.signedIn('reader');
		for (const path of [`${LIST}/2013`, `${LIST}/2013/export.csv`]) {
			const { html } = await reader.get(path);
			expect(html).not.toContain('Something stirs');
			expect(html).not.toContain('A quiet plan');
		}
	});

	it('move up and down by buttons', async () => {
		const client = await server.signedIn('coordinator');
		await add(client, 2014, { 'text.en': 'Older' });
		const id = await add(client, 2014, { 'text.en': 'Newer' });
		const moved = await client.post(`${LIST}/2014?/move`, { id, direction: 'up' });
		expect([moved.status, moved.location]).toEqual([303, `${LIST}/2014`]);
		expect((await client.get(`${LIST}/2014`)).html).toMatch(/Newer[\s\S]*Older/);
		expect((await client.post(`${LIST}/2014?/move`, { id, direction: 'sideways' })).status).toBe(422);
		expect((await client.post(`${LIST}/2014?/move`, { id: newId(), direction: 'up' })).status).toBe(404);
		const reader = await server.signedIn('reader');
		expect((await reader.post(`${LIST}/2014?/move`, { id, direction: 'up' })).status).toBe(403);
	});

	it('can be taken away', async () => {
		const client = await server.signedIn('coordinator');
		await add(client, 2015, { 'text.en': 'Line' });
		const csv = await client.get(`${LIST}/2015/export.csv`);
		expect(csv.html).toContain('Place,The line,About\r\n1,Line,\r\n');
		expect(csv.headers.get('content-disposition')).toContain('filename="Highlights 2015.csv"');
	});

	it('are not for strangers, and not without a session', async () => {
		const id = await add(await server.signedIn('coordinator'), 2016, { 'text.en': 'Line' });
		const stranger = await server.signedIn('director', { office: null });
		for (const path of [LIST, `${LIST}/2016`, `${LIST}/2016/export.csv`, `${LIST}/2016/edit/${id}`]) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await server.anonymous().get(path)).location).toMatch(/^\/sign-in\?to=/);
		}
	});
});

describe('the form of a highlight', () => {
	it('comes back with 422 and with what was typed', async () => {
		const client = await server.signedIn('coordinator');
		const form = `${LIST}/2017/edit?/save`;
		const empty = await client.post(form, { id: newId(), version: '0', 'text.en': '' });
		expect(empty.status).toBe(422);
		const gone = await client.post(form, {
			...{ id: newId(), version: '0', 'text.en': 'Typed before' },
			about: `partner:${newId()}`
		});
		expect(gone.status).toBe(422);
		expect(gone.html).toContain('The record you chose is no longer there');
		expect(gone.html).toContain('Typed before');
	});

	it('is found under its own year only, and is no reader’s', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, 2017, { 'text.en': 'Line' });
		expect((await client.get(`${LIST}/2017/edit/${id}`)).status).toBe(200);
		expect((await client.get(`${LIST}/2018/edit/${id}`)).status).toBe(404);
		const reader = await server.signedIn('reader');
		expect((await reader.get(`${LIST}/2017/edit`)).status).toBe(403);
		const fields = { id: newId(), version: '0', 'text.en': 'No' };
		expect((await reader.post(`${LIST}/2017/edit?/save`, fields)).status).toBe(403);
	});

	it('changes and deletes', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, 2018, { 'text.en': 'Line' });
		const form = `${LIST}/2018/edit/${id}`;
		await client.post(`${form}?/save`, { id, version: '1', 'text.en': 'Better line' });
		expect((await client.get(`${LIST}/2018`)).html).toContain('Better line');
		const gone = await client.post(`${form}?/delete`, { id });
		expect([gone.status, gone.location]).toEqual([303, `${LIST}/2018`]);
		expect((await client.get(form)).status).toBe(404);
	});
});
