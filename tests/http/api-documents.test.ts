import { request } from 'node:http';
import { OpenAPIClientAxios, type Document } from 'openapi-client-axios';
import { beforeAll, describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildOffice, buildOrganisation, buildPartner } from '../support/factories.ts';
import { askAs, fetchAs, tokenOf, type Asking, type Json } from '../support/programs.ts';
import { bombs } from '../support/sample-bombs.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const OFFICE = `papers-${newId().slice(-8)}`;
let key: string;
let partner: string;

const ask = (path: string, init: Asking = {}) => askAs(server, key, `${OFFICE}/${path}`, init);
const partnerOf = async (office: string, overrides = {}) =>
	buildPartner(server.db, buildActor((await officeOfSlug(server.db, office)) as OfficeId), overrides);

interface Upload {
	bytes?: Uint8Array;
	name?: string;
	fields?: Record<string, string>;
}

function formOf({ bytes = SAMPLE_FILES.pdf, name = 'הסכם (2008).pdf', fields = {} }: Upload = {}): FormData {
	const body = new FormData();
	const all = { subject: 'partner', subjectId: partner, visibility: 'council', ...fields };
	for (const [field, value] of Object.entries(all)) body.set(field, value);
	body.set('file', new Blob([bytes as BlobPart], { type: 'text/html' }), name);
	return body;
}

const upload = (form: Upload = {}, init: Asking = {}) =>
	ask('documents', { method: 'POST', body: formOf(form), ...init });

async function added(form: Upload = {}): Promise<Json & { id: string }> {
	const { status, body } = await upload(form);
	expect(status).toBe(201);
	return body as Json & { id: string };
}

beforeAll(async () => {
	await buildOffice(server.db, { slug: OFFICE });
	({ key } = await tokenOf(server, OFFICE));
	partner = await partnerOf(OFFICE);
});

describe('a document', () => {
	it('is uploaded, found, read, handed out, renamed and deleted by a client made from the description', async () => {
		const { body } = await ask('../openapi.json');
		const client = await new OpenAPIClientAxios({
			definition: body as unknown as Document,
			withServer: { url: `${server.base}/api/v1/${OFFICE}` },
			axiosConfigDefaults: { headers: { authorization: `Bearer ${key}` }, validateStatus: () => true }
		}).init();
		const sent = formOf({ fields: { title: JSON.stringify({ en: 'The pact, scanned' }) } });
		const created = await client['createDocument']?.({}, sent);
		expect(created?.status).toBe(201);
		const document = created?.data as Json & { id: string };
		expect(document).toMatchObject({
			...{ subject: 'partner', subjectId: partner, title: { en: 'The pact, scanned' }, visibility: 'council' },
			...{ name: 'הסכם (2008).pdf', mediaType: 'application/pdf', bytes: SAMPLE_FILES.pdf.length, version: 1 }
		});
		const { id } = document;
		expect((await client['getDocument']?.({ id }))?.data).toEqual(document);
		const listed = (await client['listDocuments']?.({ partner }))?.data as { items: Json[] };
		expect(listed.items).toContainEqual(document);
		const content = await client['getDocumentContent']?.({ id }, undefined, { responseType: 'arraybuffer' });
		expect(new Uint8Array(content?.data as ArrayBuffer)).toEqual(SAMPLE_FILES.pdf);
		const changed = await client['changeDocument']?.({ id }, { version: 1, visibility: 'office' });
		expect(changed?.data).toEqual({ ...document, visibility: 'office', version: 2 });
		expect((await client['deleteDocument']?.({ id }))?.status).toBe(204);
		expect((await client['getDocumentContent']?.({ id }))?.status).toBe(404);
	});

	it('is handed out as on its page: under its own name, as nothing that runs, kept by no cache', async () => {
		const { id } = await added();
		const { headers } = await fetchAs(server, key, `${OFFICE}/documents/${id}/content`);
		expect(headers.get('content-type')).toBe('application/pdf');
		expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('cache-control')).toBe('private, no-store');
		expect(headers.get('content-disposition')).toMatch(/^attachment; filename="\(2008\)\.pdf"; filename\*=UTF-8''/);
	});

	it('stands among those of its record, and among no other’s', async () => {
		const { id } = await added();
		const other = await partnerOf(OFFICE);
		const ids = async (query: string) =>
			((await ask(`documents?limit=100${query}`)).body['items'] as Json[]).map((item) => item['id']);
		expect(await ids(`&partner=${partner}`)).toContain(id);
		expect(await ids('')).toContain(id);
		expect(await ids(`&partner=${other}`)).toEqual([]);
		expect(await ids(`&agreement=${partner}`)).toEqual([]);
	});

	it('is made once, by its id or by a key; another file under the key is refused', async () => {
		const id = newId();
		expect([(await upload({ fields: { id } })).status, (await upload({ fields: { id } })).status]).toEqual([201, 200]);
		const headers = { 'idempotency-key': newId() };
		const [first, again] = [await upload({}, { headers }), await upload({}, { headers })];
		expect([first.status, again.status, again.body['id']]).toEqual([201, 200, first.body['id']]);
		const other = await upload({ bytes: SAMPLE_FILES.jpeg }, { headers });
		expect([other.status, other.body['type']]).toEqual([409, 'urn:kesher:key_reused']);
	});

	it('keeps its file, its name and its record', async () => {
		const { id, ...document } = await added();
		const path = `documents/${id}`;
		const moved = await ask(path, { method: 'PATCH', body: { version: 1, subjectId: await partnerOf(OFFICE) } });
		expect(moved.body['problems']).toMatchObject([{ field: 'subjectId', code: 'only_told' }]);
		const file = await ask(path, { method: 'PATCH', body: { version: 1, file: 'x' } });
		expect(file.body['problems']).toMatchObject([{ field: 'file', code: 'not_a_field' }]);
		expect((await ask(path)).body).toEqual({ id, ...document });
	});

	it('that was changed meanwhile answers with the version that it has', async () => {
		const { id } = await added();
		const body = { version: 1, title: { en: 'Renamed' } };
		expect((await ask(`documents/${id}`, { method: 'PATCH', body })).status).toBe(200);
		const stale = await ask(`documents/${id}`, { method: 'PATCH', body });
		expect([stale.status, stale.type]).toEqual([409, 'application/problem+json']);
		expect(stale.body).toMatchObject({ type: 'urn:kesher:stale', version: 2 });
	});
});

