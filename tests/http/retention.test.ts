import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildOffice, buildPerson } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `kept-${newId().slice(-8)}`;
const page = `/o/${slug}/settings/retention`;
let director: HttpClient;
let actor: ReturnType<typeof buildActor>;

beforeAll(async () => {
	actor = buildActor(await buildOffice(server.db, { slug }));
	director = await server.signedIn('director', { office: slug });
	const id = await buildPerson(server.db, actor, { name: { en: 'Zz Longgone', he: 'צץ מכבר' } });
	await server.db.forOffice(actor.officeId, (tx) =>
		sql`update person set updated_at = now() - interval '9 years' where office_id = ${actor.officeId} and id = ${id}`.execute(
			tx
		)
	);
});

async function version(): Promise<string> {
	return /name="version" value="(\d+)"/.exec((await director.get(page)).html)?.[1] ?? '';
}

describe('how long things are kept', () => {
	it('is set by the director: at first everything is kept, then it is told what would be erased', async () => {
		expect((await director.get(`/o/${slug}/settings`)).html).toContain(`href="${page}"`);
		const before = textOf((await director.get(page)).html);
		expect(before).toMatch(/How long things are kept.*Keep.*What would be erased now By the rules as they were saved/);
		expect(before).not.toContain('Longgone');
		const saved = await director.post(`${page}?/save`, { version: await version(), peopleYears: '5' });
		expect([saved.status, saved.location]).toEqual([303, page]);
		const after = await director.get(page);
		expect(after.html).toMatch(/<option value="5" selected/);
		expect(textOf(after.html)).toMatch(/Zz Longgone needed until/);
		const trail = textOf((await director.get(`/o/${slug}/settings/trail?noun=office`)).html);
		expect(trail).toMatch(/Details of people that are no longer needed/);
		const hebrew = await server.signedIn('director', { office: slug, language: 'he' });
		expect(textOf((await hebrew.get(page)).html)).toMatch(/משך השמירה.*צץ מכבר נחוץ עד/);
	});

	it('comes back with what is wrong, and when somebody else saved it', async () => {
		const wrong = await director.post(`${page}?/save`, { version: await version(), addressMonths: '6' });
		expect(wrong.status).toBe(422);
		expect(wrong.html).toContain('One field needs fixing');
		const stale = await director.post(`${page}?/save`, { version: '1', peopleYears: '' });
		expect(stale.status).toBe(409);
	});

	it('is nobody else’s to see, to set or to follow', async () => {
		for (const role of ['reader', 'coordinator'] as const) {
			const client = await server.signedIn(role, { office: slug });
			expect((await client.get(page)).status).toBe(404);
			expect((await client.post(`${page}?/save`, { version: '1' })).status).toBe(404);
			expect((await client.post(`${page}?/apply`, { confirm: '1' })).status).toBe(404);
		}
		const stranger = await server.signedIn('director');
		expect((await stranger.get(page)).status).toBe(404);
		expect((await stranger.post(`${page}?/apply`, { confirm: '1' })).status).toBe(404);
		expect((await server.anonymous().get(page)).location).toContain('/sign-in');
		expect((await director.post(`${page}?/apply`, { confirm: '1' }, { origin: 'http://evil.example' })).status).toBe(
			403
		);
		expect((await director.get(page)).html).toContain('Longgone');
	});

	it('is followed when the director asks for it, and the trail says so', async () => {
		await director.post(`${page}?/save`, { version: await version(), peopleYears: '5' });
		const wrong = await director.post(`${page}?/apply`, { confirm: '7' });
		expect(wrong.status).toBe(422);
		expect(textOf(wrong.html)).toContain('Type it exactly as it stands here');
		const done = await director.post(`${page}?/apply`, { confirm: '1' });
		expect([done.status, done.location]).toEqual([303, page]);
		expect(textOf((await director.get(page)).html)).not.toContain('Longgone');
		const trail = textOf((await director.get(`/o/${slug}/settings/trail`)).html);
		expect(trail).toMatch(/Details erased, Office.*אנשים שנמחקו: 1.*Details erased, Person.*לא היה בכך צורך 5 שנים/s);
		expect(trail).not.toContain('Longgone');
	});
});
