import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/features/member/member.ts';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildInitiative, buildOffice } from '../support/factories.ts';
import { testServer } from '../support/server.ts';

const server = testServer();

async function office() {
	const slug = `decided-${newId().slice(-8)}`;
	const actor = buildActor(await buildOffice(server.db, { slug }));
	const as = (role: Role) => server.signedIn(role, { office: slug });
	return { actor, as, list: `/o/${slug}/initiatives`, trash: `/o/${slug}/trash` };
}

const yes = { outcome: 'accepted', 'answer.he': 'אושר', decidedOn: '2026-01-10' };

it('what is sent as decided already by whoever decides nothing comes back with a sentence', async () => {
	const { as, list } = await office();
	const client = await as('coordinator');
	for (const stage of ['initiative', 'completed', 'declined']) {
		const fields = { id: newId(), version: '0', stage, visibility: 'council', 'title.en': 'A short cut' };
		const page = await client.post(`${list}/edit?/save`, fields);
		expect(page.status).toBe(422);
		expect(page.html).toContain('What was decided is entered by a director of the office');
	}
});

describe('the page that merges', () => {
	it('says what each would come to, leaves the one further on, and undoes no decision', async () => {
		const { actor, as, list } = await office();
		const id = await buildInitiative(server.db, actor, { title: { en: 'A wish' } });
		const other = await buildInitiative(server.db, actor, { stage: 'proposal', title: { en: 'A plan' } });
		const client = await as('coordinator');
		const merge = `${list}/${id}/merge`;
		const open = (await client.get(`${merge}?with=${other}`)).html;
		expect(open).toMatch(/value="other" checked[^>]*>[^<]*A plan[^<]*It stays at the stage: Proposal/);
		expect(open).toMatch(/value="this"[^>]*>[^<]*A wish[^<]*It stays at the stage: Idea/);
		const decision = { ...yes, id: other, version: '1', decisionId: newId() };
		const director = await as('director');
		expect((await director.post(`${list}/${other}/decide?/save`, decision)).status).toBe(303);
		const decided = (await client.get(`${merge}?with=${other}`)).html;
		expect(decided).toMatch(/Decision: Approved, <time[^>]*>10 Jan 2026/);
		expect(decided).not.toContain('value="this"');
		expect(decided).toContain('what was decided is not undone by a merger');
		const fields = { id, version: '1', otherId: other, otherVersion: '2' };
		const refused = await client.post(`${merge}?with=${other}&/save`, { ...fields, stays: 'this' });
		expect(refused.status).toBe(422);
		expect(refused.html).toContain('what was decided is not undone by a merger');
		expect((await client.post(`${merge}?/save`, { ...fields, stays: 'other' })).status).toBe(303);
		expect((await client.get(`${list}/${other}`)).html).toMatch(/Take the merger back<span class="sr">: A wish/);
	});
});

it('a part tells what was decided of the whole on its line, and has no such decision of its own to correct', async () => {
	const { actor, as, list } = await office();
	const id = await buildInitiative(server.db, actor, { stage: 'proposal', title: { en: 'A park' } });
	const director = await as('director');
	const decisionId = newId();
	await director.post(`${list}/${id}/decide?/save`, { ...yes, id, version: '1', decisionId });
	const partId = newId();
	const part = { id, version: '2', partId, 'title.en': 'A bench' };
	expect((await director.post(`${list}/${id}/split?/save`, part)).status).toBe(303);
	const { html } = await director.get(`${list}/${partId}`);
	expect(html).toContain(`href="${list}/${id}#decision-${decisionId}"`);
	expect(html).toContain('Decided of the record that this was split from:');
	expect(html).not.toContain(`${list}/${partId}/decisions/`);
});

describe('a decision', () => {
	it('is refused with a sentence on a day before the beginning, and asks for a later day where it is put off', async () => {
		const { actor, as, list } = await office();
		const id = await buildInitiative(server.db, actor, { stage: 'proposal', begun: '2025-05' });
		const director = await as('director');
		const send = (fields: Record<string, string>) =>
			director.post(`${list}/${id}/decide?/save`, { ...yes, id, version: '1', decisionId: newId(), ...fields });
		const early = await send({ decidedOn: '1.1.1990' });
		expect(early.status).toBe(422);
		expect(early.html).toContain('The decision is before the beginning of the record');
		const later = await send({ outcome: 'later', putOffUntil: '2026-01-09' });
		expect(later.status).toBe(422);
		expect(later.html).toContain('The day to come back to it is not after the day of the decision');
	});

	it('that was overtaken is not brought back from the trash, where it has a name, and the page says why', async () => {
		const { actor, as, list, trash } = await office();
		const id = await buildInitiative(server.db, actor, { stage: 'proposal', title: { en: 'A park' } });
		const director = await as('director');
		const decisionId = newId();
		const until = { outcome: 'later', putOffUntil: '2099-01-01' };
		await director.post(`${list}/${id}/decide?/save`, { ...yes, ...until, id, version: '1', decisionId });
		const own = `${list}/${id}/decisions/${decisionId}`;
		const form = (await director.get(own)).html;
		expect(form).toMatch(/name="putOffUntil"[^>]*value="[^"]*2099"/);
		expect(form).toContain('Why it is taken back');
		expect((await director.post(`${own}?/delete`, { id: decisionId })).status).toBe(303);
		expect((await director.get(`${list}/${id}`)).html).toContain('Taken back: Put off to a later date');
		expect((await director.get(trash)).html).toContain('Put off to a later date: A park');
		await director.post(`${list}/${id}/decide?/save`, { ...yes, id, version: '3', decisionId: newId() });
		const again = await director.post(`${trash}?/restore`, { noun: 'decision', id: decisionId, back: '' });
		expect(again.status).toBe(409);
		expect(again.html).toContain('This decision cannot be brought back');
	});
});