describe('an upload is refused', () => {
	it.each(['html', 'svg', 'docm', 'program'] as const)('by its content: %s', async (kind) => {
		const { status, type, body } = await upload({ bytes: SAMPLE_FILES[kind], name: 'pact.pdf' });
		expect([status, type]).toEqual([422, 'application/problem+json']);
		expect(body['problems']).toMatchObject([{ field: 'file', code: 'file_kind' }]);
	});

	it('where it would unfold into what no computer holds', async () => {
		const { picture, document } = bombs();
		const said = [await upload({ bytes: picture }), await upload({ bytes: document })];
		expect(said.map(({ status, body }) => [status, (body['problems'] as Json[])[0]])).toMatchObject([
			[422, { field: 'file', code: 'picture_side', limit: 20_000 }],
			[422, { field: 'file', code: 'archive_unpacked' }]
		]);
	});

	it('with all that is wrong with its fields', async () => {
		const form = formOf({ fields: { subject: 'castle', visibility: 'all' } });
		form.delete('file');
		const { status, body } = await ask('documents', { method: 'POST', body: form });
		expect(status).toBe(422);
		expect((body['problems'] as Json[]).map(({ field, code }) => [field, code])).toEqual([
			['subject', 'not_a_choice'],
			['visibility', 'not_a_choice'],
			['file', 'file_needed']
		]);
		const typo = await upload({ fields: { 'title.en': 'The pact' } });
		expect(typo.body['problems']).toMatchObject([{ field: 'title.en', code: 'not_a_field' }]);
	});

	it('where it is larger than a file, or than a request, may be', async () => {
		const large = await upload({ bytes: new Uint8Array(25 * 1024 * 1024 + 1), name: 'film.mp4' });
		expect([large.status, large.type]).toEqual([413, 'application/problem+json']);
		expect(large.body).toMatchObject({
			type: 'urn:kesher:too_large',
			problems: [{ field: 'file', code: 'file_too_large', limit: 25 }]
		});
		const huge = await upload({ bytes: new Uint8Array(33 * 1024 * 1024), name: 'film.mp4' });
		expect([huge.status, huge.type, huge.body['type']]).toEqual([
			413,
			'application/problem+json',
			'urn:kesher:too_large'
		]);
	});

	it('where it is no form, or a broken one', async () => {
		const json = await ask('documents', { method: 'POST', body: {} });
		expect([json.status, json.body['type']]).toEqual([415, 'urn:kesher:no_multipart']);
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		const broken = await ask('documents', { method: 'POST', body: '--x\r\nnonsense', headers });
		expect([broken.status, broken.body['type']]).toEqual([400, 'urn:kesher:unreadable']);
	});

	it('for a record that is not there, or is of another office', async () => {
		const other = `other-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug: other });
		for (const subjectId of [newId(), await partnerOf(other)]) {
			const { status, body } = await upload({ fields: { subjectId } });
			expect([status, body['type']]).toEqual([404, 'urn:kesher:not_found']);
		}
	});
});

describe('whoever may not', () => {
	it('uploads nothing with a token that reads, and reads with it', async () => {
		const { id } = await added();
		const { key: reads } = await tokenOf(server, OFFICE, 'read');
		const { status, body } = await upload({}, { token: reads });
		expect([status, body['type']]).toEqual([403, 'urn:kesher:read_only']);
		expect((await fetchAs(server, reads, `${OFFICE}/documents/${id}/content`)).status).toBe(200);
	});

	it('is not helped by a token of another office, by a session, or by asking from another site', async () => {
		const { id } = await added();
		const other = `other-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug: other });
		const { key: foreign, client } = await tokenOf(server, other);
		const content = `documents/${id}/content`;
		expect((await ask(content, { token: foreign })).status).toBe(401);
		expect((await askAs(server, foreign, `${other}/${content}`)).status).toBe(404);
		expect((await client.get(`/api/v1/${other}/${content}`)).status).toBe(401);
		const headers = { origin: 'https://evil.example' };
		const form = await client.send(`/api/v1/${other}/documents`, { method: 'POST', body: formOf(), headers });
		expect(form.status).toBe(401);
	});

	it('is not helped by an address of a page that begins as one for programs', async () => {
		const options = { method: 'POST', headers: { origin: 'https://evil.example', 'content-type': 'text/plain' } };
		const status = await new Promise<number | undefined>((resolve, reject) => {
			// Unlike fetch it sends the address as it stands.
			const path = `/api/../o/${OFFICE}/files/add?/save`;
			request(new URL(server.base), { ...options, path }, (response) => resolve(response.statusCode))
				.on('error', reject)
				.end();
		});
		expect(status).toBe(403);
	});

	it('changes the documents of the own records alone, where the membership is limited to a department', async () => {
		const officeId = (await officeOfSlug(server.db, OFFICE)) as OfficeId;
		const bodyId = await buildOrganisation(server.db, buildActor(officeId));
		const client = await server.signedIn('coordinator', { office: OFFICE, limits: { bodyId } });
		const { html } = await client.post(`/o/${OFFICE}/tokens?/make`, { name: 'Youth', scope: 'write', days: '30' });
		const token = /<code>(kesher_[\w-]{43})<\/code>/.exec(html)?.[1] ?? '';
		const { id } = await added({ fields: { visibility: 'office' } });
		const refused = [
			await upload({}, { token }),
			await ask(`documents/${id}`, { method: 'PATCH', token, body: { version: 1, visibility: 'public' } }),
			await ask(`documents/${id}`, { method: 'DELETE', token })
		];
		expect(refused.map(({ status, body }) => [status, body['type']])).toEqual(
			refused.map(() => [403, 'urn:kesher:forbidden'])
		);
		const activity = { kind: 'meeting', status: 'done', title: { en: 'Ours' }, visibility: 'council' };
		const own = await ask('activities', { method: 'POST', token, body: activity });
		const fields = { subject: 'activity', subjectId: String(own.body['id']) };
		expect((await upload({ fields }, { token })).status).toBe(201);
	});

	it('learns nothing of a document whose record was deleted', async () => {
		const subjectId = await partnerOf(OFFICE);
		const { id } = await added({ fields: { subjectId } });
		expect((await ask(`partners/${subjectId}`, { method: 'DELETE' })).status).toBe(204);
		expect((await ask(`documents/${id}`)).status).toBe(404);
		expect((await ask(`documents/${id}/content`)).status).toBe(404);
		expect((await ask(`documents?partner=${subjectId}`)).body['items']).toEqual([]);
	});
});
