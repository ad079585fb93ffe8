import { describe, expect, it } from 'vitest';
import { officeOfSlug } from '../../src/features/office/server/queries.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import type { InitiativeInput } from '../../src/features/initiative/form.ts';
import {
	buildActor,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner,
	recordActivity
} from '../support/factories.ts';
import type { HttpClient } from '../support/http-client.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const LIST = '/o/raanana/initiatives';

async function add(client: HttpClient, fields: Record<string, string | string[]> = {}): Promise<string> {
	const id = newId();
	// What was decided already is a director's to enter.
	const by = /^(initiative|declined)$/.test(String(fields['stage'])) ? await server.signedIn('director') : client;
	const page = await by.post(`${LIST}/edit?/save`, {
		...{ id, version: '0', stage: 'idea', visibility: 'council' },
		...{ 'title.he': 'עץ מוסיקלי', 'title.en': 'A musical tree', ...fields }
	});
	expect([page.status, page.location]).toEqual([303, `${LIST}/${id}`]);
	return id;
}

it('the form of something new says for what the later stages are, to those who may choose them', async () => {
	const hint = 'decided before it was written down here';
	const form = async (role: 'director' | 'coordinator') =>
		(await (await server.signedIn(role)).get(`${LIST}/edit`)).html;
	expect(await form('director')).toContain(hint);
	const ofCoordinator = await form('coordinator');
	expect(ofCoordinator).not.toContain(hint);
	expect(ofCoordinator).not.toContain('value="declined"');
});

async function parties() {
	const officeId = (await officeOfSlug(server.db, 'raanana')) as OfficeId;
	const actor = buildActor(officeId);
	return {
		partner: await buildPartner(server.db, actor, { name: { he: 'טולדו', en: 'Toledo' } }),
		body: await buildOrganisation(server.db, actor)
	};
}

