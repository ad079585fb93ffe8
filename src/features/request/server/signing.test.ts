import { describe, expect, it } from 'vitest';
import { deleteAgreement } from '#features/agreement/server/commands.ts';
import { listPartnerAgreements } from '#features/agreement/server/queries.ts';
import { takeBackDecision } from '#features/decision/server/commands.ts';
import { activitiesOf } from '#features/initiative/server/activities.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { changeStatus } from '#features/partner/server/commands.ts';
import { loadPartnerInRegister } from '#features/partner/server/queries.ts';
import { restore } from '#features/trash/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildGoal, buildOffice, recordActivity } from '../../../../tests/support/factories.ts';
import { buildRequest } from '../../../../tests/support/request.ts';
import type { SignInput } from '../form.ts';
import { answerGates } from './commands.ts';
import { listRequests, loadRequest } from './queries.ts';
import { signRequest } from './signing.ts';
import { takeBackSignature } from './taking-back.ts';

const test = testDatabase();
const today = '2026-11-29';

/** A request that the council has approved. */
async function approved({ passed = true } = {}): Promise<{ actor: Actor; id: string }> {
	const actor = buildActor(await buildOffice(test.db));
	const id = await buildRequest(test.db, actor);
	if (passed) {
		const answer = { answer: 'yes' as const, evidence: { en: 'Seen' } };
		const gates = { diplomatic_relations: answer, application: answer, reputation: answer };
		await answerGates(test.db, actor, { id, version: await version(actor, id), gates });
	}
	await test.admin.query(
		`insert into decision (office_id, id, initiative_id, outcome, from_stage, answer, decided_on, decided_by, reference)
		values ($1, $2, $3, 'accepted', 'proposal', '{"en": "Yes"}', '2026-10-04', '{"en": "City council"}', '{"en": "12/2026"}')`,
		[actor.officeId, newId(), id]
	);
	await test.admin.query(`update initiative set stage = 'initiative' where office_id = $1 and id = $2`, [
		actor.officeId,
		id
	]);
	return { actor, id };
}

async function version(actor: Actor, id: string): Promise<number> {
	return (await test.db.forOffice(actor.officeId, (tx) => loadInitiative(tx, actor, id)))?.version ?? 0;
}

async function signature(actor: Actor, id: string, overrides: Partial<SignInput> = {}): Promise<SignInput> {
	return {
		...{ id, version: await version(actor, id), kind: 'friendship_pact', title: {}, signedOn: '2026-11-20' },
		...{ source: { en: 'The pact itself' }, sourceUrl: null, side: 'ours', ...overrides }
	};
}

const after = (actor: Actor, id: string) =>
	test.db.forOffice(actor.officeId, async (tx) => {
		const request = await loadRequest(tx, actor.officeId, id);
		const partner = request?.partnerId ?? '';
		return {
			request,
			initiative: await loadInitiative(tx, actor, id),
			partner: await loadPartnerInRegister(tx, actor.officeId, partner, VISIBILITIES),
			agreements: await listPartnerAgreements(tx, actor.officeId, partner)
		};
	});

/** The activities of a request. */
const ceremonies = (actor: Actor, id: string) => test.db.forOffice(actor.officeId, (tx) => activitiesOf(tx, actor, id));

