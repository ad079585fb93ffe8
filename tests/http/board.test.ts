import { describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { newId } from '../../src/kernel/id.ts';
import {
	buildActor,
	buildAgreement,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner
} from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';

const server = testServer();

/** An office of its own, for what counts everything there is. */
async function office() {
	const slug = `board-${newId().slice(-8)}`;
	const officeId = await buildOffice(server.db, { slug });
	return { slug, officeId, actor: buildActor(officeId), board: `/o/${slug}/initiatives` };
}

/** Sets since when something stands at its stage. */
async function wait(officeId: OfficeId, id: string, days: number) {
	await server.db.forOffice(officeId, (tx) =>
		sql`update initiative set stage_since = now() - ${days} * interval '1 day' where office_id = ${officeId} and id = ${id}`.execute(
			tx
		)
	);
}

/** The titles of a column, from the top. */
function column(html: string, stage: string): string[] {
	const part = html.split(`data-column="${stage}"`)[1]?.split('</section>')[0] ?? '';
	return [...part.matchAll(/<h3>(.*?)<\/h3>/gs)].map(([, heading = '']) => textOf(heading).trim());
}

describe('the board', () => {
	it('shows what is open by stage, with whom, who carries it, whose turn it is and how long it has waited', async () => {
		const { slug, officeId, actor, board } = await office();
		const lead = await buildOrganisation(server.db, actor, { name: { en: 'Music centre' } });
		const client = await server.signedIn('coordinator', { office: slug });
		await server.signedIn('director', { office: slug });
		const old = await buildInitiative(server.db, actor, { title: { en: 'An old idea' }, leads: [lead] });
		await buildInitiative(server.db, actor, { title: { en: 'A new idea' } });
		await buildInitiative(server.db, actor, { title: { en: 'A proposal' }, stage: 'proposal' });
		await buildInitiative(server.db, actor, { title: { en: 'Long done' }, stage: 'completed' });
		await wait(officeId, old, 45);
		const { html } = await client.get(board);
		expect(column(html, 'idea')).toEqual(['An old idea', 'A new idea']);
		expect(column(html, 'proposal')).toEqual(['A proposal']);
		expect(column(html, 'initiative')).toEqual([]);
		const text = textOf(html);
		expect(text).toMatch(
			/An old idea\s+Music centre\s+No answer for 45 days\s+For a coordinator\s+Make it a proposal: An old idea/
		);
		expect(text).toMatch(/A new idea\s+New today/);
		expect(text).toMatch(/A proposal\s+New today\s+For a director/);
		expect(text).not.toContain('Long done');
		expect(html.match(/tag--warn/g)).toHaveLength(1);
		const hebrew = await (await server.signedIn('reader', { office: slug, language: 'he' })).get(board);
		expect(textOf(hebrew.html)).toMatch(/ללא מענה 45 ימים\s+לטיפול רכזי הלשכה/);
	});

	it('moves a card by its button and stays as it was narrowed; what needs a decision leads to its form', async () => {
		const { slug, actor, board } = await office();
		const client = await server.signedIn('director', { office: slug });
		const id = await buildInitiative(server.db, actor, { title: { en: 'A bench' } });
		const { html } = await client.get(`${board}?q=bench`);
		expect(html).toContain('action="?q=bench&amp;/move"');
		const moved = await client.post(`${board}?q=bench&/move`, { id, version: '1', stage: 'proposal' });
		expect([moved.status, moved.location]).toEqual([303, `${board}?q=bench`]);
		const after = (await client.get(board)).html;
		expect(column(after, 'proposal')).toEqual(['A bench']);
		expect(after).toContain(`href="${board}/${id}/decide"`);
		const late = await client.post(`${board}?/move`, { id, version: '1', stage: 'proposal' });
		expect(late.status).toBe(409);
		expect(late.html).toContain('The stage has changed in the meantime');
		// No button does this; a decision is made in its form.
		const jump = await client.post(`${board}?/move`, { id, version: '2', stage: 'initiative' });
		expect(jump.status).not.toBe(303);
		expect((await client.post(`${board}?/move`, { id: 'x', version: '2', stage: 'dream' })).status).toBe(422);
	});

	it('offers nothing to a reader, and a department what is its own; strangers are not there', async () => {
		const { slug, actor, board } = await office();
		const id = await buildInitiative(server.db, actor);
		const reader = await server.signedIn('reader', { office: slug });
		const seen = (await reader.get(board)).html;
		expect(seen).toContain('A musical tree');
		expect(seen).not.toContain('name="stage" value="proposal"');
		expect(seen).toContain('idea:same proposal:not_yours initiative:not_decided_by_you');
		const move = { id, version: '1', stage: 'proposal' };
		expect((await reader.post(`${board}?/move`, move)).status).toBe(403);
		const department = await server.signedIn('contributor', { office: slug });
		expect((await department.get(board)).html).not.toContain('name="stage" value="proposal"');
		expect((await department.post(`${board}?/move`, move)).status).toBe(403);
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.get(board)).status).toBe(404);
		expect((await stranger.post(`${board}?/move`, move)).status).toBe(404);
		expect((await server.anonymous().get(board)).location).toMatch(/^\/sign-in/);
		expect((await server.anonymous().post(`${board}?/move`, move)).location).toContain('/sign-in');
	});

	it('holds twenty cards of two hundred, says how many there are, and leads to all of them', async () => {
		const { slug, actor, board } = await office();
		for (let index = 0; index < 200; index += 1) {
			await buildInitiative(server.db, actor, { title: { en: `Idea ${index}` } });
		}
		const client = await server.signedIn('coordinator', { office: slug });
		const { html } = await client.get(`${board}?q=idea`);
		expect(column(html, 'idea')).toHaveLength(20);
		expect(html).toContain('Show all 200 in the list');
		expect(Buffer.byteLength(html)).toBeLessThan(60_000);
		const list = /href="([^"]+)">Show all 200/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
		expect(list).toBe(`${board}?q=idea&view=list&stage=idea`);
		expect((await client.get(list)).html).toContain('200 initiatives');
	});

	it('says that there is nothing open, and how to begin', async () => {
		const { slug, board } = await office();
		const { html } = await (await server.signedIn('coordinator', { office: slug })).get(board);
		expect(html).toContain('No open initiatives');
		expect(html).not.toContain('data-board');
	});
});

