import { describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildActivity, buildPartner } from '../support/factories.ts';
import { testServer } from '../support/server.ts';
import type { HttpClient } from '../support/http-client.ts';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';

const server = testServer();
const LIST = '/o/raanana/organisations';

async function add(client: HttpClient, fields: Record<string, string> = {}): Promise<string> {
	const id = newId();
	const page = await client.post(`${LIST}/edit?/save`, {
		id,
		version: '0',
		kind: 'embassy',
		'name.he': 'שגרירות פולין',
		'name.en': 'Embassy of Poland',
		country: 'PL',
		...fields
	});
	expect([page.status, page.location]).toEqual([303, `${LIST}/${id}`]);
	return id;
}

describe('the organisations of an office', () => {
	it('are listed with kind and country, in the language of the person', async () => {
		await add(await server.signedIn('coordinator'));
		const hebrew = await (await server.signedIn('reader', { language: 'he' })).get(LIST);
		expect(hebrew.html).toContain('שגרירות פולין');
		expect(hebrew.html).toContain('פולין</span>');
		expect(hebrew.html).toContain('גופים</h1>');
		const english = await (await server.signedIn('reader')).get(LIST);
		expect(english.html).toContain('Embassy of Poland');
		expect(english.html).not.toContain('Add an organisation');
	});

	it('are narrowed by the address, and what the address cannot mean narrows nothing', async () => {
		const client = await server.signedIn('coordinator');
		await add(client, { 'name.en': 'Quiet School', 'name.he': '', kind: 'school', country: '', isTie: 'on' });
		const narrowed = await client.get(`${LIST}?kind=school&q=quiet&ties=on`);
		expect(narrowed.html).toContain('Quiet School');
		expect(narrowed.html).toContain('One organisation');
		expect(narrowed.html).not.toContain('Embassy of Poland');
		const nothing = await client.get(`${LIST}?q=nosuchword`);
		expect(nothing.html).toContain('Nothing matches');
		const nonsense = await client.get(`${LIST}?kind=castle&country=%27&after=zzz`);
		expect(nonsense.status).toBe(200);
		expect(nonsense.html).toContain('Embassy of Poland');
	});

	it('come fifty to a page, the next page after the last', async () => {
		const client = await server.signedIn('coordinator');
		for (let number = 10; number < 62; number += 1) await add(client, { 'name.en': `Paged ${number}`, kind: 'media' });
		const first = await client.get(`${LIST}?kind=media&q=paged`);
		expect(first.html).toContain('52 organisations');
		expect(first.html).toContain('Paged 59');
		expect(first.html).not.toContain('Paged 60');
		const next = /href="([^"]*after=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&');
		const second = await client.get(next ?? '');
		expect(second.html).toContain('Paged 61');
		expect(second.html).not.toContain('Paged 59');
		expect(second.html).toContain('First page');
	});

	it('can be taken away as they are shown, all pages in one file', async () => {
		const client = await server.signedIn('coordinator', { language: 'he' });
		await add(client, { 'name.he': '=1+1', kind: 'network' });
		const csv = await client.get(`${LIST}/export.csv?kind=network`);
		expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(csv.headers.get('content-disposition')).toContain("filename*=UTF-8''%D7%92%D7%95%D7%A4%D7%99%D7%9D.csv");
		expect(csv.html).toMatch(/"'=1\+1",רשת ערים,פולין/);
		const media = await client.get(`${LIST}/export.csv?kind=media&q=paged`);
		expect(media.html.trim().split('\r\n')).toHaveLength(53);
		const xlsx = await client.get(`${LIST}/export.xlsx`);
		expect([...xlsx.bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
		expect((await client.get(`${LIST}/export.pdf`)).status).toBe(404);
	});

	it('are not for strangers: the list, its file and each page answer like a page that is missing', async () => {
		const id = await add(await server.signedIn('coordinator'));
		const stranger = await server.signedIn('director', { office: null });
		for (const path of [LIST, `${LIST}/export.csv`, `${LIST}/${id}`, `${LIST}/edit/${id}`]) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await server.anonymous().get(path)).location).toMatch(/^\/sign-in\?to=/);
		}
	});
});

describe('the page of an organisation', () => {
	it('says what it is, whose side it is on, and what names it', async () => {
		const client = await server.signedIn('coordinator');
		const officeId = (await officeOfSlug(server.db, 'raanana')) as OfficeId;
		const partnerId = await buildPartner(server.db, { officeId }, { name: { he: 'טולדו', en: 'Toledo' } });
		const id = await add(client, { website: 'www.gov.pl/web/israel', partnerId, 'note.en': 'In Tel Aviv' });
		await buildActivity(server.db, { officeId }, { title: { en: 'The musical tree' }, organisations: [id] });
		await buildActivity(
			server.db,
			{ officeId },
			{ title: { en: 'A hidden talk' }, organisations: [id], visibility: 'office' }
		);
		const page = await client.get(`${LIST}/${id}`);
		expect(page.html).toContain('href="https://www.gov.pl/web/israel"');
		expect(page.html).toContain('Toledo');
		expect(page.html).toContain('The musical tree');
		expect(page.html).toContain('A hidden talk');
		const reader = await (await server.signedIn('reader')).get(`${LIST}/${id}`);
		expect(reader.html).toContain('The musical tree');
		expect(reader.html).not.toContain('A hidden talk');
		expect(reader.html).not.toContain(`edit/${id}`);
		expect((await client.get(`${LIST}/${newId()}`)).status).toBe(404);
		expect((await client.get(`${LIST}/abc`)).status).toBe(404);
	});
});

describe('the form of an organisation', () => {
	it('comes back with 422, a sentence for each field, and what was typed', async () => {
		const client = await server.signedIn('coordinator');
		const page = await client.post(`${LIST}/edit?/save`, {
			id: newId(),
			version: '0',
			kind: 'castle',
			'name.en': '',
			country: 'XX',
			website: 'javascript:alert(1)',
			'note.en': 'typed before'
		});
		expect(page.status).toBe(422);
		expect(page.html).toContain('4 fields need fixing');
		expect(page.html).toContain('Choose a country from the list');
		expect(page.html).toContain('typed before');
	});

	it('is refused to a reader with 403, and from another site', async () => {
		const reader = await server.signedIn('reader');
		expect((await reader.get(`${LIST}/edit`)).status).toBe(403);
		const fields = { id: newId(), version: '0', kind: 'school', 'name.en': 'No' };
		expect((await reader.post(`${LIST}/edit?/save`, fields)).status).toBe(403);
		const client = await server.signedIn('coordinator');
		const forged = await client.post(`${LIST}/edit?/save`, fields, { origin: 'http://evil.example' });
		expect(forged.status).toBe(403);
		expect((await server.anonymous().post(`${LIST}/edit?/save`, fields)).location).toContain('/sign-in');
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.post(`${LIST}/edit?/save`, fields)).status).toBe(404);
	});

	it('deletes and leads back to the list', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { 'name.en': 'Soon gone' });
		const gone = await client.post(`${LIST}/edit/${id}?/delete`, { id });
		expect([gone.status, gone.location]).toEqual([303, LIST]);
		expect((await client.get(LIST)).html).toContain('Deleted');
		expect((await client.get(`${LIST}/${id}`)).status).toBe(404);
	});
});