describe('the initiatives of an office', () => {
	it('are listed with stage, partner, lead, goal and where they stand; what is over is not, until asked for', async () => {
		const client = await server.signedIn('coordinator');
		const { partner, body } = await parties();
		const goals = /value="([0-9a-f-]{36})"[^>]*>\s*<span>1\. /.exec((await client.get(`${LIST}/edit`)).html)?.[1];
		const links = { 'partners[]': [partner, ''], 'leads[]': [body, ''], 'goals[]': [goals ?? ''] };
		await add(client, { stage: 'proposal', 'standing.en': 'To set a date', ...links });
		await add(client, { stage: 'declined', 'title.en': 'An old wish' });
		// The message that names what was saved is shown once.
		await client.get(LIST);
		const { html } = await client.get(`${LIST}?view=list`);
		expect(html).toMatch(/A musical tree[\s\S]*Proposal[\s\S]*Toledo[\s\S]*Embassy of Poland[\s\S]*To set a date/);
		expect(html).toMatch(/<b><span class="sr">Goal<\/span> 1<\/b>[\s\S]*Twin ties/);
		expect(html).not.toContain('An old wish');
		expect((await client.get(`${LIST}?stage=declined`)).html).toContain('An old wish');
		expect((await client.get(`${LIST}?stage=all&q=wish`)).html).toContain('One initiative');
		expect((await client.get(`${LIST}?partner=${partner}`)).html).toContain('One initiative');
		expect((await client.get(`${LIST}?goal=none&stage=dream&after=%00`)).status).toBe(200);
		const hebrew = await (await server.signedIn('reader', { language: 'he' })).get(`${LIST}?view=list`);
		expect(hebrew.html).toMatch(/עץ מוסיקלי[\s\S]*הצעה/);
	});

	it('of a year are those that stood open at its end, in the list, in the file and on the page of the year', async () => {
		const slug = `course-${newId().slice(-8)}`;
		const actor = buildActor(await buildOffice(server.db, { slug }));
		await recordActivity(server.db, actor, { starts: '2015-05' });
		const build = (title: string, overrides: Partial<InitiativeInput>) =>
			buildInitiative(server.db, actor, { stage: 'initiative', title: { en: title }, ...overrides });
		await buildPartner(server.db, actor);
		await build('A bench of 2026', { begun: '2026-03' });
		await build('A bridge of 2014', { begun: '2014', stage: 'completed', ended: '2016' });
		await build('A choir of 2014', { begun: '2014', stage: 'declined', ended: '2015' });
		const reader = await server.signedIn('reader', { office: slug });
		const told = async (path: string) => {
			const { status, html } = await reader.get(`/o/${slug}/${path}`);
			expect([path, status]).toEqual([path, 200]);
			return ['bench', 'bridge', 'choir'].filter((each) => html.includes(`A ${each} of`));
		};
		for (const [at, expected] of [
			[2015, ['bridge']],
			[2026, ['bench']]
		] as const) {
			for (const path of ['initiatives?year=', 'initiatives/export.csv?year=', 'year/'])
				expect([path, await told(`${path}${at}`)]).toEqual([path, expected]);
			// What changed in the year tells what was not approved in it.
			const reported = at === 2015 ? [...expected, 'choir'] : expected;
			for (const language of ['he', 'en']) expect([at, await told(`report/${at}/${language}`)]).toEqual([at, reported]);
		}
		const { html } = await reader.get(`/o/${slug}/initiatives?year=2015`);
		expect(html).toMatch(/A bridge of 2014[\s\S]*?Initiative/);
		expect(html).toContain('One initiative');
		expect(await told('initiatives')).toEqual(['bench']);
		expect(await told('initiatives?year=dream&stage=all')).toEqual(['bench', 'bridge', 'choir']);
		expect(await told('initiatives?year=2015&stage=proposal')).toEqual([]);
	});

	it('meant for the office alone are not there for a reader: in the list, in the file, by their address', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { 'title.en': 'A quiet plan', visibility: 'office' });
		const reader = await server.signedIn('reader');
		expect((await client.get(LIST)).html).toContain('A quiet plan');
		expect((await client.get(`${LIST}/export.csv`)).html).toContain('A quiet plan');
		for (const path of [LIST, `${LIST}/export.csv`])
			expect((await reader.get(path)).html).not.toContain('A quiet plan');
		expect((await reader.get(`${LIST}/${id}`)).status).toBe(404);
	});

	it('can be taken away in the language of the page', async () => {
		const client = await server.signedIn('coordinator', { language: 'he' });
		await add(client);
		const csv = await client.get(`${LIST}/export.csv`);
		expect(csv.html.split('\r\n')[0]).toBe(
			'נושא,שלב,שותף,גוף מוביל,מטרה,היכן זה עומד,תחילה,מועד צפוי,סיום,גופים שותפים,גופים מממנים,גופים נותני חסות,' +
				'מניין זה בא,מי הציע,נושאים,תכנית לשנה הראשונה,תקציב מתוכנן,תקציב בפועל,מטבע,סיכונים,מה יצא מזה,תיאור,מי רואה'
		);
		expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect((await client.get(`${LIST}/export.xlsx`)).headers.get('content-disposition')).toContain('.xlsx');
	});

	it('are not for strangers, and not without a session', async () => {
		const id = await add(await server.signedIn('coordinator'));
		const stranger = await server.signedIn('director', { office: null });
		for (const path of [LIST, `${LIST}/export.csv`, `${LIST}/${id}`, `${LIST}/edit/${id}`]) {
			expect((await stranger.get(path)).status).toBe(404);
			expect((await server.anonymous().get(path)).location).toMatch(/^\/sign-in\?to=/);
		}
	});
});