describe('what narrows the board and the list', () => {
	it('is kept from one to the other, and nothing breaks by what makes no sense', async () => {
		const { slug, actor, board } = await office();
		await buildInitiative(server.db, actor, { title: { en: 'A bench' } });
		await buildInitiative(server.db, actor, { title: { en: 'A choir' } });
		const client = await server.signedIn('coordinator', { office: slug });
		const { html } = await client.get(`${board}?q=bench`);
		expect(textOf(html)).toContain('One initiative');
		expect(html).toContain(`href="${board}?q=bench&amp;view=list"`);
		const list = (await client.get(`${board}?q=bench&view=list`)).html;
		expect(list).toMatch(/<table[\s\S]*A bench/);
		expect(list).not.toContain('A choir');
		expect(list).toContain('<input type="hidden" name="view" value="list"');
		expect(list).toContain(`href="${board}?view=list">Show all`);
		const nonsense = 'theme=x&source=%00&kind=&assignee=%00&mine=&unanswered=7&stage=dream&view=wall';
		const page = await client.get(`${board}?${nonsense}`);
		expect(page.status).toBe(200);
		expect(page.html).toContain('A choir');
		expect((await client.get(`${board}?assignee=nobody-of-us`)).html).not.toContain('A choir');
	});

	it('is that something waits for whoever looks, on the board, in the list, in the file and on the year', async () => {
		const { slug, officeId, actor, board } = await office();
		const [coordinator, director] = [
			await server.signedIn('coordinator', { office: slug }),
			await server.signedIn('director', { office: slug })
		];
		const idea = await buildInitiative(server.db, actor, { title: { en: 'The idea' } });
		await buildInitiative(server.db, actor, { title: { en: 'The proposal' }, stage: 'proposal' });
		await wait(officeId, idea, 31);
		for (const path of [`${board}?mine=1`, `${board}?mine=1&view=list`, `${board}/export.csv?mine=1`]) {
			const own = (await coordinator.get(path)).html;
			expect([path, own.includes('The idea'), own.includes('The proposal')]).toEqual([path, true, false]);
			const others = (await director.get(path)).html;
			expect([path, others.includes('The idea'), others.includes('The proposal')]).toEqual([path, false, true]);
		}
		const year = `/o/${slug}/year/${new Date().getFullYear()}`;
		await buildPartner(server.db, { officeId });
		expect(textOf((await coordinator.get(year)).html)).toMatch(
			/One thing waits for you.*one of them has had no answer for a month\s+The idea\s+No answer for 31 days/s
		);
		const seen = textOf((await director.get(year)).html);
		expect(seen).toMatch(/One thing waits for you.*The proposal/s);
		expect(seen).toContain('Without an answer: The idea');
		expect(textOf((await (await server.signedIn('reader', { office: slug })).get(year)).html)).not.toContain(
			'waits for you'
		);
	});
});