describe('a signature', () => {
	it('makes an active partner and an agreement with its date and source, and leads back to it', async () => {
		const { actor, id } = await approved();
		expect(await signRequest(test.db, actor, await signature(actor, id), '2026-11-29')).toMatchObject({ ok: true });
		const rows = await test.db.forOffice(actor.officeId, (tx) => listRequests(tx, actor, 'Asia/Jerusalem'));
		expect(rows).toMatchObject([{ stage: 'signed', gates: 4, gatesPassed: 4 }]);
		const { request, initiative, partner, agreements } = await after(actor, id);
		expect(partner).toMatchObject({ status: 'active', statuses: [{ status: 'active', since: '2026-11-20' }, {}] });
		expect(agreements).toMatchObject([
			{
				...{ id: request?.agreementId, kind: 'friendship_pact', status: 'in_force' },
				...{ councilDecision: { en: 'City council, 12/2026' }, councilDecided: '2026-10-04' },
				claims: [{ field: 'signed', date: '2026-11-20', source: { en: 'The pact itself' }, preferred: true }]
			}
		]);
		expect(initiative).toMatchObject({
			...{ stage: 'completed', ended: '2026-11-20' },
			outcome: { en: 'An agreement was signed with Rio: Friendship pact' }
		});
	});

	it('is something that took place with the partner, and came of the request', async () => {
		const { actor, id } = await approved();
		const goal = await buildGoal(test.db, actor);
		const { officeId } = actor;
		await test.admin.query('insert into initiative_goal (office_id, initiative_id, goal_id) values ($1, $2, $3)', [
			...[officeId, id, goal]
		]);
		await signRequest(test.db, actor, await signature(actor, id), today);
		const served = await test.admin.query('select goal_id from activity_goal where office_id = $1', [officeId]);
		expect(served.rows).toEqual([{ goal_id: goal }]);
		const signing = { kind: 'signing_ceremony', status: 'done', starts: '2026-11-20' };
		expect(await ceremonies(actor, id)).toMatchObject([
			{ ...signing, title: { en: 'An agreement was signed with Rio: Friendship pact' } }
		]);
	});

	it('is the ceremony that the office has recorded already', async () => {
		const { actor, id } = await approved();
		const partner = (await after(actor, id)).request?.partnerId ?? '';
		const title = { en: 'The mayors signed in the town hall' };
		const own = { kind: 'signing_ceremony' as const, starts: '2026-11-20', partners: [partner], title };
		await recordActivity(test.db, actor, own);
		await signRequest(test.db, actor, await signature(actor, id), today);
		expect(await ceremonies(actor, id)).toMatchObject([{ title }]);
	});

	it('is refused while a gate is open, and nothing of it stays', async () => {
		const { actor, id } = await approved({ passed: false });
		expect(await signRequest(test.db, actor, await signature(actor, id), '2026-11-29')).toMatchObject({
			code: 'gates_open'
		});
		const { agreements, initiative, partner } = await after(actor, id);
		expect([agreements, initiative?.stage, partner?.status]).toEqual([[], 'initiative', 'prospect']);
	});

	it.each([
		['2026-11-30', 'not_yet'],
		['2026-10-03', 'before_decision'],
		['2026-09', 'before_decision']
	])('on %s is refused: %s', async (signedOn, code) => {
		const { actor, id } = await approved();
		const input = await signature(actor, id, { signedOn });
		expect(await signRequest(test.db, actor, input, '2026-11-29')).toMatchObject({ field: 'signedOn', code });
		expect((await after(actor, id)).agreements).toEqual([]);
	});

	it('is refused before the council has decided, and twice', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const open = await buildRequest(test.db, actor);
		expect(await signRequest(test.db, actor, await signature(actor, open), '2026-11-29')).toMatchObject({
			reason: 'stale'
		});
		const { actor: other, id } = await approved();
		await signRequest(test.db, other, await signature(other, id), '2026-11-29');
		expect(await signRequest(test.db, other, await signature(other, id), '2026-11-29')).toMatchObject({
			reason: 'stale'
		});
		expect((await after(other, id)).agreements).toHaveLength(1);
	});

	it('is not a department’s, and of no request of another office', async () => {
		const { actor, id } = await approved();
		const input = await signature(actor, id);
		const department = { ...actor, role: 'contributor' as const };
		expect(await signRequest(test.db, department, input, '2026-11-29')).toMatchObject({ reason: 'forbidden' });
		const stranger = buildActor(await buildOffice(test.db));
		expect(await signRequest(test.db, stranger, input, '2026-11-29')).toMatchObject({ reason: 'not_found' });
	});
});

