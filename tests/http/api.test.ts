import { Validator } from '@seriousme/openapi-schema-validator';
import { OpenAPIClientAxios, type Document } from 'openapi-client-axios';
import { sql, type SqlBool } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { RESOURCES } from '../../src/features/api/api.ts';
import { fieldsOf } from '../../src/features/api/fields.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId, OfficeTransaction } from '../../src/platform/server/database.ts';
import type { Role } from '../../src/features/member/member.ts';
import { buildOffice } from '../support/factories.ts';
import { askAs, tokenOf, type Asking, type Json } from '../support/programs.ts';
import { SAMPLE_FILES } from '../support/sample-files.ts';
import { buildStarterOffice } from '../support/starter.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
let slug: string;
let officeId: OfficeId;
let key: string;

const makeToken = (office: string, scope?: 'read' | 'write', role?: Role) => tokenOf(server, office, scope, role);
const ask = (path: string, init: Asking = {}) => askAs(server, key, path, init);

const items = async (path: string) => (await ask(path)).body['items'] as Json[];

beforeAll(async () => {
	({ slug, officeId } = await buildStarterOffice(server.db));
	({ key } = await makeToken(slug));
	expect(key).not.toBe('');
});

describe('what programs can do', () => {
	it('is told in OpenAPI 3.1 without an error, to anybody', async () => {
		const { status, body } = await ask('openapi.json', { token: '' });
		expect(status).toBe(200);
		const { valid, errors } = await new Validator().validate(body);
		expect(errors ?? []).toEqual([]);
		expect(valid).toBe(true);
	});

	it('is done by a client that was made from it', async () => {
		const { body } = await ask('openapi.json', { token: '' });
		const client = await new OpenAPIClientAxios({
			definition: body as unknown as Document,
			withServer: { url: `${server.base}/api/v1/${slug}` },
			axiosConfigDefaults: { headers: { authorization: `Bearer ${key}` }, validateStatus: () => true }
		}).init();
		const created = await client['createActivity']?.(
			{},
			{
				...{ kind: 'meeting', status: 'done', title: { en: 'By a client' }, visibility: 'council', starts: '2020-05' }
			}
		);
		expect(created?.status).toBe(201);
		const { id } = created?.data as { id: string };
		const changed = await client['changeActivity']?.({ id }, { version: 1, participants: 12 });
		expect(changed?.data).toMatchObject({ title: { en: 'By a client' }, participants: 12, version: 2 });
		expect((await client['listActivities']?.({ limit: 1 }))?.data).toMatchObject({ items: [{}] });
		expect((await client['deleteActivity']?.({ id }))?.status).toBe(204);
		expect((await client['getActivity']?.({ id }))?.status).toBe(404);
	});
});

describe.each(RESOURCES)('%s', (name) => {
	it('are read with the fields that are told, and sent back as they were read nothing of them changes', async () => {
		if (name === 'steps') await addStep();
		if (name === 'documents') await addDocument();
		if (name === 'news') await addNews();
		const [record] = await items(`${slug}/${name}?limit=1`);
		expect(record).toBeDefined();
		const { id, version } = record as { id: string; version: number };
		expect(Object.keys(record as Json).filter((field) => !(field in fieldsOf(name)))).toEqual([]);
		const put = await ask(`${slug}/${name}/${id}`, { method: 'PUT', body: record });
		expect(put.body).toEqual({ ...record, version: version + 1 });
		expect(put.status).toBe(200);
		expect((await ask(`${slug}/${name}/${id}`)).body).toEqual(put.body);
	});

	it('are told the version that somebody else saved meanwhile', async () => {
		const [record] = await items(`${slug}/${name}?limit=1`);
		const { id, version } = record as { id: string; version: number };
		const stale = await ask(`${slug}/${name}/${id}`, { method: 'PATCH', body: { version: version + 5 } });
		expect([stale.status, stale.type]).toEqual([409, 'application/problem+json']);
		expect(stale.body).toMatchObject({ type: 'urn:kesher:stale', version });
		const none = await ask(`${slug}/${name}/${id}`, { method: 'PATCH', body: {} });
		expect(none.body['problems']).toMatchObject([{ field: 'version', code: 'required' }]);
	});

	it('are deleted as on their page, and once', async () => {
		const all = await items(`${slug}/${name}?limit=100`);
		const { id } = all.at(-1) as { id: string };
		expect((await ask(`${slug}/${name}/${id}`, { method: 'DELETE' })).status).toBe(204);
		expect((await ask(`${slug}/${name}/${id}`)).status).toBe(404);
		expect((await ask(`${slug}/${name}/${id}`, { method: 'DELETE' })).status).toBe(404);
	});
});

