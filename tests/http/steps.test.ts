import { describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildInitiative, buildPartner } from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const LIST = '/o/raanana/steps';

async function partner(): Promise<string> {
	const actor = buildActor((await officeOfSlug(server.db, 'raanana')) as OfficeId);
	return buildPartner(server.db, actor, { name: { en: 'Lucca', he: 'לוקה' } });
}

async function add(client: HttpClient, subjectId: string, fields: Record<string, string> = {}): Promise<string> {
	const id = newId();
	const page = await client.post(`${LIST}/edit?/save`, {
		...{
			id,
			version: '0',
			subject: 'partner',
			subjectId,
			'what.en': 'Write to the mayor',
			visibility: 'council',
			back: `/o/raanana/partners/${subjectId}`
		},
		...fields
	});
	expect([page.status, page.location]).toEqual([303, `/o/raanana/partners/${subjectId}`]);
	return id;
}

describe('the next steps of an office', () => {
	it('are listed with what they are about, who does them and by when; late ones say so', async () => {
		const client = await server.signedIn('coordinator');
		const id = await partner();
		await add(client, id, { who: 'Dana', due: '8.9.2020' });
		const { html } = await client.get(`${LIST}?partner=${id}`);
		expect(html).toMatch(/Write to the mayor[\s\S]*Lucca[\s\S]*Partner[\s\S]*Dana[\s\S]*8 Sep 2020[\s\S]*Overdue/);
		expect(html).toContain('1 step');
		const hebrew = await (await server.signedIn('reader', { language: 'he' })).get(`${LIST}?partner=${id}`);
		expect(hebrew.html).toMatch(/צעד אחד[\s\S]*Write to the mayor[\s\S]*לוקה[\s\S]*8\.9\.2020[\s\S]*עבר המועד/);
		expect(hebrew.html).not.toContain('class="tick"');
	});

	it('are narrowed by state, person, kind of record and partner; nonsense narrows nothing', async () => {
		const client = await server.signedIn('coordinator');
		const id = await partner();
		const step = await add(client, id, { who: 'Noa', due: '1.1.2099' });
		const found = async (query: string) => (await client.get(`${LIST}?partner=${id}&${query}`)).html.includes(step);
		expect(await found('who=Noa&subject=partner')).toBe(true);
		for (const query of ['state=done', 'state=overdue', 'who=Dana', 'subject=activity'])
			expect(await found(query)).toBe(false);
		expect((await client.get(`${LIST}?state=x&subject=y&partner=z&after=%00`)).status).toBe(200);
	});

	it('are ticked and unticked from the list and from the partner’s page', async () => {
		const client = await server.signedIn('coordinator');
		const id = await partner();
		const step = await add(client, id);
		const page = `/o/raanana/partners/${id}`;
		const done = await client.post(`${LIST}?/done`, { id: step, done: 'on', back: page });
		expect([done.status, done.location]).toEqual([303, page]);
		expect(textOf((await client.get(page)).html)).toMatch(/Step ticked as done: ?\S/);
		expect((await client.get(page)).html).toMatch(/Done on \d+ [A-Z][a-z]+ \d{4}/);
		expect((await client.get(`${LIST}?partner=${id}`)).html).toContain('Nothing matches');
		expect((await client.get(`${LIST}?partner=${id}&state=done`)).html).toContain('Not done after all');
		await client.post(`${LIST}?/done`, { id: step });
		expect((await client.get(`${LIST}?partner=${id}`)).html).toContain('Write to the mayor');
	});

	it('can be taken away, with no formula and right to left in Hebrew', async () => {
		const client = await server.signedIn('coordinator', { language: 'he' });
		const id = await partner();
		await add(client, id, { 'what.en': '=1+1', who: '@Dana', due: '2099' });
		const csv = await client.get(`${LIST}/export.csv?partner=${id}`);
		expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(csv.html).toContain(`"'=1+1",לוקה,שותף,"'@Dana",2099,פתוח,,"המועצה, בדוח"`);
		const xlsx = await client.get(`${LIST}/export.xlsx?partner=${id}`);
		expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
	});
});

describe('the form of a step', () => {
	it('comes back with 422 and what was typed; a step of nothing has no form', async () => {
		const client = await server.signedIn('coordinator');
		const id = await partner();
		const wrong = {
			id: newId(),
			version: '0',
			subject: 'partner',
			subjectId: id,
			who: 'Dana',
			due: 'soon',
			visibility: 'office'
		};
		const page = await client.post(`${LIST}/edit?partner=${id}&/save`, wrong);
		expect(page.status).toBe(422);
		expect(page.html).toContain('2 fields need fixing');
		expect(page.html).toContain('value="soon"');
		expect((await client.get(`${LIST}/edit?partner=${id}`)).html).toContain(`action="?partner=${id}&amp;/save"`);
		expect((await client.get(`${LIST}/edit`)).status).toBe(404);
		expect((await client.get(`${LIST}/edit?partner=${newId()}`)).status).toBe(404);
	});

	it('refuses a record that is not there with the page that says so', async () => {
		const client = await server.signedIn('coordinator');
		const step = {
			id: newId(),
			version: '0',
			subject: 'agreement',
			subjectId: newId(),
			'what.en': 'x',
			visibility: 'office'
		};
		expect((await client.post(`${LIST}/edit?/save`, step)).status).toBe(404);
	});

	it('deletes, returns to where one came from, and can be undone', async () => {
		const client = await server.signedIn('coordinator');
		const id = await partner();
		const step = await add(client, id);
		const page = `/o/raanana/partners/${id}`;
		const gone = await client.post(`${LIST}/edit/${step}?/delete`, { id: step, back: page });
		expect([gone.status, gone.location]).toEqual([303, page]);
		const after = await client.get(page);
		expect(textOf(after.html)).toMatch(/Deleted: .* Undo/);
		expect(/<section[^>]*id="steps".*?<\/section>/s.exec(after.html)?.[0]).not.toContain('Write to the mayor');
		await client.post('/o/raanana/trash?/restore', { noun: 'next_step', id: step, back: page });
		expect((await client.get(page)).html).toContain('Write to the mayor');
	});

	it('is refused to a reader', async () => {
		const id = await partner();
		const reader = await server.signedIn('reader');
		const step = { id: newId(), version: '0', subject: 'partner', subjectId: id, 'what.en': 'x', visibility: 'office' };
		expect((await reader.get(`${LIST}/edit?partner=${id}`)).status).toBe(403);
		expect((await reader.post(`${LIST}/edit?/save`, step)).status).toBe(403);
		const mine = await add(await server.signedIn('coordinator'), id);
		expect((await reader.post(`${LIST}?/done`, { id: mine, done: 'on' })).status).toBe(403);
	});

	it('is there for an initiative, on whose page the step then stands', async () => {
		const client = await server.signedIn('coordinator');
		const actor = buildActor((await officeOfSlug(server.db, 'raanana')) as OfficeId);
		const id = await buildInitiative(server.db, actor);
		const page = `/o/raanana/initiatives/${id}`;
		expect((await client.get(page)).html).toContain(`${LIST}/edit?initiative=${id}`);
		const step = { id: newId(), version: '0', subject: 'initiative', subjectId: id, 'what.en': 'Ask for a budget' };
		expect((await client.post(`${LIST}/edit?/save`, { ...step, visibility: 'office', back: page })).location).toBe(
			page
		);
		expect((await client.get(page)).html).toContain('Ask for a budget');
	});
});