describe('the page of an initiative', () => {
	it('moves it from stage to stage by buttons, and goes no way that needs a decision', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client);
		const page = `${LIST}/${id}`;
		expect((await client.get(page)).html).toMatch(/Make it a proposal[\s\S]*The direction of the office decides/);
		const moved = await client.post(`${page}?/move`, { id, version: '1', stage: 'proposal' });
		expect([moved.status, moved.location]).toEqual([303, page]);
		expect((await client.get(page)).html).toContain('Became: Proposal');
		for (const [version, stage] of [
			['1', 'proposal'],
			['2', 'initiative'],
			['2', 'declined']
		] as const) {
			const late = await client.post(`${page}?/move`, { id, version, stage });
			expect(late.status).toBe(409);
			expect(late.html).toContain('The stage has changed in the meantime');
		}
		expect((await client.post(`${page}?/move`, { id, version: '2', stage: 'dream' })).status).toBe(422);
		const bad = await client.post(`${page}?/move`, { id: newId(), version: '1', stage: 'proposal' });
		expect(bad.status).toBe(404);
	});

	it('is decided by a director, with an answer; ended by it, and taken up again', async () => {
		const director = await server.signedIn('director');
		const id = await add(director, { stage: 'proposal' });
		const page = `${LIST}/${id}`;
		const form = await director.get(`${page}/decide`);
		expect(form.html).toMatch(/Approved[\s\S]*Not approved[\s\S]*Put off to a later date/);
		const decisionId = /name="decisionId" value="([0-9a-f-]{36})"/.exec(form.html)?.[1] ?? '';
		const said = { id, version: '1', decisionId, outcome: 'declined', decidedOn: '2026-11-20' };
		const silent = await director.post(`${page}/decide?/save`, { ...said, 'answer.en': 'Not this year' });
		expect(silent.status).toBe(422);
		expect(silent.html).toContain('Not this year');
		const answer = { 'answer.he': 'לא השנה', 'answer.en': 'Not this year', 'decidedBy.en': 'The city council' };
		const done = await director.post(`${page}/decide?/save`, { ...said, ...answer, 'reference.en': 'Minutes 12' });
		expect([done.status, done.location]).toEqual([303, page]);
		const { html } = await director.get(page);
		expect(html).toMatch(/Not approved[\s\S]*20 Nov 2026[\s\S]*The city council[\s\S]*Not this year[\s\S]*Minutes 12/);
		const facts = async () => /<dl class="facts">.*?<\/dl>/s.exec((await director.get(page)).html)?.[0];
		expect(await facts()).toMatch(/<dt>Over<\/dt>\s*<dd>/);
		const again = await director.post(`${page}/decide?/save`, { ...said, ...answer, decisionId: newId() });
		expect(again.status).toBe(409);
		await director.post(`${page}?/move`, { id, version: '2', stage: 'idea' });
		expect(await facts()).not.toContain('<dt>Over</dt>');
		expect((await director.get(page)).html).toContain('Not this year');
	});

	it('lets nobody else decide, and takes back what was decided by mistake', async () => {
		const director = await server.signedIn('director');
		const id = await add(director, { stage: 'proposal' });
		const page = `${LIST}/${id}`;
		const decisionId = newId();
		const input = { id, version: '1', decisionId, outcome: 'accepted', decidedOn: '2026-11-20', 'answer.he': 'אושר' };
		for (const role of ['reader', 'contributor', 'coordinator', 'agreements_manager'] as const) {
			const client = await server.signedIn(role);
			expect((await client.get(`${page}/decide`)).status).toBe(403);
			expect((await client.post(`${page}/decide?/save`, input)).status).toBe(403);
		}
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.post(`${page}/decide?/save`, input)).status).toBe(404);
		expect((await server.anonymous().post(`${page}/decide?/save`, input)).location).toContain('/sign-in');
		await director.post(`${page}/decide?/save`, input);
		const own = `${page}/decisions/${decisionId}`;
		const coordinator = await server.signedIn('coordinator');
		expect((await coordinator.get(own)).status).toBe(403);
		expect((await coordinator.get(page)).html).toContain('אושר');
		expect((await director.get(own)).html).toContain('Take the decision back');
		const words = { id: decisionId, version: '1', decidedOn: '2026-11-19', 'answer.he': 'אושר פה אחד' };
		expect((await director.post(`${own}?/save`, words)).location).toBe(page);
		expect((await director.get(page)).html).toContain('אושר פה אחד');
		const back = await director.post(`${own}?/delete`, { id: decisionId });
		expect([back.status, back.location]).toEqual([303, page]);
		const { html } = await director.get(page);
		expect(html).toMatch(/class="tag[^>]*>[\s\S]{0,120}Proposal/);
	});

	it('is completed with what came of it', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { stage: 'initiative' });
		const page = `${LIST}/${id}`;
		expect((await client.get(page)).html).toContain(`href="${page}/complete"`);
		const silent = await client.post(`${page}/complete?/save`, { id, version: '1', ended: '2026-11-01' });
		expect(silent.status).toBe(422);
		const done = await client.post(`${page}/complete?/save`, {
			...{ id, version: '1', ended: '2026-11-01', budgetActual: '1,200', 'outcome.en': 'Forty pupils met' }
		});
		expect([done.status, done.location]).toEqual([303, page]);
		const { html } = await client.get(page);
		expect(html).toMatch(/What came of it[\s\S]*Forty pupils met/);
		expect(html).toMatch(/Budget spent[\s\S]*1,200/);
		expect((await (await server.signedIn('reader')).get(page)).html).not.toContain('1,200');
	});

	it('shows milestones with their dates, and why one was put off', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client, { stage: 'initiative' });
		const page = `${LIST}/${id}`;
		const milestone = newId();
		const form = `/o/raanana/milestones/edit`;
		expect((await client.get(`${form}?initiative=${id}`)).status).toBe(200);
		const fields = { id: milestone, initiativeId: id, back: `${page}#milestones`, 'what.en': 'The permit' };
		const added = await client.post(`${form}?/save`, { ...fields, version: '0', due: '2020-05-01' });
		expect([added.status, added.location]).toEqual([303, `${page}#milestones`]);
		expect((await client.get(page)).html).toMatch(/The permit[\s\S]*Late/);
		const later = { ...fields, version: '1', due: '2099-01-01' };
		const silent = await client.post(`${form}/${milestone}?/save`, later);
		expect(silent.html).toContain('Please give the reason');
		await client.post(`${form}/${milestone}?/save`, { ...later, 'delayReason.en': 'A strike' });
		const { html } = await client.get(page);
		expect(html).toMatch(/The permit[\s\S]*First due:[\s\S]*1 May 2020[\s\S]*A strike/);
		await client.post(`${page}?/reached`, { id: milestone, done: 'on' });
		expect((await client.get(page)).html).toContain('Reached on');
		const reader = await server.signedIn('reader');
		expect((await reader.post(`${page}?/reached`, { id: milestone })).status).toBe(403);
		expect((await reader.get(`${form}?initiative=${id}`)).status).toBe(403);
		expect((await client.get(form)).status).toBe(404);
		expect((await client.get(`${form}?initiative=${newId()}`)).status).toBe(404);
	});

	it('leads to its activities and back: one that is added takes over its partners, one that is there is linked', async () => {
		const client = await server.signedIn('coordinator');
		const { partner } = await parties();
		const id = await add(client, { stage: 'initiative', 'partners[]': [partner], 'themes[]': ['youth'] });
		const page = `${LIST}/${id}`;
		const href = /href="([^"]*activities\/edit\?initiative=[^"]*)"/.exec((await client.get(page)).html)?.[1] ?? '';
		const form = href.replaceAll('&amp;', '&');
		const { html: blank } = await client.get(form);
		expect(blank).toContain(`<option value="${partner}" selected`);
		expect(blank).toMatch(/value="youth" checked|checked[^>]*value="youth"/);
		const activity = newId();
		const save = form.replace('?', '?') + '&/save';
		const added = await client.post(save, {
			...{ id: activity, version: '0', kind: 'meeting', status: 'done', visibility: 'council', starts: '2020-06' },
			...{ 'title.en': 'They met', 'partners[]': [partner] }
		});
		expect([added.status, added.location]).toEqual([303, `${page}#activities`]);
		expect((await client.get(page)).html).toContain(`/activities/${activity}`);
		const { html } = await client.get(`/o/raanana/activities/${activity}`);
		expect(html).toMatch(/This activity is part of an initiative[\s\S]*A musical tree/);
		await client.post(`${page}?/unlink`, { activityId: activity });
		expect((await client.get(`/o/raanana/activities/${activity}`)).html).not.toContain('part of an initiative');
		const linked = await client.post(`/o/raanana/activities/${activity}?/initiative`, { otherId: id });
		expect(linked.status).toBe(303);
		expect((await client.get(page)).html).toContain(`/activities/${activity}`);
		expect((await client.post(`${page}/activities?/save`, { 'activities[]': [newId()] })).status).toBe(422);
		expect((await client.post(`${page}/activities?/save`, {})).status).toBe(422);
		const reader = await server.signedIn('reader');
		expect((await reader.post(`${page}/activities?/save`, { 'activities[]': [activity] })).status).toBe(403);
		expect((await reader.post(`/o/raanana/activities/${activity}?/initiative`, { otherId: id })).status).toBe(403);
	});

	it('merges a duplicate, which then leads to it, and takes that back; splits a part off; links another', async () => {
		const client = await server.signedIn('coordinator');
		const [id, other] = [await add(client, { 'title.en': 'One tree' }), await add(client, { 'title.en': 'Same tree' })];
		const page = `${LIST}/${id}`;
		const choice = await client.get(`${page}/merge`);
		expect(choice.html).toContain('Same tree');
		expect(choice.html).not.toMatch(/name="with"[^>]*checked/);
		const chosen = await client.get(`${page}/merge?with=${other}`);
		expect(chosen.html).toMatch(/One tree[\s\S]*Same tree[\s\S]*Which record stays/);
		const merged = await client.post(`${page}/merge?with=${other}&/save`, {
			...{ id, version: '1', otherId: other, otherVersion: '1', stays: 'this' }
		});
		expect([merged.status, merged.location]).toEqual([303, page]);
		const old = await client.get(`${LIST}/${other}`);
		expect([old.status, old.location]).toEqual([303, page]);
		expect((await client.get(page)).html).toContain('Merged into this one');
		expect((await client.post(`${page}?/unmerge`, { otherId: other })).status).toBe(303);
		expect((await client.get(`${LIST}/${other}`)).status).toBe(200);
		await client.post(`${page}/relate?/save`, { 'others[]': [other] });
		expect((await client.get(`${LIST}/${other}`)).html).toContain(`href="${page}"`);
		const partId = newId();
		const split = await client.post(`${page}/split?/save`, { id, version: '3', partId, 'title.en': 'A bench' });
		expect([split.status, split.location]).toEqual([303, `${LIST}/${partId}`]);
		expect((await client.get(`${LIST}/${partId}`)).html).toMatch(/Split from[\s\S]*One tree/);
		const reader = await server.signedIn('reader');
		for (const path of ['merge', 'split', 'relate']) expect((await reader.get(`${page}/${path}`)).status).toBe(403);
	});

	it('offers no buttons to a reader, and refuses theirs, a stranger’s and another site’s', async () => {
		const coordinator = await server.signedIn('coordinator');
		const id = await add(coordinator);
		const reader = await server.signedIn('reader');
		expect((await reader.get(`${LIST}/${id}`)).html).not.toContain('?/move');
		const move = { id, version: '1', stage: 'proposal' };
		expect((await reader.post(`${LIST}/${id}?/move`, move)).status).toBe(403);
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.post(`${LIST}/${id}?/move`, move)).status).toBe(404);
		expect((await server.anonymous().post(`${LIST}/${id}?/move`, move)).location).toContain('/sign-in');
		const forged = await coordinator.post(`${LIST}/${id}?/move`, move, { origin: 'http://evil.example' });
		expect(forged.status).toBe(403);
	});
});

