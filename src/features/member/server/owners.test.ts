import { describe, expect, it } from 'vitest';
import { deleteActivity, saveActivity } from '#features/activity/server/commands.ts';
import { countActivities, listActivities, loadActivity } from '#features/activity/server/queries.ts';
import { addAttachment, deleteAttachment, editAttachment } from '#features/attachment/server/commands.ts';
import { deleteAgreement, deleteClaim } from '#features/agreement/server/commands.ts';
import { deleteGoal } from '#features/goal/server/commands.ts';
import { deleteInitiative, moveInitiative } from '#features/initiative/server/commands.ts';
import { listInitiatives } from '#features/initiative/server/list.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { deletePartner } from '#features/partner/server/commands.ts';
import { deletePerson } from '#features/person/server/commands.ts';
import { deleteStep, markStep, saveStep } from '#features/step/server/commands.ts';
import { listSteps } from '#features/step/server/queries.ts';
import { restore } from '#features/trash/server/commands.ts';
import { listTrash } from '#features/trash/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	activityInput,
	buildActor,
	buildAgreement,
	buildClaim,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner,
	buildPerson,
	buildStep,
	recordActivity
} from '../../../../tests/support/factories.ts';
import type { Role } from '../member.ts';
import type { Actor } from './gate.ts';

const test = testDatabase();

const FORBIDDEN = { ok: false, reason: 'forbidden' };
const NOT_FOUND = { ok: false, reason: 'not_found' };
const DAY = '2026-11-29';
const activityFilters = { words: '', undated: false };

/** An office with its coordinator, the body of a department, and whoever the test is about. */
async function office(role: Role = 'contributor', isOfBody = false) {
	const coordinator = buildActor(await buildOffice(test.db));
	const body = await buildOrganisation(test.db, coordinator, { kind: 'other', name: { en: 'Sports department' } });
	const actor: Actor = { ...buildActor(coordinator.officeId, role), name: 'Gil', bodyId: isOfBody ? body : null };
	return { coordinator, actor, body, led: { organisations: [{ id: body, role: 'lead' as const }] } };
}

const within = <T>(actor: Actor, work: Parameters<typeof test.db.forOffice<T>>[1]) =>
	test.db.forOffice(actor.officeId, work);

const save = (actor: Actor, id: string, version: number, overrides: Parameters<typeof activityInput>[0] = {}) =>
	saveActivity(test.db, actor, activityInput({ ...overrides, id, version }));

