import { describe, expect, it } from 'vitest';
import { loadWaiting } from '#features/initiative/server/waiting-for-me.ts';
import { loadLight } from '#features/initiative/server/waiting.ts';
import { remindMembers } from '#features/initiative/server/reminders.ts';
import type { Role } from '#features/member/member.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import type { OfficeId } from '#platform/server/database.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildMember, buildOffice, buildPartner } from '../../../../tests/support/factories.ts';
import { buildRequest } from '../../../../tests/support/request.ts';
import { askAssessors, listAssessors } from './asking.ts';
import { assess, assessAfterAll } from './assessing.ts';
import { endorse, recommend } from './commands.ts';

const test = testDatabase();
const now = new Date('2026-11-30T10:00:00Z');
const today = '2026-11-30';

async function member(officeId: OfficeId, role: Role, name: string): Promise<Actor> {
	const userId = await buildMember(test.db, officeId, role);
	await test.admin.query('update auth.user set name = $2 where id = $1', [userId, name]);
	return { ...buildActor(officeId, role), userId, name };
}

async function desk() {
	const officeId = await buildOffice(test.db, { slug: `asking-${newId().slice(-8)}` });
	const [dana, omer, noa] = await Promise.all([
		member(officeId, 'director', 'Dana'),
		member(officeId, 'contributor', 'Omer'),
		member(officeId, 'reader', 'Noa')
	]);
	return { officeId, dana, omer, noa, id: await buildRequest(test.db, dana) };
}

async function ask(actor: Actor, id: string, assessors: (string | null)[]) {
	const { rows } = await test.admin.query<{ version: number }>('select version from initiative where id = $1', [id]);
	const input = { id, version: rows[0]?.version ?? 0, assessors: assessors.map(String) };
	return askAssessors(test.db, actor, input, { today, now });
}

const statesOf = async (actor: Actor, id: string) =>
	Object.fromEntries(
		(await test.db.forOffice(actor.officeId, (tx) => listAssessors(tx, actor.officeId, id, today))).map(
			({ name, state }) => [name, state]
		)
	);

const waitingFor = async (actor: Actor) =>
	test.db.forOffice(actor.officeId, async (tx) => {
		const light = await loadLight(tx, actor, { timeZone: 'Asia/Jerusalem' }, now);
		const { rows } = await loadWaiting(tx, actor, light, { most: 9 });
		return rows.map(({ id, awaitsAssessment }) => [id, awaitsAssessment]);
	});

const lettersOf = async (officeId: OfficeId) =>
	(
		await test.admin.query<{ subject: string; text: string }>(
			'select subject, text from outgoing_letter where office_id = $1 order by id',
			[officeId]
		)
	).rows;

const scores = { goals: { score: 4, evidence: {} } };

