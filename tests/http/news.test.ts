import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildOffice, buildPartner } from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { textOf } from '../support/html.ts';
import { setSite } from '../support/public-site.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';
import { testServer } from '../support/server.ts';

const server = testServer();

function item(overrides: Record<string, string> = {}): { id: string } & Record<string, string> {
	return {
		id: newId(),
		...{ version: '0', 'title.en': 'A musical tree', 'title.he': 'עץ מוסיקלי', day: '1.6.2020' },
		...{ visibility: 'public', ...overrides }
	};
}

describe('the news of an office', () => {
	it('are written, read, listed, found, and taken away as a table', async () => {
		const client = await server.signedIn('coordinator');
		const news = item({ 'title.en': '=Tree of Poznań', 'text.en': 'It plays.\n\nSince June.' });
		const saved = await client.post('/o/raanana/news/edit?/save', news);
		expect([saved.status, saved.location]).toEqual([303, `/o/raanana/news/${news.id}`]);
		const page = await client.get(`/o/raanana/news/${news.id}`);
		expect(page.html).toContain('It plays.');
		expect(page.html).toContain('1 Jun 2020');
		expect((await client.get('/o/raanana/news?q=plays')).html).toContain('=Tree of Poznań');
		expect((await client.get('/o/raanana/news?q=nothing-of-it')).html).not.toContain('=Tree of Poznań');
		expect((await client.get('/o/raanana/search?q=plays')).html).toContain(`/o/raanana/news/${news.id}`);
		const csv = await client.get('/o/raanana/news/export.csv');
		expect(csv.html).toContain(`"'=Tree of Poznań"`);
	});

	it('come back with 422, a sentence for each field, and what was typed', async () => {
		const client = await server.signedIn('coordinator');
		const page = await client.post(
			'/o/raanana/news/edit?/save',
			item({ 'title.en': '', 'title.he': '', day: '31.2.2020', 'text.en': 'Kept as it was typed', pictureId: newId() })
		);
		expect(page.status).toBe(422);
		expect(page.html).toContain('3 fields need fixing');
		expect(page.html).toContain('Kept as it was typed');
	});

	it('are told of to a reader where they are meant for the council, and changed by none', async () => {
		const client = await server.signedIn('coordinator');
		const [inside, council] = [item({ visibility: 'office' }), item({ visibility: 'council' })];
		for (const each of [inside, council]) await client.post('/o/raanana/news/edit?/save', each);
		const reader = await server.signedIn('reader');
		expect((await reader.get(`/o/raanana/news/${council.id}`)).status).toBe(200);
		expect((await reader.get(`/o/raanana/news/${inside.id}`)).status).toBe(404);
		expect((await reader.get('/o/raanana/news/edit')).status).toBe(403);
		expect((await reader.post('/o/raanana/news/edit?/save', item())).status).toBe(403);
		expect((await reader.get('/o/raanana/news')).html).not.toContain('/o/raanana/news/edit');
	});

	it('go to the trash and come back', async () => {
		const client = await server.signedIn('coordinator');
		const news = item({ 'title.en': 'Told by mistake' });
		await client.post('/o/raanana/news/edit?/save', news);
		const gone = await client.post(`/o/raanana/news/edit/${news.id}?/delete`, { id: news.id });
		expect([gone.status, gone.location]).toEqual([303, '/o/raanana/news']);
		expect((await client.get(`/o/raanana/news/${news.id}`)).status).toBe(404);
		expect((await client.get('/o/raanana/trash?noun=news')).html).toContain('Told by mistake');
		await client.post('/o/raanana/trash?/restore', { noun: 'news', id: news.id });
		expect((await client.get(`/o/raanana/news/${news.id}`)).status).toBe(200);
	});
});

