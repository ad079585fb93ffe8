import { describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildPartner } from '../support/factories.ts';
import type { HttpClient, Page } from '../support/http-client.ts';
import { bombs } from '../support/sample-bombs.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const LIST = '/o/raanana/files';

async function partner(): Promise<string> {
	const actor = buildActor((await officeOfSlug(server.db, 'raanana')) as OfficeId);
	return buildPartner(server.db, actor, { name: { en: 'Lucca', he: 'לוקה' } });
}

async function send(
	client: HttpClient,
	subjectId: string,
	{ bytes, name }: { bytes: Uint8Array; name: string },
	fields: Record<string, string> = {}
): Promise<Page> {
	const body = new FormData();
	const all = {
		id: newId(),
		subject: 'partner',
		subjectId,
		visibility: 'council',
		back: `/o/raanana/partners/${subjectId}`,
		...fields
	};
	for (const [key, value] of Object.entries(all)) body.set(key, value);
	body.set('file', new Blob([bytes as BlobPart], { type: 'text/html' }), name);
	return client.send(`${LIST}/add?partner=${subjectId}&/save`, {
		method: 'POST',
		body,
		headers: { origin: server.base }
	});
}

async function add(client: HttpClient, fields: Record<string, string> = {}, name = 'הסכם (2008).pdf') {
	const subjectId = await partner();
	const id = newId();
	const page = await send(client, subjectId, { bytes: SAMPLE_FILES.pdf, name }, { id, ...fields });
	expect([page.status, page.location]).toEqual([303, `/o/raanana/partners/${subjectId}`]);
	return { id, subjectId };
}

describe('a document', () => {
	it('is uploaded on the page of its record and stands there by its title or its name', async () => {
		const client = await server.signedIn('coordinator');
		const { id, subjectId } = await add(client, { 'title.en': 'The pact, scanned' });
		await send(client, subjectId, { bytes: SAMPLE_FILES.jpeg, name: 'photo.jpg' });
		const { html } = await client.get(`/o/raanana/partners/${subjectId}`);
		expect(html).toMatch(/Documents[\s\S]*The pact, scanned[\s\S]*PDF<\/bdi>, <bdi>\d+ B[\s\S]*photo\.jpg[\s\S]*JPEG/);
		expect(html).toContain(`href="${LIST}/${id}"`);
	});

	it('is handed out as a file to keep, under its own name in any script, and as nothing that runs', async () => {
		const client = await server.signedIn('coordinator');
		const { id } = await add(client);
		const file = await client.get(`${LIST}/${id}`);
		expect(file.status).toBe(200);
		expect(file.bytes).toEqual(SAMPLE_FILES.pdf);
		expect(file.headers.get('content-type')).toBe('application/pdf');
		expect(file.headers.get('x-content-type-options')).toBe('nosniff');
		expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
		expect(file.headers.get('cache-control')).toBe('private, no-store');
		expect(file.headers.get('content-disposition')).toBe(
			`attachment; filename="(2008).pdf"; filename*=UTF-8''${encodeURIComponent('הסכם')}%20%282008%29.pdf`
		);
	});

	it('is called what it is, whatever its name pretends', async () => {
		const client = await server.signedIn('coordinator');
		const { id } = await add(client, {}, '../../evil"\r\nx: y.html');
		const { headers } = await client.get(`${LIST}/${id}`);
		expect(headers.get('content-disposition')).toMatch(
			/^attachment; filename="[^"]*\.html\.pdf"; filename\*=UTF-8''[^"]*\.html\.pdf$/
		);
		expect(headers.get('x')).toBeNull();
	});

	it.each([
		['html', 'This kind of file is not accepted'],
		['svg', 'This kind of file is not accepted'],
		['docm', 'This kind of file is not accepted'],
		['program', 'This kind of file is not accepted'],
		['empty', 'Choose a file']
	] as const)('that is %s is refused by a sentence, and the title that was typed stays', async (kind, sentence) => {
		const client = await server.signedIn('coordinator');
		const page = await send(
			client,
			await partner(),
			{ bytes: SAMPLE_FILES[kind], name: 'pact.pdf' },
			{ 'title.en': 'kept' }
		);
		expect(page.status).toBe(422);
		expect(page.html).toContain(sentence);
		expect(page.html).toContain('value="kept"');
	});

	it('that is too large is refused with the limit; a body beyond all limits by a page that says so', async () => {
		const client = await server.signedIn('coordinator');
		const id = await partner();
		const large = await send(client, id, { bytes: new Uint8Array(25 * 1024 * 1024 + 1), name: 'film.mp4' });
		expect(large.status).toBe(422);
		expect(large.html).toContain('The file is too large: at most 25 MB');
		const huge = await send(client, id, { bytes: new Uint8Array(33 * 1024 * 1024), name: 'film.mp4' });
		expect(huge.status).toBe(413);
		expect(huge.html).toContain('25 MB');
	});

	it('that would unfold into what no computer holds is refused by a sentence that says what to do', async () => {
		const client = await server.signedIn('coordinator');
		const { picture, document } = bombs();
		const sentences = [
			[picture, 'at most 20000 pixels on its longer side. Save it smaller'],
			[document, 'far larger than documents are. Save it as PDF'],
			[SAMPLE_FILES.docx.slice(0, -30), 'damaged or incomplete']
		] as const;
		for (const [bytes, sentence] of sentences) {
			const page = await send(client, await partner(), { bytes, name: 'pact.docx' });
			expect(page.status).toBe(422);
			expect(page.html).toContain(sentence);
		}
	});

	it('without a file, and for a record that is not there', async () => {
		const client = await server.signedIn('coordinator');
		const subjectId = await partner();
		const none = await client.post(`${LIST}/add?partner=${subjectId}&/save`, {
			id: newId(),
			subject: 'partner',
			subjectId,
			visibility: 'office'
		});
		expect(none.status).toBe(422);
		expect(none.html).toContain('Choose a file');
		expect((await client.get(`${LIST}/add`)).status).toBe(404);
		expect((await client.get(`${LIST}/add?partner=${newId()}`)).status).toBe(404);
		expect((await send(client, newId(), { bytes: SAMPLE_FILES.pdf, name: 'a.pdf' })).status).toBe(404);
	});

	it('for the office alone is not there for a reader, in no form', async () => {
		const client = await server.signedIn('coordinator');
		const { id, subjectId } = await add(client, { visibility: 'office', 'title.en': 'Draft of the pact' });
		const reader = await server.signedIn('reader');
		expect((await reader.get(`${LIST}/${id}`)).status).toBe(404);
		for (const path of [
			`${LIST}?partner=${subjectId}`,
			`${LIST}/export.csv?partner=${subjectId}`,
			`/o/raanana/partners/${subjectId}`
		]) {
			expect((await client.get(path)).html).toContain('Draft of the pact');
			expect((await reader.get(path)).html).not.toContain('Draft of the pact');
		}
	});

	it('is not handed out to a stranger or without a session, and cannot be added by a reader', async () => {
		const { id, subjectId } = await add(await server.signedIn('coordinator'));
		expect((await server.anonymous().get(`${LIST}/${id}`)).location).toMatch(/^\/sign-in/);
		expect((await (await server.signedIn('director', { office: null })).get(`${LIST}/${id}`)).status).toBe(404);
		const reader = await server.signedIn('reader');
		expect((await reader.get(`${LIST}/add?partner=${subjectId}`)).status).toBe(403);
		expect((await reader.get(`${LIST}/edit/${id}`)).status).toBe(403);
		expect((await send(reader, subjectId, { bytes: SAMPLE_FILES.pdf, name: 'a.pdf' })).status).toBe(403);
	});
});