describe('whoever is asked to assess a request', () => {
	it('has it waiting before they have begun, until they hand in', async () => {
		const { dana, omer, id } = await desk();
		expect(await waitingFor(omer)).toEqual([]);
		expect(await ask(dana, id, [omer.userId])).toMatchObject({ ok: true });
		expect(await waitingFor(omer)).toEqual([[id, true]]);
		expect(await statesOf(dana, id)).toEqual({ Dana: 'free', Omer: 'waits' });
		await assess(test.db, omer, { id, deed: 'keep', scores }, now);
		expect(await waitingFor(omer)).toEqual([[id, true]]);
		await assess(test.db, omer, { id, deed: 'hand_in', scores }, now);
		expect(await waitingFor(omer)).toEqual([]);
		expect(await statesOf(dana, id)).toEqual({ Dana: 'free', Omer: 'handed_in' });
	});

	it('is written to once, with the request to be found, and the trail says who was asked', async () => {
		const { dana, omer, id, officeId } = await desk();
		await test.admin.query('delete from outgoing_letter where office_id = $1', [officeId]);
		await ask(dana, id, [omer.userId]);
		await ask(dana, id, [omer.userId, dana.userId]);
		const letters = await lettersOf(officeId);
		expect(letters).toHaveLength(1);
		expect(letters[0]?.text).toMatch(new RegExp(`/initiatives/${id}/request`));
		const { rows } = await test.admin.query<{ after: { asked?: string } }>(
			`select after from audit_event where office_id = $1 and record_id = $2 order by id desc limit 1`,
			[officeId, id]
		);
		expect(rows[0]?.after.asked).toBe('Dana, Omer');
	});

	it('is asked no more when they are no longer named; what they began stays theirs', async () => {
		const { dana, omer, id } = await desk();
		await ask(dana, id, [omer.userId]);
		await ask(dana, id, []);
		expect(await waitingFor(omer)).toEqual([]);
		await ask(dana, id, [omer.userId]);
		await assess(test.db, omer, { id, deed: 'keep', scores }, now);
		await ask(dana, id, []);
		expect(await statesOf(dana, id)).toMatchObject({ Omer: 'free' });
		expect(await waitingFor(omer)).toEqual([[id, true]]);
	});

	it('is a member who may assess it and is shown it', async () => {
		const { dana, omer, noa, id, officeId } = await desk();
		const gone = { ok: false, reason: 'problem', field: 'assessors', code: 'gone' };
		const { dana: stranger } = await desk();
		for (const whom of [noa.userId, stranger.userId, 'nobody']) expect(await ask(dana, id, [whom])).toEqual(gone);
		const hidden = await buildPartner(test.db, dana, { visibility: 'office' });
		const quiet = await buildRequest(test.db, dana, { partnerId: hidden, name: {} });
		expect(await ask(dana, quiet, [omer.userId])).toEqual(gone);
		await ask(dana, id, [omer.userId]);
		await test.admin.query(`update member set ends = '2026-11-29' where office_id = $1 and user_id = $2`, [
			officeId,
			omer.userId
		]);
		expect(await statesOf(dana, id)).toEqual({ Dana: 'free' });
	});

	it('is asked by whoever writes the record, of no other office, and not after the recommendation was approved', async () => {
		const { dana, omer, id } = await desk();
		const { dana: stranger } = await desk();
		expect(await ask(omer, id, [dana.userId])).toEqual({ ok: false, reason: 'forbidden' });
		expect(await ask(stranger, id, [])).toEqual({ ok: false, reason: 'not_found' });
		await ask(dana, id, [omer.userId]);
		const version = async () =>
			(await test.admin.query<{ version: number }>('select version from initiative where id = $1', [id])).rows[0]
				?.version ?? 0;
		const said = { recommendation: { en: 'Yes' }, resolution: { en: 'Approved' } };
		await recommend(test.db, dana, { id, version: await version(), ...said }, now);
		await endorse(test.db, dana, { id, version: await version() }, now);
		expect(await ask(dana, id, [])).toEqual({ ok: false, reason: 'stale' });
		expect(await waitingFor(omer)).toEqual([]);
	});

	it('is reminded after a week, by the letter of the week', async () => {
		const { dana, omer, id, officeId } = await desk();
		await ask(dana, id, [omer.userId]);
		await test.admin.query('delete from outgoing_letter where office_id = $1', [officeId]);
		await remindMembers(test.db, new Date('2026-12-06T10:00:00Z'));
		expect(await lettersOf(officeId)).toEqual([]);
		await remindMembers(test.db, new Date('2026-12-08T10:00:00Z'));
		const letters = await lettersOf(officeId);
		expect(letters).toHaveLength(1);
		expect(letters[0]?.text).toContain(`/initiatives/${id}/request`);
		await remindMembers(test.db, new Date('2026-12-09T10:00:00Z'));
		expect(await lettersOf(officeId)).toHaveLength(1);
	});
});

describe('whoever does not assess', () => {
	it('can take that back, and it is said when they had seen the others', async () => {
		const { dana, omer, id } = await desk();
		await assess(test.db, omer, { id, deed: 'abstain', scores: {} }, now);
		expect(await assessAfterAll(test.db, omer, { id })).toMatchObject({ ok: true });
		const seen = async () =>
			(
				await test.admin.query<{ abstains: boolean; saw_others: boolean; handed_in_at: Date | null }>(
					'select abstains, saw_others, handed_in_at from assessment where initiative_id = $1 and user_id = $2',
					[id, omer.userId]
				)
			).rows[0];
		expect(await seen()).toEqual({ abstains: false, saw_others: false, handed_in_at: null });
		await assess(test.db, dana, { id, deed: 'hand_in', scores }, now);
		await assess(test.db, omer, { id, deed: 'abstain', scores: {} }, now);
		await assessAfterAll(test.db, omer, { id });
		expect(await seen()).toEqual({ abstains: false, saw_others: true, handed_in_at: null });
		expect(await assess(test.db, omer, { id, deed: 'hand_in', scores }, now)).toMatchObject({ ok: true });
		expect(await seen()).toMatchObject({ saw_others: true });
	});

	it('cannot take it back after the recommendation was approved, nor what was handed in', async () => {
		const { dana, omer, id } = await desk();
		await assess(test.db, dana, { id, deed: 'hand_in', scores }, now);
		await assess(test.db, omer, { id, deed: 'abstain', scores: {} }, now);
		const stale = { ok: false, reason: 'stale' };
		expect(await assessAfterAll(test.db, dana, { id })).toEqual(stale);
		await test.admin.query(
			'update partnership_request set recommended_at = now(), approved_at = now() where initiative_id = $1',
			[id]
		);
		expect(await assessAfterAll(test.db, omer, { id })).toEqual(stale);
		const { dana: stranger } = await desk();
		expect(await assessAfterAll(test.db, stranger, { id })).toEqual({ ok: false, reason: 'not_found' });
	});
});
