import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/features/member/member.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import { newId } from '../../src/kernel/id.ts';
import type { OfficeId } from '../../src/platform/server/database.ts';
import { buildActor, buildOffice, buildPartner } from '../support/factories.ts';
import { textOf } from '../support/html.ts';
import { buildRequest } from '../support/request.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
const slug = `requests-${newId().slice(-8)}`;
const base = `/o/${slug}/initiatives`;

let officeId: OfficeId;
let actor: Actor;

beforeAll(async () => {
	officeId = await buildOffice(server.db, { slug });
	actor = buildActor(officeId);
});

const client = (role: Role, email?: string) =>
	server.signedIn(role, { office: slug, language: 'en', ...(email ? { email } : {}) });
const open = (overrides = {}) => buildRequest(server.db, actor, overrides);

/** The version that a form of a page was opened with. */
async function versionOf(role: Role, path: string): Promise<string> {
	const { html } = await (await client(role)).get(path);
	return /name="version" value="(\d+)"/.exec(html)?.[1] ?? '0';
}

describe('the requests of an office', () => {
	it('are listed with their stage, gates and recommendation', async () => {
		await open({ name: { en: 'Listed Rio' } });
		const page = await (await client('reader')).get(`${base}/requests`);
		const words = textOf(page.html);
		expect(page.status).toBe(200);
		expect(words).toMatch(/Partnership with Listed Rio .*Candidate .*Since today Friendship pact 0 of 4 0 Not written/);
		expect(words).not.toContain('Open a request');
	});

	it('are opened by a form, which asks whom they are about', async () => {
		const coordinator = await client('coordinator');
		const id = newId();
		const refused = await coordinator.post(`${base}/requests/edit?/save`, {
			...{ id, version: '0', partnerId: '', 'name.en': '', agreementKind: 'friendship_pact', appliedOn: 'soon' }
		});
		expect(refused.status).toBe(422);
		expect(textOf(refused.html)).toContain('2 fields need fixing');
		expect(refused.html).toContain('value="soon"');
		const saved = await coordinator.post(`${base}/requests/edit?/save`, {
			...{ id, version: '0', 'name.en': 'Kyoto', country: 'JP', localLanguage: 'ja', agreementKind: 'friendship_pact' }
		});
		expect([saved.status, saved.location]).toEqual([303, `${base}/${id}/request`]);
		const words = textOf((await coordinator.get(`${base}/${id}/request`)).html);
		expect(words).toContain('Partnership with Kyoto');
		expect(words).toContain('No partner in Japan yet');
		expect(words).toContain('No partner whose language this is yet: Japanese');
	});

	it('on the same topic within two years are pointed out', async () => {
		const first = await open({ name: { en: 'Twice' } });
		const second = await open({ name: { en: 'twice' } });
		const { html } = await (await client('reader')).get(`${base}/${second}/request`);
		expect(textOf(html)).toContain('A request on the same topic was opened within two years: Partnership with Twice');
		expect(html).toContain(`${base}/${first}/request`);
	});

	it('are not there for another office, nor where their partner is hidden, and nobody is let in without a session', async () => {
		const id = await open({ name: { en: 'Elsewhere' } });
		const stranger = await server.signedIn('director', { office: null });
		for (const page of ['request', 'request/assess', 'request/recommend', 'recommendation']) {
			expect((await stranger.get(`${base}/${id}/${page}`)).status).toBe(404);
			expect((await server.anonymous().get(`${base}/${id}/${page}`)).location).toContain('/sign-in');
		}
		const hidden = await buildPartner(server.db, actor, { name: { en: 'Hushtown' }, visibility: 'office' });
		const quiet = await open({ partnerId: hidden, name: {} });
		const reader = await client('reader');
		expect((await reader.get(`${base}/${quiet}/request`)).status).toBe(404);
		expect(textOf((await reader.get(`${base}/requests`)).html)).not.toContain('Hushtown');
	});
});

describe('the gates of a request', () => {
	it('are answered with evidence by whoever may write, and by no reader', async () => {
		const id = await open();
		const path = `${base}/${id}/request`;
		const coordinator = await client('coordinator');
		const answers = {
			'gates.application.answer': 'yes',
			'gates.application.evidence.en': 'A letter <b>of the mayor</b>'
		};
		const version = await versionOf('coordinator', path);
		const saved = await coordinator.post(`${path}?/gates`, { id, version, ...answers });
		expect([saved.status, saved.location]).toEqual([303, path]);
		const words = textOf((await coordinator.get(path)).html);
		expect(words).toMatch(/Application by their authorised body Met .*A letter <b>of the mayor<\/b>/);
		expect((await coordinator.post(`${path}?/gates`, { id, version, ...answers })).status).toBe(409);
		expect((await (await client('reader')).post(`${path}?/gates`, { id, version, ...answers })).status).toBe(403);
		const unproved = await coordinator.post(`${path}?/gates`, { id, version, 'gates.application.answer': 'yes' });
		expect(unproved.status).toBe(422);
		expect(textOf(unproved.html)).toContain('Evidence: Application by their authorised body: ');
		const strange = await coordinator.post(`${path}?/gates`, { id, version, 'gates.application.answer': 'perhaps' });
		expect(strange.status).toBe(422);
	});
});

