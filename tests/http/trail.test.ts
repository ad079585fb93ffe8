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
		expect(lines[1]).toMatch(/^3,.*Dana Cohen,127\.0\.0\.1,Changed,Goal,Friends near,.*[0-9a-f]{64}$/);
		expect((await director.get(`${trail}/export.xlsx`)).bytes.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
	});

	it('is in Hebrew for who reads Hebrew', async () => {
		const client = await server.signedIn('director', { office: slug, language: 'he' });
		expect(textOf((await client.get(trail)).html)).toMatch(/יומן השינויים.*נוצר, גוף לוקה/s);
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