describe('a picture that is sent along with news', () => {
	const slug = `seen-${newId().slice(-8)}`;
	const edit = `/o/${slug}/news/edit?/save`;
	let officeId: OfficeId;
	let partner: string;
	let hidden: string;

	beforeAll(async () => {
		officeId = await buildOffice(server.db, { slug });
		const actor = buildActor(officeId);
		hidden = await buildPartner(server.db, actor, { name: { en: 'Hiddenville' }, visibility: 'council' });
		partner = await buildPartner(server.db, actor, { name: { en: 'Seenville' }, visibility: 'public' });
		await setSite(server.db, officeId, { isOn: 'on' });
	});

	function send(client: HttpClient, fields: Record<string, string | string[]>, file?: Uint8Array, name = 'tree.png') {
		const body = new FormData();
		const whole = { ...item(), uploadId: newId(), 'pictureAlt.en': 'A tree of notes', 'partners[]': [hidden, partner] };
		for (const [key, value] of Object.entries({ ...whole, ...fields })) {
			for (const each of [value].flat()) body.append(key, each);
		}
		// A browser sends an empty one where none was chosen.
		body.set('upload', file ? new File([file as BlobPart], name) : new File([], ''));
		return client.send(edit, { method: 'POST', body, headers: { origin: client.base } });
	}

	const documents = async () => {
		const { rows } = await server.db.forOffice(officeId, (tx) =>
			sql<{ partner: string; visibility: string; title: object }>`
				select partner_id as partner, visibility, title from attachment where office_id = ${officeId}`.execute(tx)
		);
		return rows;
	};

	it('comes back where something is wrong, with all that was typed, and leaves no document', async () => {
		const client = await server.signedIn('coordinator', { office: slug });
		const wrong: [string, Record<string, string | string[]>, Uint8Array, string][] = [
			['A sentence is typed', { 'pictureAlt.en': '' }, SAMPLE_FILES.png, 'What the picture shows'],
			['No public partner', { 'partners[]': [hidden] }, SAMPLE_FILES.png, 'choose one that the public sees'],
			['A text', {}, new TextEncoder().encode('no picture at all'), 'This file is no picture'],
			['Half of one', {}, SAMPLE_FILES.png.subarray(0, 40), 'picture'],
			['Nothing in it', {}, new Uint8Array(), 'Choose a file'],
			['Too large', {}, new Uint8Array(26 * 1024 * 1024), 'The file is too large: at most 25 MB'],
			['Another kind', {}, new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'Only JPEG and PNG'],
			['A wrong day', { day: '31.2.2020' }, SAMPLE_FILES.png, 'choose it again']
		];
		for (const [title, fields, file, said] of wrong) {
			const page = await send(client, { 'title.en': title, 'text.en': 'Kept as it was typed', ...fields }, file);
			expect([title, page.status]).toEqual([title, 422]);
			expect([title, textOf(page.html).includes(said)]).toEqual([title, true]);
			expect(page.html).toContain('Kept as it was typed');
			expect(page.html).toContain(`value="${title}"`);
		}
		expect(await documents()).toEqual([]);
	});

	it('becomes a document of the first public partner, is chosen at once, and is shown to the public', async () => {
		const client = await server.signedIn('coordinator', { office: slug });
		const fields = { id: newId(), uploadId: newId(), 'title.en': 'It plays' };
		const saved = await send(client, fields, SAMPLE_FILES.png);
		expect([saved.status, saved.location]).toEqual([303, `/o/${slug}/news/${fields.id}`]);
		expect(await documents()).toEqual([{ partner, visibility: 'public', title: {} }]);
		// Sent twice it adds one.
		expect((await send(client, fields, SAMPLE_FILES.png)).status).toBe(303);
		expect(await documents()).toHaveLength(1);
		const form = await client.get(`/o/${slug}/news/edit/${fields.id}`);
		expect(form.html).toContain('enctype="multipart/form-data"');
		expect(form.html).toMatch(new RegExp(`value="${fields.uploadId}"[^>]*(selected|checked)`));
		const outside = server.anonymous();
		expect((await outside.get(`/${slug}/en/news/${fields.id}`)).html).toContain('alt="A tree of notes"');
		expect((await outside.get(`/${slug}/en/news/${fields.id}/picture`)).status).toBe(200);
		// Nobody asked for it to stand on the page of the partner as well.
		expect((await outside.get(`/${slug}/en/partners/${partner}`)).html).not.toContain('pictures/');
		const old = await send(client, { ...fields, version: '7', uploadId: newId() }, SAMPLE_FILES.png);
		expect(old.status).toBe(409);
		expect(await documents()).toHaveLength(1);
		const without = await send(client, { ...fields, version: '1', pictureId: fields.uploadId, 'title.en': 'It sings' });
		expect(without.status).toBe(303);
		expect((await outside.get(`/${slug}/en/news/${fields.id}`)).html).toContain('alt="A tree of notes"');
	});

	it('is taken of nobody who may not write news, nor of another office', async () => {
		const reader = await server.signedIn('reader', { office: slug });
		expect((await send(reader, {}, SAMPLE_FILES.png)).status).toBe(403);
		const stranger = await server.signedIn('coordinator');
		expect((await send(stranger, {}, SAMPLE_FILES.png)).status).toBe(404);
		expect((await send(server.anonymous(), {}, SAMPLE_FILES.png)).status).toBe(307);
	});
});
