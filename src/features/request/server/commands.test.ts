import { describe, expect, it } from 'vitest';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { loadPartnerInRegister } from '#features/partner/server/queries.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildInitiative, buildOffice, buildPartner } from '../../../../tests/support/factories.ts';
import { buildRequest } from '../../../../tests/support/request.ts';
import { requestForm } from '../form.ts';
import { answerGates, beginTalks, endorse, openRequest, recommend, renewCriteria, saveRequest } from './commands.ts';
import { assess } from './assessing.ts';
import { listDuplicates, listRequests, loadRequest } from './queries.ts';
import { saveCriterion } from './weighing.ts';

const test = testDatabase();
const now = new Date('2026-11-29T10:00:00Z');
const today = '2026-11-29';

async function desk(role: Actor['role'] = 'coordinator'): Promise<Actor> {
	return buildActor(await buildOffice(test.db), role);
}

const found = (actor: Actor, id: string) =>
	test.db.forOffice(actor.officeId, async (tx) => ({
		request: await loadRequest(tx, actor.officeId, id),
		initiative: await loadInitiative(tx, actor, id)
	}));

async function version(actor: Actor, id: string): Promise<number> {
	return (await found(actor, id)).initiative?.version ?? 0;
}

const partnerOf = (actor: Actor, id: string) =>
	test.db.forOffice(actor.officeId, (tx) => loadPartnerInRegister(tx, actor.officeId, id, VISIBILITIES));

describe('opening a request', () => {
	it('makes a candidate of the register, a proposal, and what it is measured by', async () => {
		const actor = await desk();
		const id = await buildRequest(test.db, actor);
		const { request, initiative } = await found(actor, id);
		expect(initiative).toMatchObject({
			...{ kind: 'partnership', stage: 'proposal', begun: today },
			title: { he: 'שותפות עם ריו', en: 'Partnership with Rio' },
			partners: [{ name: { he: 'ריו', en: 'Rio' } }]
		});
		expect(request).toMatchObject({ agreementKind: 'friendship_pact', isInTalks: false, approvedAt: null });
		expect(request?.criteria.filter(({ kind }) => kind === 'gate')).toHaveLength(4);
		expect(await partnerOf(actor, request?.partnerId ?? '')).toMatchObject({ status: 'prospect', country: 'BR' });
	});

	it('takes a partner and an initiative that are there', async () => {
		const actor = await desk();
		const partnerId = await buildPartner(test.db, actor, { status: 'in_talks' });
		const id = await buildInitiative(test.db, actor, { stage: 'proposal', title: { en: 'Declaring Rio' } });
		await buildRequest(test.db, actor, { id, version: 1, partnerId, name: {} });
		const { request, initiative } = await found(actor, id);
		expect(initiative).toMatchObject({
			kind: 'partnership',
			title: { en: 'Declaring Rio' },
			partners: [{ id: partnerId }]
		});
		expect(request?.partnerId).toBe(partnerId);
		expect((await partnerOf(actor, partnerId))?.status).toBe('in_talks');
	});

	it('makes one record of a form that is sent twice', async () => {
		const actor = await desk();
		const id = await buildRequest(test.db, actor);
		await buildRequest(test.db, actor, { id });
		const rows = await test.db.forOffice(actor.officeId, (tx) => listRequests(tx, actor, 'Asia/Jerusalem'));
		expect(rows.map((row) => row.id)).toEqual([id]);
	});

	it('is refused to a reader and a department, and knows no partner of another office', async () => {
		const [actor, other] = [await desk(), await desk()];
		const partnerId = await buildPartner(test.db, other);
		await expect(buildRequest(test.db, actor, { partnerId })).rejects.toThrow('problem');
		await expect(buildRequest(test.db, { ...actor, role: 'reader' })).rejects.toThrow('forbidden');
		await expect(buildRequest(test.db, { ...actor, role: 'contributor' })).rejects.toThrow('forbidden');
	});
});

describe('changing a request', () => {
	it('makes a new version of its initiative, and refuses an old one', async () => {
		const actor = await desk();
		const id = await buildRequest(test.db, actor);
		const input = { ...requestForm.parse({ id, agreementKind: 'twin_pact' }), version: await version(actor, id) };
		expect(
			await saveRequest(test.db, actor, { ...input, profile: { en: 'Six million people' } }, '2026-11-29')
		).toMatchObject({
			ok: true
		});
		expect(await saveRequest(test.db, actor, input, '2026-11-29')).toEqual({ ok: false, reason: 'stale' });
		expect((await found(actor, id)).request).toMatchObject({
			...{ agreementKind: 'twin_pact', profile: { en: 'Six million people' } }
		});
	});

	it('knows no application that is still to come', async () => {
		const actor = await desk();
		const id = await buildRequest(test.db, actor);
		const input = { ...requestForm.parse({ id, agreementKind: 'twin_pact' }), version: await version(actor, id) };
		const refused = { ok: false, reason: 'problem', field: 'appliedOn', code: 'not_yet' };
		expect(await saveRequest(test.db, actor, { ...input, appliedOn: '2031-01-01' }, today)).toEqual(refused);
		expect(await saveRequest(test.db, actor, { ...input, appliedOn: '2026-11' }, today)).toMatchObject({ ok: true });
		await expect(buildRequest(test.db, actor, { appliedOn: '2031' })).rejects.toThrow('problem');
	});

	it('is not there for another office', async () => {
		const [actor, stranger] = [await desk(), await desk()];
		const id = await buildRequest(test.db, actor);
		const input = { ...requestForm.parse({ id, agreementKind: 'twin_pact' }), version: 2 };
		expect(await saveRequest(test.db, stranger, input, '2026-11-29')).toEqual({ ok: false, reason: 'not_found' });
	});
});