async function addStep(): Promise<void> {
	const [partner] = await items(`${slug}/partners?limit=1`);
	const body = { subject: 'partner', subjectId: partner?.['id'], what: { en: 'Call' }, visibility: 'office' };
	expect((await ask(`${slug}/steps`, { method: 'POST', body })).status).toBe(201);
}

async function addDocument(): Promise<void> {
	const [partner] = await items(`${slug}/partners?limit=1`);
	const body = new FormData();
	const fields = { subject: 'partner', subjectId: String(partner?.['id']), visibility: 'office' };
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	body.set('file', new Blob([SAMPLE_FILES.pdf]), 'pact.pdf');
	expect((await ask(`${slug}/documents`, { method: 'POST', body })).status).toBe(201);
}

async function addNews(): Promise<void> {
	const [partner] = await items(`${slug}/partners?limit=1`);
	const body = { title: { en: 'A tree' }, day: '2020-06-01', visibility: 'public', partners: [partner?.['id']] };
	expect((await ask(`${slug}/news`, { method: 'POST', body })).status).toBe(201);
}

describe('a new record', () => {
	const body = { kind: 'city', name: { he: 'טולדו', en: 'Toledo' }, status: 'active', visibility: 'council' };

	it('is made once, by its id or by a key, however often it is sent', async () => {
		const id = newId();
		const first = await ask(`${slug}/partners`, { method: 'POST', body: { ...body, id } });
		expect([first.status, first.body['id']]).toEqual([201, id]);
		expect((await ask(`${slug}/partners`, { method: 'POST', body: { ...body, id } })).status).toBe(200);
		const headers = { 'idempotency-key': newId() };
		const made = await ask(`${slug}/partners`, { method: 'POST', body, headers });
		const again = await ask(`${slug}/partners`, { method: 'POST', body, headers });
		expect([made.status, again.status, again.body['id']]).toEqual([201, 200, made.body['id']]);
		const other = await ask(`${slug}/partners`, { method: 'POST', body: { ...body, kind: 'region' }, headers });
		expect([other.status, other.body['type']]).toEqual([409, 'urn:kesher:key_reused']);
	});

	it('whose record was deleted since answers its key with 404, and makes no other', async () => {
		const headers = { 'idempotency-key': newId() };
		const made = await ask(`${slug}/partners`, { method: 'POST', body, headers });
		expect((await ask(`${slug}/partners/${String(made.body['id'])}`, { method: 'DELETE' })).status).toBe(204);
		const send = () => ask(`${slug}/partners`, { method: 'POST', body, headers });
		expect([(await send()).status, (await send()).status]).toEqual([404, 404]);
	});

	it('that was refused may come again under its key, once it is put right', async () => {
		const headers = { 'idempotency-key': newId() };
		const refused = await ask(`${slug}/partners`, { method: 'POST', body: { ...body, kind: 'moon' }, headers });
		const made = await ask(`${slug}/partners`, { method: 'POST', body, headers });
		expect([refused.status, made.status]).toEqual([422, 201]);
	});

	it('is refused with every problem of its fields, in the language that was asked for', async () => {
		const sent = { kind: 'moon', name: {}, latitude: 91, colour: 'red' };
		const typo = await ask(`${slug}/partners`, { method: 'POST', body: sent });
		const colour = { field: 'colour', code: 'not_a_field', detail: 'There is no such field' };
		expect((typo.body['problems'] as Json[])[0]).toEqual(colour);
		expect((typo.body['problems'] as Json[]).map(({ field }) => field)).toContain('kind');
		const { colour: _, ...rest } = sent;
		const { status, body: problem } = await ask(`${slug}/partners`, {
			method: 'POST',
			body: rest,
			headers: { 'accept-language': 'he' }
		});
		expect(status).toBe(422);
		expect((problem['problems'] as Json[]).map(({ field, code }) => [field, code])).toEqual([
			['kind', 'not_a_choice'],
			['name', 'required'],
			['latitude', 'not_degrees'],
			['status', 'required'],
			['visibility', 'required']
		]);
		expect(problem['title']).toBe('יש שדות שצריך לתקן.');
	});

	it('may not name a record that is not there', async () => {
		const activity = {
			kind: 'meeting',
			status: 'done',
			title: { en: 'A' },
			visibility: 'council',
			partners: [newId()]
		};
		const { status, body: problem } = await ask(`${slug}/activities`, { method: 'POST', body: activity });
		expect([status, (problem['problems'] as Json[])[0]?.['code']]).toEqual([422, 'gone']);
	});

	it.each([
		['no JSON', '{', {}, 400],
		['a list', '[]', {}, 400],
		['a form', 'kind=city', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
		['too much', JSON.stringify({ text: 'x'.repeat(1_000_001) }), {}, 413],
		['a key that is too long', '{}', { 'idempotency-key': 'x'.repeat(201) }, 400],
		['an id that is none', '{"id":"x"}', {}, 422]
	])('is refused as %s', async (_, text, headers, expected) => {
		const { status } = await ask(`${slug}/partners`, { method: 'POST', body: text, headers });
		expect(status).toBe(expected);
	});
});

describe('a list', () => {
	it('comes in pages that leave nothing out, and by what was changed since', async () => {
		const seen: unknown[] = [];
		let next: string | null = `${slug}/activities?limit=7`;
		while (next) {
			const { body } = await ask(next);
			seen.push(...(body['items'] as Json[]).map(({ id }) => id));
			next = (body['next'] as string | null)?.replace('/api/v1/', '') ?? null;
		}
		expect(seen.length).toBeGreaterThan(14);
		expect(seen).toEqual((await items(`${slug}/activities?limit=100`)).map(({ id }) => id));
		expect(await items(`${slug}/activities?changedSince=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
	});

	it.each(['limit=0', 'limit=101', 'limit=x', 'after=x', 'changedSince=soon', 'colour=red', 'partner=x'])(
		'is not asked for by %s',
		async (query) => {
			const { status, body } = await ask(`${slug}/partners?${query}`);
			expect([status, body['parameter']]).toEqual([400, query.split('=')[0]]);
		}
	);
});

describe('whoever has no good token', () => {
	it('learns nothing: none, a wrong one, one of another office, one that was ended', async () => {
		const other = `other-${newId().slice(-8)}`;
		await buildOffice(server.db, { slug: other });
		const foreign = await makeToken(other);
		const ended = await makeToken(slug);
		const id = /name="id" value="([^"]+)"/.exec((await ended.client.get(`/o/${slug}/tokens`)).html)?.[1] ?? '';
		expect((await ask(`${slug}/partners`, { token: ended.key })).status).toBe(200);
		await ended.client.post(`/o/${slug}/tokens?/end`, { id });
		const nowhere = await ask('nowhere-at-all/partners', { token: foreign.key });
		expect([nowhere.status, nowhere.body['type']]).toEqual([401, 'urn:kesher:no_token']);
		for (const token of ['', 'kesher_guess', foreign.key, ended.key]) {
			for (const method of ['GET', 'POST']) {
				expect(await ask(`${slug}/partners`, { token, method, ...(method === 'POST' && { body: {} }) })).toEqual(
					nowhere
				);
			}
		}
	});

	it('is not helped by a session', async () => {
		const client = await server.signedIn('director', { office: slug });
		expect((await client.get(`/api/v1/${slug}/partners`)).status).toBe(401);
	});

	it('is also somebody whose role no longer writes, or who left the office', async () => {
		const { key: mine } = await makeToken(slug);
		const owner = (tx: OfficeTransaction) =>
			tx.selectFrom('token').select('user_id').where('office_id', '=', officeId).orderBy('created_at', 'desc').limit(1);
		const ofOwner = (tx: OfficeTransaction) => sql<SqlBool>`office_id = ${officeId} and user_id = (${owner(tx)})`;
		await server.db.forOffice(officeId, (tx) =>
			tx.updateTable('member').set({ role: 'reader' }).where(ofOwner(tx)).execute()
		);
		expect((await ask(`${slug}/partners`, { token: mine })).status).toBe(403);
		await server.db.forOffice(officeId, (tx) => tx.deleteFrom('member').where(ofOwner(tx)).execute());
		expect((await ask(`${slug}/partners`, { token: mine })).status).toBe(401);
	});

	it('may only read by a token that reads', async () => {
		const { key: reads } = await makeToken(slug, 'read');
		expect((await ask(`${slug}/partners?limit=1`, { token: reads })).status).toBe(200);
		const { status, body } = await ask(`${slug}/partners`, { token: reads, method: 'POST', body: {} });
		expect([status, body['type']]).toEqual([403, 'urn:kesher:read_only']);
	});

	it('finds no resource and no record that there is not', async () => {
		expect((await ask(`${slug}/spaceships`)).status).toBe(404);
		expect(await ask(`${slug}/partners/x`)).toEqual(await ask(`${slug}/a/b/c/d`));
		expect((await ask(`${slug}/partners/x`)).body['type']).toBe('urn:kesher:not_found');
		expect((await ask(`${slug}/partners/${newId()}`)).status).toBe(404);
	});
});

describe('the page of tokens', () => {
	it('shows a key once, and what was done by it stands in the trail with its name', async () => {
		const { client, key: shown } = await makeToken(slug, 'write', 'director');
		expect((await client.get(`/o/${slug}/tokens`)).html).not.toContain(shown);
		const [goal] = await items(`${slug}/goals?limit=1`);
		const { id, version } = goal as { id: string; version: number };
		const body = { version, shortName: { en: 'Renamed' } };
		expect((await ask(`${slug}/goals/${id}`, { method: 'PATCH', token: shown, body })).status).toBe(200);
		const trail = (await client.get(`/o/${slug}/settings/trail`)).html;
		expect(trail).toContain('Dana Cohen · Nightly run');
		expect(trail).toMatch(/Access token[\s\S]*Nightly run \(Read and write\)/);
		expect(trail).not.toContain(shown);
	});

	it('asks for a name, and keeps what was chosen', async () => {
		const client = await server.signedIn('coordinator', { office: slug });
		const { status, html } = await client.post(`/o/${slug}/tokens?/make`, { name: '', scope: 'write', days: '365' });
		expect(status).toBe(422);
		expect(html).toMatch(/value="365"[^>]*checked/);
	});

	it('is for those who record; of others’ tokens a coordinator sees and ends none', async () => {
		const reader = await server.signedIn('reader', { office: slug });
		expect((await reader.get(`/o/${slug}/tokens`)).status).toBe(404);
		expect((await reader.post(`/o/${slug}/tokens?/make`, { name: 'x', scope: 'read', days: '30' })).status).toBe(404);
		const director = await server.signedIn('director', { office: slug });
		const id = /name="id" value="([^"]+)"/.exec((await director.get(`/o/${slug}/tokens`)).html)?.[1] ?? '';
		const coordinator = await server.signedIn('coordinator', { office: slug });
		expect((await coordinator.get(`/o/${slug}/tokens`)).html).not.toContain(id);
		expect((await coordinator.post(`/o/${slug}/tokens?/end`, { id })).status).toBe(404);
		expect((await director.post(`/o/${slug}/tokens?/end`, { id })).status).toBe(303);
	});
});

describe('why a program changes something', () => {
	it('is said in a header, and stands in the trail', async () => {
		const { key: token } = await makeToken(slug);
		const made = await ask(`${slug}/goals`, { method: 'POST', token, body: { name: { en: 'Peace' } } });
		const one = `${slug}/goals/${String(made.body['id'])}`;
		const why = { 'kesher-reason': encodeURIComponent('נרשם פעמיים') };
		for (const unreadable of ['caf\u00e9', '%d7', 'x'.repeat(301)]) {
			const refused = await ask(one, { method: 'DELETE', token, headers: { 'kesher-reason': unreadable } });
			expect(refused).toMatchObject({
				status: 400,
				body: { type: 'urn:kesher:bad_parameter', parameter: 'Kesher-Reason' }
			});
		}
		const body = { version: made.body['version'], name: { en: 'Peace at last' } };
		expect((await ask(one, { method: 'PATCH', token, body, headers: why })).status).toBe(200);
		const plain = { 'kesher-reason': 'not needed' };
		expect((await ask(one, { method: 'DELETE', token, headers: plain })).status).toBe(204);
		const { rows } = await server.db.forOffice(officeId, (tx) =>
			sql<{ reason: string | null }>`select reason from audit_event
				where office_id = ${officeId} and record_id = ${String(made.body['id'])} order by seq`.execute(tx)
		);
		expect(rows.map(({ reason }) => reason)).toEqual([null, 'נרשם פעמיים', 'not needed']);
	});
});