describe('a department', () => {
	it('adds activities, changes and deletes them, and brings them back', async () => {
		const { actor } = await office();
		const id = await recordActivity(test.db, actor);
		expect(await save(actor, id, 1, { title: { en: 'Another title' } })).toMatchObject({ ok: true });
		expect(await deleteActivity(test.db, actor, id)).toMatchObject({ ok: true });
		expect(await restore(test.db, actor, { noun: 'activity', id })).toMatchObject({ ok: true });
	});

	it('is refused the records of others: nothing of them changes', async () => {
		const { actor, coordinator } = await office();
		const id = await recordActivity(test.db, coordinator);
		const initiative = await buildInitiative(test.db, coordinator);
		expect(await save(actor, id, 1, { title: { en: 'Mine now' } })).toEqual(FORBIDDEN);
		expect(await deleteActivity(test.db, actor, id)).toEqual(FORBIDDEN);
		expect(await deleteInitiative(test.db, actor, initiative)).toEqual(FORBIDDEN);
		const move = { id: initiative, version: 1, stage: 'proposal' as const };
		expect(await moveInitiative(test.db, actor, move, DAY)).toEqual(FORBIDDEN);
		expect(await within(actor, (tx) => loadActivity(tx, actor, id))).toMatchObject({ version: 1 });
	});

	it('does not learn of what is meant for the office alone, whatever it asks to be done to it', async () => {
		const { actor, coordinator } = await office();
		const id = await recordActivity(test.db, coordinator, { visibility: 'office' });
		expect(await deleteActivity(test.db, actor, id)).toEqual(NOT_FOUND);
		expect(await deleteActivity(test.db, actor, newId())).toEqual(NOT_FOUND);
		expect(await within(actor, (tx) => loadActivity(tx, actor, id))).toBeUndefined();
	});

	it('sees and changes what its body leads, and what of it is meant for the office alone', async () => {
		const { actor, coordinator, body, led } = await office('contributor', true);
		const id = await recordActivity(test.db, coordinator, { ...led, visibility: 'office' });
		const partner = { organisations: [{ id: body, role: 'partner' as const }], visibility: 'office' as const };
		const other = await recordActivity(test.db, coordinator, partner);
		const initiative = await buildInitiative(test.db, coordinator, { leads: [body], visibility: 'office' });
		const { rows } = await within(actor, (tx) => listActivities(tx, actor, activityFilters, { size: 10 }));
		expect(rows.map((row) => row.id)).toEqual([id]);
		expect(await within(actor, (tx) => countActivities(tx, actor, activityFilters))).toBe(1);
		const found = await within(actor, (tx) => listInitiatives(tx, actor, { words: '' }, { size: 10 }));
		expect(found.rows.map((row) => row.id)).toEqual([initiative]);
		expect(await within(actor, (tx) => loadInitiative(tx, actor, initiative))).toMatchObject({ id: initiative });
		expect(await save(actor, id, 1, led)).toMatchObject({ ok: true });
		expect(await deleteActivity(test.db, actor, other)).toEqual(NOT_FOUND);
	});

	it('keeps what it does not see: a partner of its activity that is meant for the office alone', async () => {
		const { actor, coordinator, led } = await office('contributor', true);
		const hidden = await buildPartner(test.db, coordinator, { visibility: 'office' });
		const shown = await buildPartner(test.db, coordinator);
		const id = await recordActivity(test.db, coordinator, { ...led, partners: [hidden, shown] });
		expect(await save(actor, id, 1, { ...led, partners: [] })).toMatchObject({ ok: true });
		const { rows } = await test.admin.query('select partner_id from activity_partner where activity_id = $1', [id]);
		expect(rows).toEqual([{ partner_id: hidden }]);
	});

	it('adds steps and documents to its own, and to nothing else', async () => {
		const { actor, coordinator } = await office();
		const own = await recordActivity(test.db, actor);
		const others = await recordActivity(test.db, coordinator);
		const partner = await buildPartner(test.db, coordinator);
		const stepOf = (subject: 'activity' | 'partner', subjectId: string) => ({
			...{ id: newId(), version: 0, what: { en: 'Write' }, who: null, due: null, visibility: 'office' as const },
			...{ subject, subjectId }
		});
		const step = stepOf('activity', own);
		expect(await saveStep(test.db, actor, step)).toMatchObject({ ok: true });
		expect(await within(actor, (tx) => listSteps(tx, actor, 'activity', own))).toMatchObject([{ canEdit: true }]);
		expect(await saveStep(test.db, actor, stepOf('activity', others))).toEqual(FORBIDDEN);
		expect(await saveStep(test.db, actor, stepOf('partner', partner))).toEqual(FORBIDDEN);
		const file = {
			...{ id: newId(), subject: 'activity' as const, subjectId: others, title: {}, visibility: 'council' as const },
			...{ name: 'notes.txt', bytes: new TextEncoder().encode('notes') }
		};
		expect(await addAttachment(test.db, '/nowhere', actor, file)).toEqual(FORBIDDEN);
	});

	it('is refused the steps of the records of others', async () => {
		const { actor, coordinator } = await office();
		const others = await recordActivity(test.db, coordinator);
		const of = { subject: 'activity' as const, subjectId: others };
		const step = await buildStep(test.db, coordinator, of);
		expect(await markStep(test.db, actor, { id: step, done: true }, DAY)).toEqual(FORBIDDEN);
		expect(await deleteStep(test.db, actor, step)).toEqual(FORBIDDEN);
		expect(await within(actor, (tx) => listSteps(tx, actor, 'activity', others))).toMatchObject([{ canEdit: false }]);
	});

	it('is refused whatever is not of its work', async () => {
		const { actor, coordinator } = await office();
		const partner = await buildPartner(test.db, coordinator);
		const agreement = await buildAgreement(test.db, coordinator, [partner]);
		expect(await deletePartner(test.db, actor, partner)).toEqual(FORBIDDEN);
		expect(await deleteAgreement(test.db, actor, agreement)).toEqual(FORBIDDEN);
		expect(await deleteGoal(test.db, actor, await buildGoal(test.db, coordinator))).toEqual(FORBIDDEN);
		expect(await deletePerson(test.db, actor, await buildPerson(test.db, coordinator))).toEqual(FORBIDDEN);
	});

	it('sees of the trash its own alone, and brings back nothing else', async () => {
		const { actor, coordinator } = await office();
		const [own, others] = [await recordActivity(test.db, actor), await recordActivity(test.db, coordinator)];
		for (const id of [own, others]) await deleteActivity(test.db, coordinator, id);
		const trash = () => within(actor, (tx) => listTrash(tx, actor, { noun: undefined }, { now: new Date(), size: 10 }));
		expect((await trash()).rows.map((row) => row.id)).toEqual([own]);
		expect(await restore(test.db, actor, { noun: 'activity', id: others })).toEqual(FORBIDDEN);
		expect(await restore(test.db, actor, { noun: 'activity', id: own })).toMatchObject({ ok: true });
	});
});