describe('the gates', () => {
	it('are answered with evidence; that of the council only by its decision', async () => {
		const actor = await desk();
		const id = await buildRequest(test.db, actor);
		const gates = {
			diplomatic_relations: { answer: 'yes' as const, evidence: { en: 'The ministry' } },
			council_resolution: { answer: 'yes' as const, evidence: {} },
			unknown: { answer: 'yes' as const, evidence: {} }
		};
		expect(await answerGates(test.db, actor, { id, version: await version(actor, id), gates })).toMatchObject({
			ok: true
		});
		const { request } = await found(actor, id);
		expect(request?.criteria.slice(0, 3).map(({ code, answer }) => [code, answer])).toEqual([
			['diplomatic_relations', 'yes'],
			['application', 'open'],
			['council_resolution', 'open']
		]);
	});
});

describe('talks', () => {
	it('begin once, and the tie follows with its history', async () => {
		const actor = await desk();
		const id = await buildRequest(test.db, actor);
		const at = await version(actor, id);
		expect(await beginTalks(test.db, actor, { id, version: at, since: '2020-03' }, today)).toMatchObject({ ok: true });
		const { request } = await found(actor, id);
		expect(request).toMatchObject({ isInTalks: true, talksSince: '2020-03' });
		expect(await partnerOf(actor, request?.partnerId ?? '')).toMatchObject({
			status: 'in_talks',
			statuses: [{ status: 'in_talks', since: '2020-03' }, { status: 'prospect' }]
		});
		expect(await beginTalks(test.db, actor, { id, version: at + 1, since: null }, today)).toEqual({
			ok: false,
			reason: 'stale'
		});
	});
});

describe('the recommendation', () => {
	const said = { recommendation: { en: 'We recommend it.' }, resolution: { en: 'The council approves.' } };

	it('is approved by a director, and a new wording waits again', async () => {
		const director = await desk('director');
		const writer = { ...director, name: 'Omer', role: 'coordinator' as const };
		const id = await buildRequest(test.db, writer);
		await recommend(test.db, writer, { id, version: await version(writer, id), ...said }, now);
		const seen = { id, version: await version(writer, id) };
		expect(await endorse(test.db, writer, seen, now)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await endorse(test.db, director, seen, now)).toMatchObject({ ok: true });
		expect((await found(writer, id)).request).toMatchObject({ recommendedBy: 'Omer', approvedBy: 'Dana' });
		await recommend(test.db, writer, { id, version: await version(writer, id), ...said }, now);
		expect((await found(writer, id)).request).toMatchObject({ approvedBy: null, approvedAt: null });
	});

	it('is approved no more once the page says something else, until the council has decided', async () => {
		const director = await desk('director');
		const id = await buildRequest(test.db, director);
		const approve = async () => {
			await recommend(test.db, director, { id, version: await version(director, id), ...said }, now);
			await endorse(test.db, director, { id, version: await version(director, id) }, now);
		};
		const approvedBy = async () => (await found(director, id)).request?.approvedBy;
		const gates = { reputation: { answer: 'no' as const, evidence: {} } };
		await approve();
		await answerGates(test.db, director, { id, version: await version(director, id), gates });
		expect(await approvedBy()).toBeNull();
		await approve();
		const details = requestForm.parse({ id, agreementKind: 'twin_pact' });
		await saveRequest(test.db, director, { ...details, version: await version(director, id) }, today);
		expect(await approvedBy()).toBeNull();
		await approve();
		await test.admin.query(`update initiative set stage = 'initiative' where id = $1`, [id]);
		await answerGates(test.db, director, { id, version: await version(director, id), gates });
		expect(await approvedBy()).toBe('Dana');
	});

	it('cannot be approved before it is written', async () => {
		const director = await desk('director');
		const id = await buildRequest(test.db, director);
		const seen = { id, version: await version(director, id) };
		expect(await endorse(test.db, director, seen, now)).toEqual({ ok: false, reason: 'stale' });
	});
});