describe('a signature that is taken back', () => {
	/** One that was recorded by mistake. */
	async function signed() {
		const { actor: coordinator, id } = await approved();
		const actor = { ...coordinator, role: 'director' as const };
		await signRequest(test.db, actor, await signature(actor, id), today);
		return { actor, id };
	}

	const seen = async (actor: Actor, id: string) => ({ id, version: await version(actor, id) });

	it('is not brought back by its agreement alone, before it is signed again and after', async () => {
		const { actor, id } = await signed();
		const first = (await after(actor, id)).request?.agreementId ?? '';
		await takeBackSignature(test.db, actor, await seen(actor, id));
		const back = { noun: 'agreement' as const, id: first };
		const refused = { ok: false, reason: 'taken_back', request: id };
		expect(await restore(test.db, actor, back)).toEqual(refused);
		await signRequest(test.db, actor, await signature(actor, id), today);
		expect(await restore(test.db, actor, back)).toEqual(refused);
	});

	it('is another thing than an agreement that somebody deleted: that comes back', async () => {
		const { actor, id } = await signed();
		const made = (await after(actor, id)).request?.agreementId ?? '';
		await deleteAgreement(test.db, actor, made);
		expect(await restore(test.db, actor, { noun: 'agreement', id: made })).toMatchObject({ ok: true });
	});

	it('takes all that it did with it, and can be recorded again', async () => {
		const { actor, id } = await signed();
		const made = (await after(actor, id)).request?.agreementId;
		expect(await takeBackSignature(test.db, actor, await seen(actor, id))).toMatchObject({ ok: true });
		const { request, initiative, partner, agreements } = await after(actor, id);
		expect(request?.agreementId).toBeNull();
		expect(initiative).toMatchObject({ stage: 'initiative', ended: null, outcome: {} });
		expect(partner?.status).toBe('prospect');
		expect(partner?.statuses.map(({ status }) => status)).toEqual(['prospect']);
		expect(agreements).toEqual([]);
		expect(await ceremonies(actor, id)).toEqual([]);
		const { rows } = await test.admin.query('select deleted_at is not null as gone from agreement where id = $1', [
			made
		]);
		expect(rows).toEqual([{ gone: true }]);
		const right = await signature(actor, id, { signedOn: '2026-11-21' });
		expect(await signRequest(test.db, actor, right, today)).toMatchObject({ ok: true });
		const again = await after(actor, id);
		expect(again.partner?.statuses).toMatchObject([{ status: 'active', since: '2026-11-21' }, { status: 'prospect' }]);
		expect(again.agreements).toMatchObject([{ claims: [{ date: '2026-11-21' }] }]);
	});

	it('leaves what others made of the agreement, and the status that somebody gave since', async () => {
		const { actor, id } = await signed();
		const { request, partner } = await after(actor, id);
		const agreement = request?.agreementId;
		await test.admin.query('update claim set version = 2 where agreement_id = $1', [agreement]);
		const changed = { ok: false, reason: 'problem', field: 'agreement', code: 'agreement_changed' };
		expect(await takeBackSignature(test.db, actor, await seen(actor, id))).toEqual(changed);
		expect((await after(actor, id)).initiative?.stage).toBe('completed');
		await test.admin.query('update agreement set deleted_at = now() where id = $1', [agreement]);
		const asleep = { statusSince: '2026-11-25', statusUntil: null, statusNote: {}, status: 'dormant' as const };
		const key = { id: partner?.id ?? '', version: partner?.version ?? 0 };
		expect(await changeStatus(test.db, actor, { ...key, ...asleep })).toMatchObject({ ok: true });
		expect(await takeBackSignature(test.db, actor, await seen(actor, id))).toMatchObject({ ok: true });
		expect(await after(actor, id)).toMatchObject({
			initiative: { stage: 'initiative' },
			partner: { status: 'dormant' }
		});
	});

	it('is a director’s to take back, of one that is signed; and before it no decision is taken back', async () => {
		const { actor, id } = await signed();
		const input = await seen(actor, id);
		const coordinator = { ...actor, role: 'coordinator' as const };
		expect(await takeBackSignature(test.db, coordinator, input)).toMatchObject({ reason: 'forbidden' });
		const stranger = buildActor(await buildOffice(test.db), 'director');
		expect(await takeBackSignature(test.db, stranger, input)).toMatchObject({ reason: 'not_found' });
		const { rows } = await test.admin.query<{ id: string }>('select id from decision where initiative_id = $1', [id]);
		const decision = rows[0]?.id ?? '';
		const since = { ok: false, reason: 'problem', field: 'outcome', code: 'signed_since' };
		expect(await takeBackDecision(test.db, actor, decision, today)).toEqual(since);
		await takeBackSignature(test.db, actor, input);
		expect(await takeBackSignature(test.db, actor, await seen(actor, id))).toMatchObject({ reason: 'stale' });
		expect(await takeBackDecision(test.db, actor, decision, today)).toMatchObject({ ok: true });
	});
});
