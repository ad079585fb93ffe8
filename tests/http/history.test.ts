import { describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildAgreement, buildPartner, buildPerson, buildStep } from '../support/factories.ts';
import { testServer } from '../support/server.ts';

const server = testServer();

async function actor() {
	return buildActor((await officeOfSlug(server.db, 'raanana')) as OfficeId);
}

describe('the history of a record', () => {
	it('stands on its page: who, when, and before and after in the words of the page', async () => {
		const client = await server.signedIn('coordinator');
		const partner = await buildPartner(server.db, await actor(), { name: { en: 'Lucca', he: 'לוקה' } });
		const id = await buildAgreement(server.db, await actor(), [partner], { termEnds: '2030' });
		const page = `/o/raanana/agreements/${id}`;
		const fields = {
			id,
			version: '1',
			kind: 'memorandum',
			status: 'draft',
			'partners[]': partner,
			termEnds: '31.12.2030'
		};
		await client.post(`/o/raanana/agreements/edit/${id}?/save`, fields);
		const { html } = await client.get(page);
		expect(html).toMatch(/History[\s\S]*2 changes[\s\S]*Dana Cohen[\s\S]*Changed/);
		expect(html).toMatch(/Kind<\/dt>[\s\S]*Twin-city pact[\s\S]*Memorandum of understanding/);
		expect(html).toMatch(/End of term<\/dt>[\s\S]*2030[\s\S]*31 Dec 2030/);
		const hebrew = await (await server.signedIn('reader', { language: 'he' })).get(page);
		expect(hebrew.html).toMatch(
			/היסטוריה[\s\S]*שני שינויים[\s\S]*ברית ערים תאומות[\s\S]*מזכר הבנות[\s\S]*31\.12\.2030/
		);
		expect(hebrew.html).not.toMatch(/term_ends|twin_pact[^"]*<bdi>/);
	});

	it('stands on the pages of people, organisations and initiatives as well', async () => {
		const client = await server.signedIn('coordinator');
		const person = await buildPerson(server.db, await actor());
		expect((await client.get(`/o/raanana/people/${person}`)).html).toMatch(/History[\s\S]*1 change/);
		for (const list of ['organisations', 'initiatives', 'partners', 'activities']) {
			const { html } = await client.get(`/o/raanana/${list}`);
			const id = new RegExp(`/o/raanana/${list}/([0-9a-f-]{36})"`).exec(html)?.[1] ?? '';
			expect((await client.get(`/o/raanana/${list}/${id}`)).html).toMatch(/class="history/);
		}
	});

	it('is whole on a page of its own, page by page, also of a record that has only a form', async () => {
		const client = await server.signedIn('coordinator');
		const of = {
			subject: 'partner' as const,
			subjectId: await buildPartner(server.db, await actor(), { name: { he: 'טולדו', en: 'Toledo' } })
		};
		const id = await buildStep(server.db, await actor(), of, { what: { en: 'Ring them up' } });
		const page = `/o/raanana/history/next_step/${id}`;
		expect((await client.get(`/o/raanana/steps/edit/${id}`)).html).toContain(`href="${page}"`);
		for (let count = 0; count < 51; count += 1) {
			await client.post('/o/raanana/steps?/done', { id, ...(count % 2 === 0 ? { done: 'on' } : {}) });
		}
		const first = await client.get(page);
		expect(first.html).toMatch(/History: Ring them up[\s\S]*Not done after all[\s\S]*Done</);
		const next = /href="([^"]*after=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
		expect((await client.get(next)).html).toMatch(/Created/);
	});

	it('answers as a missing page for a record that is not there and a noun that is none; a reader may not', async () => {
		const client = await server.signedIn('coordinator');
		expect((await client.get(`/o/raanana/history/goal/${newId()}`)).status).toBe(404);
		expect((await client.get(`/o/raanana/history/member/${newId()}`)).status).toBe(404);
		const id = await buildPartner(server.db, await actor(), { name: { he: 'טולדו', en: 'Toledo' } });
		expect((await client.get(`/o/raanana/history/partner/${id}?after=x`)).status).toBe(200);
		expect((await client.get(`/o/raanana/history/agreement/${id}`)).status).toBe(404);
		expect((await (await server.signedIn('reader')).get(`/o/raanana/history/partner/${id}`)).status).toBe(403);
	});
});