describe('an agreements manager', () => {
	it('changes every agreement with its sources, steps and documents, and nothing else', async () => {
		const { actor, coordinator } = await office('agreements_manager');
		const partner = await buildPartner(test.db, coordinator);
		const agreement = await buildAgreement(test.db, coordinator, [partner]);
		const claim = await buildClaim(test.db, coordinator, agreement);
		const step = await buildStep(test.db, coordinator, { subject: 'agreement', subjectId: agreement });
		const elsewhere = await buildStep(test.db, coordinator, { subject: 'partner', subjectId: partner });
		const activity = await recordActivity(test.db, actor).catch((refused: Error) => refused.message);
		expect(activity).toBe('forbidden');
		expect(await deleteClaim(test.db, actor, claim)).toMatchObject({ ok: true });
		expect(await restore(test.db, actor, { noun: 'claim', id: claim })).toMatchObject({ ok: true });
		expect(await markStep(test.db, actor, { id: step, done: true }, DAY)).toMatchObject({ ok: true });
		expect(await markStep(test.db, actor, { id: elsewhere, done: true }, DAY)).toEqual(FORBIDDEN);
		expect(await deletePartner(test.db, actor, partner)).toEqual(FORBIDDEN);
		expect(await deleteAgreement(test.db, actor, agreement)).toMatchObject({ ok: true });
	});

	it('keeps documents with agreements alone', async () => {
		const { actor, coordinator } = await office('agreements_manager');
		const partner = await buildPartner(test.db, coordinator);
		const id = newId();
		const row = {
			office_id: actor.officeId,
			id,
			name: 'a.txt',
			media_type: 'text/plain',
			bytes: 1,
			sha256: '0'.repeat(64)
		};
		await within(actor, (tx) =>
			tx
				.insertInto('attachment')
				.values({ ...row, partner_id: partner, visibility: 'council' })
				.execute()
		);
		expect(await deleteAttachment(test.db, actor, id)).toEqual(FORBIDDEN);
		const edit = { id, version: 1, title: {}, visibility: 'council' as const };
		expect(await editAttachment(test.db, actor, edit)).toEqual(FORBIDDEN);
	});
});

describe('a coordinator who is limited to a body', () => {
	it('sees everything, and changes their own and what the body leads', async () => {
		const { actor, coordinator, led } = await office('coordinator', true);
		const others = await recordActivity(test.db, coordinator, { visibility: 'office' });
		const ofBody = await recordActivity(test.db, coordinator, led);
		expect(await within(actor, (tx) => loadActivity(tx, actor, others))).toMatchObject({ id: others });
		expect(await deleteActivity(test.db, actor, others)).toEqual(FORBIDDEN);
		expect(await deleteActivity(test.db, actor, ofBody)).toMatchObject({ ok: true });
		expect(await deleteGoal(test.db, actor, await buildGoal(test.db, coordinator))).toEqual(FORBIDDEN);
		expect(await deleteGoal(test.db, actor, await buildGoal(test.db, actor))).toMatchObject({ ok: true });
	});

	it('does not draw the source of an agreement that is not theirs to one that is', async () => {
		const { actor, coordinator } = await office('coordinator', true);
		const partner = await buildPartner(test.db, coordinator);
		const others = await buildAgreement(test.db, coordinator, [partner]);
		const claim = await buildClaim(test.db, coordinator, others);
		const own = await buildAgreement(test.db, actor, [partner]);
		const moved = buildClaim(test.db, actor, own, { id: claim, version: 1 });
		await expect(moved).rejects.toThrow('forbidden');
	});
});

it('who wrote a record down stands with it, and not in what the trail tells of its fields', async () => {
	const { actor } = await office();
	const id = await recordActivity(test.db, actor);
	const { rows } = await test.admin.query<{ by: string; after: object }>(
		`select a.created_by as by, e.after from activity a join audit_event e on e.record_id = a.id where a.id = $1`,
		[id]
	);
	expect(rows[0]?.by).toBe(actor.userId);
	expect(rows[0]?.after).not.toHaveProperty('created_by');
});