describe('the form of an initiative', () => {
	it('asks who sees it in the words of the other forms', async () => {
		const client = await server.signedIn('coordinator');
		for (const form of [`${LIST}/edit`, '/o/raanana/activities/edit']) {
			const { html } = await client.get(form);
			for (const words of ['Who sees it', 'The office only', 'The council, in the report', 'The public'])
				expect(html).toContain(words);
		}
	});

	it('comes back with 422, a sentence for each field, and what was typed and chosen', async () => {
		const client = await server.signedIn('coordinator');
		const { partner, body } = await parties();
		const page = await client.post(`${LIST}/edit?/save`, {
			...{ id: newId(), version: '0', stage: 'idea', visibility: 'council', 'title.en': '', expected: 'soon' },
			...{ 'partners[]': [partner], 'leads[]': [body] }
		});
		expect(page.status).toBe(422);
		expect(page.html).toContain('2 fields need fixing');
		expect(page.html).toContain(`<option value="${partner}" selected`);
		expect(page.html).toContain('value="soon"');
	});

	it('begins today unless somebody says otherwise, and is not over before that, nor while it is open', async () => {
		const client = await server.signedIn('coordinator');
		const { html } = await client.get(`${LIST}/edit`);
		expect(html).toMatch(new RegExp(`name="begun"[^>]*value="[^"]*${new Date().getFullYear()}"`));
		const fields = { id: newId(), version: '0', visibility: 'council', 'title.en': 'X', begun: '2016' };
		const early = await client.post(`${LIST}/edit?/save`, { ...fields, stage: 'completed', ended: '2015' });
		expect(early.status).toBe(422);
		expect(early.html).toContain('The end is before the start');
		const open = await client.post(`${LIST}/edit?/save`, { ...fields, stage: 'idea', ended: '2017' });
		expect(open.status).toBe(422);
		expect(open.html).toContain('What is open is not over yet');
		const director = await server.signedIn('director');
		const { location } = await director.post(`${LIST}/edit?/save`, { ...fields, stage: 'completed', ended: '2017' });
		expect((await client.get(location ?? '')).html).toMatch(/Begun<[\s\S]*?2016[\s\S]*?Over<[\s\S]*?2017/);
	});

	it('says beside the field that a chosen record is gone, or chosen twice', async () => {
		const client = await server.signedIn('coordinator');
		const fields = { id: newId(), version: '0', stage: 'idea', visibility: 'council', 'title.en': 'X' };
		const page = await client.post(`${LIST}/edit?/save`, { ...fields, 'partners[]': [newId()] });
		expect(page.status).toBe(422);
		expect(page.html).toContain('The record you chose is no longer there');
		const { body } = await parties();
		const twice = await client.post(`${LIST}/edit?/save`, { ...fields, 'leads[]': [body], 'funders[]': [body] });
		expect(twice.html).toContain('Already chosen in another field');
	});

	it('changes and deletes; a reader may do neither', async () => {
		const client = await server.signedIn('coordinator');
		const id = await add(client);
		const form = `${LIST}/edit/${id}`;
		const fields = { id, version: '1', stage: 'idea', visibility: 'public', 'title.en': 'A tree that sings' };
		const reader = await server.signedIn('reader');
		expect((await reader.get(form)).status).toBe(403);
		expect((await reader.post(`${form}?/save`, fields)).status).toBe(403);
		expect((await client.post(`${form}?/save`, fields)).status).toBe(303);
		expect((await client.get(`${LIST}/${id}`)).html).toContain('A tree that sings');
		expect((await client.post(`${form}?/save`, fields)).status).toBe(409);
		const gone = await client.post(`${form}?/delete`, { id });
		expect([gone.status, gone.location]).toEqual([303, LIST]);
	});
});