describe('what requests are measured by', () => {
	const change = {
		version: 0,
		kind: 'scored' as const,
		variant: '',
		name: {},
		explanation: {},
		position: 6,
		isOn: true
	};

	it('changes for new ones; an open one keeps its own until somebody takes the new ones over', async () => {
		const director = await desk('director');
		const id = await buildRequest(test.db, director);
		expect(await saveCriterion(test.db, director, { ...change, code: 'goals', weight: 9 })).toMatchObject({ ok: true });
		const weightOf = async () =>
			(await found(director, id)).request?.criteria.find(({ code }) => code === 'goals')?.weight;
		expect(await weightOf()).toBe(3);
		expect(await renewCriteria(test.db, director, { id, version: await version(director, id) })).toMatchObject({
			ok: true
		});
		expect(await weightOf()).toBe(9);
	});

	it('stays as it is once an assessment was handed in', async () => {
		const director = await desk('director');
		const id = await buildRequest(test.db, director);
		await assess(test.db, director, { id, deed: 'hand_in', scores: { goals: { score: 4, evidence: {} } } }, now);
		const seen = { id, version: await version(director, id) };
		expect(await renewCriteria(test.db, director, seen)).toEqual({ ok: false, reason: 'stale' });
	});

	it('is saved by one of two who save at the same moment', async () => {
		const director = await desk('director');
		const save = (weight: number) => saveCriterion(test.db, director, { ...change, code: 'goals', weight });
		const both = await Promise.all([save(4), save(5)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'stale' });
	});

	it('is changed by directors alone, one after the other', async () => {
		const director = await desk('director');
		const writer = { ...director, role: 'coordinator' as const };
		expect(await saveCriterion(test.db, writer, { ...change, code: 'goals', weight: 9 })).toMatchObject({
			reason: 'forbidden'
		});
		await saveCriterion(test.db, director, { ...change, code: 'goals', weight: 9 });
		expect(await saveCriterion(test.db, director, { ...change, code: 'goals', weight: 1 })).toMatchObject({
			reason: 'stale'
		});
		expect(await saveCriterion(test.db, director, { ...change, code: 'our-own', weight: 1 })).toMatchObject({
			...{ reason: 'problem', field: 'name', code: 'required' }
		});
	});
});

describe('another request on the same topic', () => {
	it('within two years is pointed out, and not of another office', async () => {
		const [actor, other] = [await desk(), await desk()];
		const first = await buildRequest(test.db, actor, { appliedOn: '2025-06' });
		const second = await buildRequest(test.db, actor, { appliedOn: '2026-11-01' });
		await buildRequest(test.db, actor, { appliedOn: '2020' });
		await buildRequest(test.db, actor, { name: { en: 'Kyoto' } });
		await buildRequest(test.db, other);
		await test.admin.query(
			`insert into decision (office_id, id, initiative_id, outcome, from_stage, answer, decided_on)
			values ($1, $2, $3, 'declined', 'proposal', '{"en": "Not this year"}', '2025-09-01')`,
			[actor.officeId, crypto.randomUUID(), first]
		);
		const before = (id: string) =>
			test.db.forOffice(actor.officeId, (tx) => listDuplicates(tx, actor, id, 'Asia/Jerusalem'));
		expect(await before(second)).toMatchObject([{ id: first, answer: { en: 'Not this year' } }]);
		// The first was there before the second: it repeats nothing.
		expect(await before(first)).toEqual([]);
	});
});

describe('a request that is opened by a form', () => {
	it('asks for a partner', async () => {
		const actor = await desk();
		const input = { ...requestForm.parse({ id: crypto.randomUUID(), agreementKind: 'twin_pact' }), version: 0 };
		const open = { ...input, partnerId: null, name: {}, country: null, localLanguage: null, isOther: false };
		expect(await openRequest(test.db, actor, open, today)).toMatchObject({ reason: 'problem', field: 'partnerId' });
	});

	it('offers the partner that the register has under this name, unless it is another one', async () => {
		const [actor, stranger] = [await desk(), await desk()];
		await buildPartner(test.db, actor, { name: { en: 'Rio de Janeiro' }, country: 'BR' });
		const parsed = requestForm.parse({ id: crypto.randomUUID(), agreementKind: 'twin_pact' });
		const open = {
			...{ ...parsed, version: 0, partnerId: null, name: { en: 'rio de  janeiro' }, country: 'BR' },
			...{ localLanguage: null, isOther: false }
		};
		const there = { ok: false, reason: 'problem', field: 'partnerId', code: 'partner_there' };
		expect(await openRequest(test.db, actor, open, today)).toEqual(there);
		expect(await openRequest(test.db, actor, { ...open, country: null }, today)).toEqual(there);
		expect(await openRequest(test.db, actor, { ...open, isOther: true }, today)).toMatchObject({ ok: true });
		// Sent twice it is there already, and in another office nobody is called so.
		expect(await openRequest(test.db, actor, open, today)).toMatchObject({ ok: true });
		const elsewhere = { ...open, id: crypto.randomUUID() };
		expect(await openRequest(test.db, stranger, elsewhere, today)).toMatchObject({ ok: true });
	});
});