describe('letters', () => {
	it('are switched off in my settings, which say when no mail can be sent', async () => {
		const client = await server.signedIn('coordinator');
		const { html } = await client.get('/account');
		expect(html).toMatch(/name="letters"[^>]*checked/);
		expect(html).toContain('No mail is sent from here at the moment');
		const settings = { name: 'Dana Cohen', language: 'en', theme: 'system', shortcuts: 'on' };
		expect((await client.post('/account?/settings', settings)).status).toBe(303);
		expect((await client.get('/account')).html).not.toMatch(/name="letters"[^>]*checked/);
		expect((await client.post('/account?/settings', { ...settings, letters: 'on' })).status).toBe(303);
		expect((await client.get('/account')).html).toMatch(/name="letters"[^>]*checked/);
	});
});

describe('the page of an initiative', () => {
	it('tells whose turn it is, and puts it on a desk; a reader is only told', async () => {
		const { slug, actor, board } = await office();
		const client = await server.signedIn('coordinator', { office: slug, name: 'Noa' });
		const id = await buildInitiative(server.db, actor);
		const { html } = await client.get(`${board}/${id}`);
		expect(textOf(html)).toMatch(/On whose desk.*Nobody in particular.*Put on a desk.*For a coordinator/s);
		const noa = /<option value="([^"]+)"[^>]*>Noa/.exec(html)?.[1] ?? '';
		const given = await client.post(`${board}/${id}?/assign`, { id, version: '1', assignee: noa });
		expect([given.status, given.location]).toEqual([303, `${board}/${id}`]);
		expect(textOf((await client.get(board)).html)).toContain('With Noa');
		expect((await client.get(`${board}/${id}`)).html).toMatch(new RegExp(`value="${noa}"[^>]* selected`));
		const history = await client.get(`/o/${slug}/history/initiative/${id}`);
		expect(textOf(history.html)).toMatch(/On the desk of.*Noa/s);
		const reader = await server.signedIn('reader', { office: slug });
		const seen = (await reader.get(`${board}/${id}`)).html;
		expect(textOf(seen)).toContain('With Noa');
		expect(seen).not.toContain('?/assign');
		expect((await reader.post(`${board}/${id}?/assign`, { id, version: '2', assignee: '' })).status).toBe(403);
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.post(`${board}/${id}?/assign`, { id, version: '2', assignee: '' })).status).toBe(404);
		const gone = await client.post(`${board}/${id}?/assign`, { id, version: '2', assignee: 'nobody-here' });
		expect(gone.status).toBe(422);
		expect((await client.post(`${board}/${id}?/assign`, { id, version: '1', assignee: '' })).status).toBe(409);
		expect((await client.post(`${board}/${id}?/assign`, { id, version: '2', assignee: '' })).status).toBe(303);
	});

	it('suggests partners with the reasons, adds one with a press, and lets them be ticked in its form', async () => {
		const { slug, actor, board } = await office();
		const client = await server.signedIn('coordinator', { office: slug });
		const partner = await buildPartner(server.db, actor, { name: { en: 'Verona' } });
		await buildAgreement(server.db, actor, [partner], { scope: ['culture_art'] });
		const id = await buildInitiative(server.db, actor, { themes: ['culture_art'] });
		const page = textOf((await client.get(`${board}/${id}`)).html);
		expect(page).toMatch(
			/Partners it may be for\s+Verona\s+Add: Verona\s+the agreement names culture and art\s+Silent: nothing dated is recorded yet/i
		);
		const form = (await client.get(`${board}/edit/${id}`)).html;
		expect(form).toMatch(new RegExp(`type="checkbox" name="partners\\[\\]" value="${partner}"`));
		const fields = { id, version: '1', partnerId: partner };
		const reader = await server.signedIn('reader', { office: slug });
		expect((await reader.get(`${board}/${id}`)).html).not.toContain('Partners it may be for');
		expect((await reader.post(`${board}/${id}?/addPartner`, fields)).status).toBe(403);
		expect((await client.post(`${board}/${id}?/addPartner`, { ...fields, partnerId: newId() })).status).toBe(422);
		const added = await client.post(`${board}/${id}?/addPartner`, fields);
		expect([added.status, added.location]).toEqual([303, `${board}/${id}#suggested`]);
		const after = (await client.get(`${board}/${id}`)).html;
		expect(after).toContain(`href="/o/${slug}/partners/${partner}"`);
		expect(after).not.toContain('Partners it may be for');
		expect((await client.get(`${board}?partner=${partner}`)).html).toContain('One initiative');
		expect((await client.post(`${board}/${id}?/addPartner`, fields)).status).toBe(303);
	});
});
