import { describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildAgreement, buildClaim, buildPartner } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const LIST = '/o/raanana/trash';

async function agreement() {
	const actor = buildActor((await officeOfSlug(server.db, 'raanana')) as OfficeId);
	const title = { en: `Pact ${newId().slice(-6)}`, he: 'ברית לבדיקה' };
	const id = await buildAgreement(
		server.db,
		actor,
		[await buildPartner(server.db, actor, { name: { he: 'טולדו', en: 'Toledo' } })],
		{ title }
	);
	return { id, title: title.en, claim: await buildClaim(server.db, actor, id) };
}

describe('what was deleted', () => {
	it('is listed with who and when, in both languages, and can be brought back', async () => {
		const client = await server.signedIn('coordinator');
		const { id, title } = await agreement();
		await client.post(`/o/raanana/agreements/edit/${id}?/delete`, { id });
		const { html } = await client.get(`${LIST}?noun=agreement`);
		expect(html).toMatch(new RegExp(`${title}[\\s\\S]*Agreement[\\s\\S]*\\d{1,2}:\\d{2}[\\s\\S]*Dana Cohen`));
		const hebrew = await (await server.signedIn('director', { language: 'he' })).get(`${LIST}?noun=agreement`);
		expect(hebrew.html).toMatch(/ברית לבדיקה[\s\S]*הסכם/);
		expect((await client.get(`${LIST}?noun=claim`)).html).not.toContain(title);
		const back = await client.post(`${LIST}?/restore`, { noun: 'agreement', id });
		expect([back.status, back.location]).toEqual([303, LIST]);
		const after = await client.get(LIST);
		expect(textOf(after.html)).toContain(`Restored: ${title}`);
		expect(after.html).toContain(`<a href="/o/raanana/agreements/${id}"><bdi>${title}</bdi></a>`);
		expect((await client.get(LIST)).html).not.toContain(title);
		expect((await client.get(`/o/raanana/agreements/${id}`)).status).toBe(200);
	});

	it('what belongs to a deleted record is answered with the record to bring back first, and how', async () => {
		const client = await server.signedIn('coordinator');
		const { id, title, claim } = await agreement();
		await client.post(`/o/raanana/agreements/${id}/claims/${claim}?/delete`, { id: claim });
		await client.post(`/o/raanana/agreements/edit/${id}?/delete`, { id });
		const refused = await client.post(`${LIST}?/restore`, { noun: 'claim', id: claim, back: '/o/raanana/year' });
		expect(refused.status).toBe(409);
		expect(refused.html).toContain(`This belongs to a record that is deleted too: Agreement, “${title}”`);
		expect(refused.html).toContain(`value="${id}"`);
		await client.post(`${LIST}?/restore`, { noun: 'agreement', id });
		expect((await client.post(`${LIST}?/restore`, { noun: 'claim', id: claim })).status).toBe(303);
	});

	it('nonsense narrows nothing and brings nothing back', async () => {
		const client = await server.signedIn('coordinator');
		expect((await client.get(`${LIST}?noun=king&after=x`)).status).toBe(200);
		const forged = Buffer.from(JSON.stringify(['sometime', newId()])).toString('base64url');
		expect((await client.get(`${LIST}?after=${forged}`)).status).toBe(200);
		for (const fields of [
			{},
			{ noun: 'king', id: newId() },
			{ noun: 'goal', id: 'x' },
			{ noun: 'goal', id: newId() }
		]) {
			expect((await client.post(`${LIST}?/restore`, fields as Record<string, string>)).status).toBe(404);
		}
	});

	it('is not for readers, and nothing of it is for strangers', async () => {
		const reader = await server.signedIn('reader');
		expect((await reader.get('/o/raanana/menu')).html).not.toContain('/o/raanana/trash');
		const { id } = await agreement();
		await (await server.signedIn('coordinator')).post(`/o/raanana/agreements/edit/${id}?/delete`, { id });
		expect((await reader.get(LIST)).status).toBe(403);
		expect((await reader.post(`${LIST}?/restore`, { noun: 'agreement', id })).status).toBe(403);
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.post(`${LIST}?/restore`, { noun: 'agreement', id })).status).toBe(404);
	});

	it('leads back only to pages of the office', async () => {
		const client = await server.signedIn('coordinator');
		for (const back of ['https://evil.example/', '//evil.example', '/o/raanana//evil.example', '/o/other/year']) {
			const { id } = await agreement();
			await client.post(`/o/raanana/agreements/edit/${id}?/delete`, { id });
			expect((await client.post(`${LIST}?/restore`, { noun: 'agreement', id, back })).location).toBe(LIST);
		}
	});
});