describe('the list of documents', () => {
	it('has kind, record and day; is narrowed; and can be taken away', async () => {
		const client = await server.signedIn('coordinator', { language: 'he' });
		const { subjectId } = await add(client, { 'title.he': 'סריקת ההסכם' });
		const { html } = await client.get(`${LIST}?partner=${subjectId}`);
		expect(html).toMatch(/מסמך אחד[\s\S]*סריקת ההסכם[\s\S]*לוקה[\s\S]*PDF/);
		expect((await client.get(`${LIST}?partner=${subjectId}&group=picture`)).html).not.toContain('סריקת ההסכם');
		expect((await client.get(`${LIST}?partner=${subjectId}&q=${encodeURIComponent('סריקה הסכם')}`)).status).toBe(200);
		expect((await client.get(`${LIST}?group=x&subject=y&partner=z&after=%00`)).status).toBe(200);
		const csv = await client.get(`${LIST}/export.csv?partner=${subjectId}`);
		expect(csv.html).toContain('סריקת ההסכם,הסכם (2008).pdf,לוקה,שותף,PDF,');
	});

	it('leads to a form that changes title and readers, deletes, and can be undone', async () => {
		const client = await server.signedIn('coordinator');
		const { id, subjectId } = await add(client);
		const page = `/o/raanana/partners/${subjectId}`;
		const saved = await client.post(`${LIST}/edit/${id}?/save`, {
			id,
			version: '1',
			'title.en': 'Renamed',
			visibility: 'office',
			back: page
		});
		expect([saved.status, saved.location]).toEqual([303, page]);
		expect((await client.get(page)).html).toContain('Renamed');
		const wrong = await client.post(`${LIST}/edit/${id}?/save`, { id, version: '2', visibility: 'all' });
		expect(wrong.status).toBe(422);
		await client.post(`${LIST}/edit/${id}?/delete`, { id, back: page });
		expect((await client.get(`${LIST}/${id}`)).status).toBe(404);
		await client.post('/o/raanana/trash?/restore', { noun: 'attachment', id, back: page });
		expect((await client.get(`${LIST}/${id}`)).status).toBe(200);
	});
});