describe('an assessment', () => {
	it('is one’s own until it is handed in; then others see it who have handed in theirs', async () => {
		const id = await open();
		const [dana, omer] = [await client('coordinator'), await client('contributor')];
		const path = `${base}/${id}/request`;
		const scores = { 'scores.goals.score': '4', 'scores.goals.evidence.en': 'Three schools asked for it' };
		await dana.post(`${path}/assess?/save`, { id, deed: 'keep', ...scores });
		expect((await dana.get(`${path}/assess`)).html).toContain('Three schools asked for it');
		await dana.post(`${path}/assess?/save`, { id, deed: 'hand_in', ...scores });
		const before = textOf((await omer.get(path)).html);
		expect(before).toContain('One assessment handed in');
		expect(before).not.toContain('Three schools');
		expect(textOf((await (await client('reader')).get(path)).html)).not.toContain('Three schools');
		const bare = { id, deed: 'hand_in', 'scores.goals.score': '1' };
		const asked = await omer.post(`${path}/assess?/save`, bare);
		expect(asked.status).toBe(422);
		expect(textOf(asked.html)).toContain('Hand it in although some scores have no sentence');
		await omer.post(`${path}/assess?/save`, { ...bare, anyway: 'on' });
		const after = textOf((await omer.get(path)).html);
		expect(after).toContain('2 assessments handed in');
		expect(after).toContain('Three schools asked for it');
		expect(after).toMatch(/Match of goals .*1–4 Disagreement/);
		const again = await omer.post(`${path}/assess?/save`, { ...bare, anyway: 'on', 'scores.goals.score': '5' });
		expect(again.status).toBe(409);
	});

	it('is handed in with a score at least, from 0 to 5, and by no reader', async () => {
		const id = await open();
		const path = `${base}/${id}/request/assess`;
		const coordinator = await client('coordinator');
		expect((await coordinator.post(`${path}?/save`, { id, deed: 'hand_in' })).status).toBe(422);
		const long = { 'scores.goals.score': '3', 'scores.goals.evidence.en': 'x'.repeat(1001) };
		const tooLong = await coordinator.post(`${path}?/save`, { id, deed: 'hand_in', ...long });
		expect(textOf(tooLong.html)).toContain('What the score rests on: Match of goals: ');
		expect(textOf(tooLong.html)).not.toContain('At least one score');
		const high = await coordinator.post(`${path}?/save`, { id, deed: 'hand_in', 'scores.goals.score': '6' });
		expect(high.status).toBe(422);
		expect((await (await client('reader')).get(path)).status).toBe(403);
		const reader = await (await client('reader')).post(`${path}?/save`, { id, deed: 'abstain' });
		expect(reader.status).toBe(403);
	});
});

describe('whoever is asked for an assessment', () => {
	it('has it waiting on the board and at home, is named as missing, and may take back that they do not assess', async () => {
		const id = await open({ name: { en: 'Asked Rio' } });
		const path = `${base}/${id}/request`;
		const dana = await client('director');
		const omer = await server.signedIn('contributor', { office: slug, language: 'en', name: 'Omer <Levi>' });
		const asking = (await dana.get(path)).html;
		const omerId = /name="assessors\[\]" value="([^"]+)"[^>]*\/?>\s*<span>Omer &lt;Levi/.exec(asking)?.[1] ?? '';
		const version = await versionOf('director', path);
		expect((await (await client('reader')).post(`${path}?/ask`, { id, version, 'assessors[]': omerId })).status).toBe(
			403
		);
		expect((await omer.post(`${path}?/ask`, { id, version, 'assessors[]': omerId })).status).toBe(403);
		const nobody = await dana.post(`${path}?/ask`, { id, version, 'assessors[]': newId() });
		expect(nobody.status).toBe(422);
		const saved = await dana.post(`${path}?/ask`, { id, version, 'assessors[]': omerId });
		expect([saved.status, saved.location]).toEqual([303, path]);
		expect(textOf((await dana.get(path)).html)).toMatch(/Asked to assess .*Missing Asked on/);
		const home = (await omer.get(`/o/${slug}/year`)).location ?? '';
		for (const page of [home, `${base}?mine=1`, `${base}?view=list&mine=1`]) {
			expect((await omer.get(page)).html).toContain(`${base}/${id}/request/assess`);
		}
		await omer.post(`${path}/assess?/save`, { id, deed: 'abstain' });
		expect(textOf((await omer.get(path)).html)).toContain('I assess it after all');
		const back = await omer.post(`${path}?/reassess`, { id, version });
		expect([back.status, back.location]).toEqual([303, path]);
		expect((await omer.post(`${path}?/reassess`, { id, version })).status).toBe(409);
		expect(textOf((await omer.get(path)).html)).toContain('Write an assessment');
		const stranger = await server.signedIn('director', { office: null });
		expect((await stranger.post(`${path}?/reassess`, { id, version })).status).toBe(404);
		expect((await server.anonymous().post(`${path}?/ask`, { id, version })).location).toContain('/sign-in');
	});
});

