import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildOffice, buildActor, buildOrganisation } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `trail-${newId().slice(-8)}`;
const trail = `/o/${slug}/settings/trail`;
let director: HttpClient;

beforeAll(async () => {
	const officeId = await buildOffice(server.db, { slug });
	director = await server.signedIn('director', { office: slug });
	await buildOrganisation(server.db, { ...buildActor(officeId), name: 'Noa' }, { name: { en: 'Lucca', he: 'לוקה' } });
	const goal = { id: newId(), version: '0', 'name.en': 'Friends everywhere' };
	await director.post(`/o/${slug}/goals/edit?/save`, goal);
	await director.post(`/o/${slug}/goals/edit/${goal.id}?/save`, { ...goal, version: '1', 'name.en': 'Friends near' });
});

describe('the trail of an office', () => {
	it('tells its director who did what to which record, when and from where, the latest first', async () => {
		const { status, html } = await director.get(trail);
		expect(status).toBe(200);
		expect(textOf(html)).toMatch(
			/3 changes.*Changed, Goal Friends near.*Friends everywhere.*Friends near.*Dana Cohen.*127\.0\.0\.1.*Created, Goal.*Created, Organisation Lucca Noa/s
		);
	});

	it.each([
		['q=noa', ['Lucca'], ['Friends']],
		['noun=goal&action=create', ['Created, Goal'], ['Changed, Goal', 'Lucca']],
		['from=2999-01-01', ['Nothing matches'], ['Lucca', 'Friends']],
		['to=2999-01-01&noun=organisation', ['Lucca'], ['Friends']],
		['noun=secret&from=never', ['Lucca', 'Friends near'], []]
	])('narrowed by %s', async (address, shown, hidden) => {
		const text = textOf((await director.get(`${trail}?${address}`)).html);
		for (const words of shown) expect(text).toContain(words);
		for (const words of hidden) expect(text).not.toContain(words);
	});

	it('is a file to take away, with the seal of each entry', async () => {
		const { headers, html } = await director.get(`${trail}/export.csv?noun=goal`);
		expect(headers.get('content-type')).toContain('text/csv');
		const lines = html.trim().split('\r\n');
		expect(lines).toHaveLength(3);
		expect(lines[1]).toMatch(
			/^3,.*,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ,Dana Cohen,127\.0\.0\.1,Changed,Goal,Friends near,.*[0-9a-f]{64}$/
		);
		expect((await director.get(`${trail}/export.xlsx`)).bytes.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
	});

	it('is in Hebrew for who reads Hebrew', async () => {
		const client = await server.signedIn('director', { office: slug, language: 'he' });
		expect(textOf((await client.get(trail)).html)).toMatch(/יומן השינויים.*יצירה: גוף לוקה/s);
	});

	it.each(['reader', 'coordinator'] as const)('is not there for a %s', async (role) => {
		const client = await server.signedIn(role, { office: slug });
		for (const path of [trail, `${trail}/export.csv`]) expect((await client.get(path)).status).toBe(404);
	});

	it('is nobody else’s: another office, nobody signed in', async () => {
		const stranger = await server.signedIn('director');
		for (const path of [trail, `${trail}/export.csv`]) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await server.anonymous().get(path)).location).toContain('/sign-in');
		}
	});
});

describe('why something was done', () => {
	const why = 'נרשם פעמיים, “twice”';

	async function goal(): Promise<{ id: string; page: string }> {
		const id = newId();
		const saved = await director.post(`/o/${slug}/goals/edit?/save`, { id, version: '0', 'name.en': `Peace ${id}` });
		expect(saved.status).toBe(303);
		return { id, page: `/o/${slug}/goals/edit/${id}` };
	}

	it('may be said where a record is deleted, and stands in its history, in the trail and in the file', async () => {
		const { id, page } = await goal();
		expect((await director.get(page)).html).toMatch(/<input[^>]*name="whyDeleted"/);
		expect((await director.post(`${page}?/delete`, { id, whyDeleted: ` ${why}\n` })).status).toBe(303);
		expect(textOf((await director.get(`/o/${slug}/history/goal/${id}`)).html)).toContain(`Reason: ${why}`);
		const given = textOf((await director.get(`${trail}?noun=goal&reason=given`)).html);
		expect(given).toContain(`Reason: ${why}`);
		expect(given).not.toContain('Created, Goal');
		expect(textOf((await director.get(`${trail}?noun=goal&reason=none`)).html)).not.toContain(why);
		expect((await director.get(`${trail}/export.csv?reason=given`)).html).toContain('נרשם פעמיים');
	});

	it('need not be said', async () => {
		const { id, page } = await goal();
		expect((await director.post(`${page}?/delete`, { id })).status).toBe(303);
	});

	it('is one line: what is longer comes back with the record as it stands', async () => {
		const { id, page } = await goal();
		const long = 'x'.repeat(301);
		const { status, html } = await director.post(`${page}?/delete`, { id, whyDeleted: long });
		expect(status).toBe(422);
		expect(html).toContain(long);
		// The form beside the button, which was not sent.
		expect(html).toContain(`Peace ${id}`);
		expect((await director.get(page)).status).toBe(200);
	});

	it('is told to those who work in the office alone', async () => {
		const page = `/o/${slug}/organisations`;
		const id = newId();
		await director.post(`${page}/edit?/save`, { id, version: '0', kind: 'association', 'name.en': 'The Chamber' });
		const fields = { id, version: '1', kind: 'association', 'name.en': 'The Chamber of Trade', why };
		expect((await director.post(`${page}/edit/${id}?/save`, fields)).status).toBe(303);
		expect(textOf((await director.get(`${page}/${id}`)).html)).toContain(why);
		const reader = await server.signedIn('reader', { office: slug });
		const text = textOf((await reader.get(`${page}/${id}`)).html);
		expect(text).toContain('The Chamber of Trade');
		expect(text).not.toContain(why);
	});
});
