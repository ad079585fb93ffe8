import { describe, expect, it } from 'vitest';
import { listPartnerNames } from '../../src/features/partner/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { HttpClient } from '../support/http-client.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';
import { buildStarterOffice } from '../support/starter.ts';

const server = testServer();
const LIST = '/o/raanana/notes';

async function add(client: HttpClient, fields: Record<string, string> = {}): Promise<string> {
	const id = newId();
	const page = await client.post(`${LIST}/edit?/save`, { id, version: '0', 'text.en': 'A note', ...fields });
	expect([page.status, page.location]).toEqual([303, LIST]);
	return id;
}

describe('the notes on the data of an office', () => {
	it('are listed with their sources, in the language of the person', async () => {
		const client = await server.signedIn('coordinator');
		await add(client, {
			...{ 'text.en': 'Years as the deck gives them', 'text.he': 'השנים לפי המצגת' },
			...{ 'source.en': 'Deck of 2020', sourceUrl: 'www.poznan.pl/mim' }
		});
		const { html } = await (await server.signedIn('reader')).get(LIST);
		expect(html).toMatch(/Years as the deck gives them[\s\S]*Deck of 2020/);
		expect(html).toContain('href="https://www.poznan.pl/mim"');
		expect(html).not.toContain('Add a note');
		const hebrew = await (await server.signedIn('reader', { language: 'he' })).get(LIST);
		expect(hebrew.html).toContain('השנים לפי המצגת');
	});

	it('may be about one partner: then they name it, and stand on its page and in the annex of the report', async () => {
		const { slug, officeId } = await buildStarterOffice(server.db);
		const client = await server.signedIn('coordinator', { office: slug });
		const partners = await server.db.forOffice(officeId, (tx) => listPartnerNames(tx, officeId, ['council', 'public']));
		const poznan = partners.find(({ name }) => name['en'] === 'Poznań')?.id ?? '';
		const form = await client.get(`/o/${slug}/notes/edit?partner=${poznan}`);
		expect(form.html).toMatch(new RegExp(`<option value="${poznan}" selected[^>]*>Poznań`));
		const fields = { id: newId(), version: '0', 'text.en': 'It counts us as the 14th', 'source.en': 'City site' };
		const gone = await client.post(`/o/${slug}/notes/edit?/save`, { ...fields, partnerId: newId() });
		expect(gone.status).toBe(422);
		expect(gone.html).toContain('The record you chose is no longer there');
		expect((await client.post(`/o/${slug}/notes/edit?/save`, { ...fields, partnerId: poznan })).status).toBe(303);
		await client.get(`/o/${slug}/notes`);
		const reader = await server.signedIn('reader', { office: slug });
		const text = async (path: string) => textOf((await reader.get(`/o/${slug}/${path}`)).html);
		expect(await text('notes')).toContain('It counts us as the 14th About: Poznań City site');
		expect(await text(`partners/${poznan}`)).toContain('Data notes It counts us as the 14th City site');
		expect(await text('report/2020/en')).toContain('It counts us as the 14th About Poznań. Source: City site');
		expect((await reader.get(`/o/${slug}/notes/export.csv`)).html).toContain('Poznań,It counts us as the 14th');
		expect(await text('notes')).toMatch(/has no slide in the deck. About: Opsterland/);
	});

	it('move, and can be taken away in their order', async () => {
		const client = await server.signedIn('coordinator');
		await add(client, { 'text.en': 'Older note' });
		const id = await add(client, { 'text.en': 'Newer note' });
		await client.post(`${LIST}?/move`, { id, direction: 'up' });
		const csv = await client.get(`${LIST}/export.csv`);
		expect(csv.html).toMatch(/Newer note[\s\S]*Older note/);
		expect((await client.get(`${LIST}/export.xlsx`)).status).toBe(200);
		const reader = await server.signedIn('reader');
		expect((await reader.post(`${LIST}?/move`, { id, direction: 'down' })).status).toBe(403);
	});

	it('are not for strangers, and not without a session', async () => {
		const id = await add(await server.signedIn('coordinator'));
		const stranger = await server.signedIn('director', { office: null });
		for (const path of [LIST, `${LIST}/export.csv`, `${LIST}/edit/${id}`]) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await server.anonymous().get(path)).location).toMatch(/^\/sign-in\?to=/);
		}
		const fields = { id: newId(), version: '0', 'text.en': 'No' };
		expect((await stranger.post(`${LIST}/edit?/save`, fields)).status).toBe(404);
	});
});

describe('the form of a note', () => {
	it('comes back with 422 and with what was typed', async () => {
		const client = await server.signedIn('coordinator');
		const fields = { id: newId(), version: '0', 'text.en': '', 'source.en': 'Kept', sourceUrl: 'javascript:1' };
		const page = await client.post(`${LIST}/edit?/save`, fields);
		expect(page.status).toBe(422);
		expect(page.html).toContain('2 fields need fixing');
		expect(page.html).toContain('Kept');
	});

	it('is refused to a reader; changes, deletes, and notices a change in between', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { 'text.en': 'First wording' });
		const form = `${LIST}/edit/${id}`;
		expect((await (await server.signedIn('reader')).get(form)).status).toBe(403);
		await client.post(`${form}?/save`, { id, version: '1', 'text.en': 'Second wording' });
		expect((await client.get(LIST)).html).toContain('Second wording');
		expect((await client.post(`${form}?/save`, { id, version: '1', 'text.en': 'Late' })).status).toBe(409);
		expect((await client.post(`${form}?/delete`, { id })).location).toBe(LIST);
		expect((await client.get(form)).status).toBe(404);
	});
});