describe('the recommendation', () => {
	it('is written, approved by a director, and only then shown to readers, as a page and as files', async () => {
		const id = await open({ name: { he: 'ריו', en: 'Rio' } });
		const path = `${base}/${id}/request`;
		const [coordinator, reader, director] = [
			await client('coordinator'),
			await client('reader'),
			await client('director')
		];
		const version = await versionOf('coordinator', `${path}/recommend`);
		const said = {
			...{ id, version, 'recommendation.en': 'We recommend a pact.', 'resolution.en': 'The council approves it.' },
			...{ 'recommendation.he': 'מומלץ לאשר.', 'resolution.he': 'המועצה מאשרת.' }
		};
		expect(
			(await coordinator.post(`${path}/recommend?/save`, { ...said, 'resolution.en': '', 'resolution.he': '' })).status
		).toBe(422);
		expect((await coordinator.post(`${path}/recommend?/save`, said)).location).toBe(path);
		expect((await reader.get(`${base}/${id}/recommendation`)).status).toBe(404);
		expect(textOf((await coordinator.get(`${base}/${id}/recommendation/en`)).html)).toContain(
			'Draft: not approved yet'
		);
		const seen = { id, version: await versionOf('director', path) };
		expect((await coordinator.post(`${path}?/approve`, seen)).status).toBe(403);
		expect((await director.post(`${path}?/approve`, seen)).status).toBe(303);
		const page = textOf((await reader.get(`${base}/${id}/recommendation/he`)).html);
		expect(page).toContain('ריו: המלצה למועצה');
		expect(page).toContain('המועצה מאשרת.');
		expect(page).not.toContain('טיוטה');
		for (const [format, type] of [
			['pdf', 'application/pdf'],
			['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']
		] as const) {
			const file = await reader.get(`${base}/${id}/recommendation/en/file.${format}`);
			expect([file.status, file.headers.get('content-type')]).toEqual([200, type]);
		}
	});
});

describe('a signature', () => {
	it('is refused before the council has decided, and with a date that is none', async () => {
		const id = await open();
		const path = `${base}/${id}/request`;
		const coordinator = await client('coordinator');
		const version = await versionOf('coordinator', path);
		const signed = {
			id,
			version,
			kind: 'friendship_pact',
			signedOn: '2026-11-20',
			'source.en': 'The pact',
			side: 'ours'
		};
		expect((await coordinator.post(`${path}?/sign`, signed)).status).toBe(409);
		expect((await coordinator.post(`${path}?/sign`, { ...signed, signedOn: 'once' })).status).toBe(422);
		expect((await (await client('contributor')).post(`${path}?/sign`, signed)).status).toBe(403);
	});
});

describe('what requests are measured by', () => {
	it('is the directors’ to change; a request that is open keeps its own', async () => {
		const id = await open();
		const director = await client('director');
		const edit = `/o/${slug}/settings/criteria/edit/reciprocity`;
		const changed = {
			...{
				code: 'reciprocity',
				version: '0',
				kind: 'scored',
				variant: 'economic',
				weight: '5',
				position: '14',
				isOn: 'on'
			}
		};
		expect((await director.post(`${edit}?/save`, { ...changed, weight: '11' })).status).toBe(422);
		expect((await director.post(`${edit}?/save`, changed)).location).toBe(`/o/${slug}/settings/criteria`);
		const words = textOf((await director.get(`/o/${slug}/settings/criteria`)).html);
		expect(words).toMatch(/Economic benefit Weight 5 Changed/);
		const page = await director.get(`${base}/${id}/request`);
		expect(textOf(page.html)).toContain('The criteria of the office have changed since the request was opened.');
		expect((await director.get(`${base}/${id}/request/assess`)).html).toContain('Reciprocity and mutual benefit');
		expect((await (await client('coordinator')).get(`/o/${slug}/settings/criteria`)).status).toBe(403);
		expect((await director.get(`/o/${slug}/settings/criteria/edit/no-such`)).status).toBe(404);
	});
});
