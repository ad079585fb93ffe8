import { expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { buildActor, buildInitiative, buildOffice, recordActivity } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import { testServer } from '../support/server.ts';

const server = testServer();

/** An office of its own with an initiative, and more to link than a list shows. */
async function many() {
	const slug = `choose-${newId().slice(-8)}`;
	const actor = buildActor(await buildOffice(server.db, { slug }));
	const named = (what: string) => ({ title: { en: what } });
	const id = await buildInitiative(server.db, actor, { ...named('A festival'), stage: 'initiative' });
	const activities = [await recordActivity(server.db, actor, { ...named('Zzlanterns'), starts: '2001' })];
	const others = [await buildInitiative(server.db, actor, named('Zzchoir'))];
	for (let each = 0; each < 40; each += 1) {
		activities.push(await recordActivity(server.db, actor, { ...named(`Meeting ${each}`), starts: '2020' }));
		others.push(await buildInitiative(server.db, actor, named(`Proposal ${each}`)));
	}
	return {
		id,
		page: `/o/${slug}/initiatives/${id}`,
		activities,
		others,
		client: await server.signedIn('director', { office: slug })
	};
}

/** The values of the boxes of a list, and of those that are ticked. */
function boxes(html: string, name: string): { all: string[]; ticked: string[] } {
	const found = [...html.matchAll(/<input[^>]*>/g)].map(([box]) => box).filter((box) => box.includes(`name="${name}"`));
	const values = (some: string[]) => some.map((box) => /value="([^"]*)"/.exec(box)?.[1] ?? '');
	return { all: values(found), ticked: values(found.filter((box) => box.includes('checked'))) };
}

it('activities to link are found by words, and what was ticked before stays ticked', async () => {
	const { client, page, activities } = await many();
	const [old = '', ticked = ''] = activities;
	const first = await client.get(`${page}/activities`);
	expect(boxes(first.html, 'activities[]').all).toHaveLength(30);
	expect(boxes(first.html, 'activities[]').all).not.toContain(old);
	expect(textOf(first.html)).toContain('There are more');
	const found = await client.get(`${page}/activities?q=zzlanterns&search=1&activities[]=${ticked}`);
	expect(boxes(found.html, 'activities[]')).toEqual({ all: [ticked, old], ticked: [ticked] });
	const linked = await client.post(`${page}/activities?q=zzlanterns&/save`, { 'activities[]': [ticked, old] });
	expect([linked.status, linked.location]).toEqual([303, `${page}#activities`]);
	const { html } = await client.get(page);
	for (const id of [ticked, old]) expect(html).toContain(`/activities/${id}`);
	const again = await client.get(`${page}/activities?q=zzlanterns`);
	expect(boxes(again.html, 'activities[]').all).toEqual([]);
	expect(textOf(again.html)).toContain('Nothing was found');
});

it('nothing ticked is said, and the words stay', async () => {
	const { client, page } = await many();
	const refused = await client.post(`${page}/relate?q=zzchoir&/save`, {});
	expect(refused.status).toBe(422);
	expect(refused.html).toMatch(/name="q"[^>]*value="zzchoir"/);
	expect(boxes(refused.html, 'others[]').all).toHaveLength(1);
});

it('related records are found by words, several at once', async () => {
	const { client, page, others } = await many();
	const [choir = '', other = ''] = others;
	const found = await client.get(`${page}/relate?q=zzchoir&others[]=${other}&search=1`);
	expect(boxes(found.html, 'others[]')).toEqual({ all: [other, choir], ticked: [other] });
	expect((await client.post(`${page}/relate?/save`, { 'others[]': [other, choir] })).location).toBe(`${page}#related`);
	const { html } = await client.get(page);
	for (const id of [choir, other]) expect(html).toContain(`initiatives/${id}"`);
});

it('the record to merge with is found by words; to search keeps the choice, and goes nowhere', async () => {
	const { client, page, others } = await many();
	const [choir = '', other = ''] = others;
	const found = await client.get(`${page}/merge?q=zzchoir&search=1&with=${other}`);
	expect(boxes(found.html, 'with')).toEqual({ all: [other, choir], ticked: [other] });
	expect(found.html).not.toContain('Which record stays');
	expect(textOf((await client.get(`${page}/merge?q=zzchoir&with=${choir}`)).html)).toContain('Which record stays');
});

it('whoever may not change it, and strangers, choose nothing', async () => {
	const { page, activities } = await many();
	const office = page.split('/')[2] ?? '';
	const reader = await server.signedIn('reader', { office });
	const stranger = await server.signedIn('director');
	for (const [client, status] of [
		[reader, 403],
		[stranger, 404]
	] as const) {
		expect((await client.get(`${page}/activities`)).status).toBe(status);
		expect((await client.post(`${page}/activities?/save`, { 'activities[]': activities })).status).toBe(status);
	}
	expect((await server.anonymous().get(`${page}/activities`)).status).toBe(303);
});
