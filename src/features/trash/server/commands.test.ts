import { describe, expect, it } from 'vitest';
import { deleteActivity } from '#features/activity/server/commands.ts';
import { deleteAgreement, deleteClaim } from '#features/agreement/server/commands.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { deletePartner } from '#features/partner/server/commands.ts';
import { deletePerson } from '#features/person/server/commands.ts';
import { deleteRole } from '#features/person/server/role-commands.ts';
import { countPeople } from '#features/person/server/queries.ts';
import { deleteStep } from '#features/step/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { readCursor } from '#kernel/paging.ts';
import { RECORD_TABLES } from '#platform/server/records.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActivity,
	buildActor,
	buildAgreement,
	buildClaim,
	buildOffice,
	buildPartner,
	buildPerson,
	buildRole,
	buildStep
} from '../../../../tests/support/factories.ts';
import { trashFilters } from '../form.ts';
import { TRASH_NOUNS } from '../trash.ts';
import { restore } from './commands.ts';
import { countTrash, isMoment, listTrash } from './queries.ts';

const test = testDatabase();
const DAY = 24 * 60 * 60 * 1000;
const later = (days: number) => new Date(new Date().getTime() + days * DAY);

async function office() {
	const actor = buildActor(await buildOffice(test.db));
	return { actor, partner: await buildPartner(test.db, actor) };
}

async function list(actor: Actor, query = '', now = new Date()) {
	const filters = trashFilters(new URLSearchParams(query));
	return test.db.forOffice(actor.officeId, async (tx) => {
		const { rows } = await listTrash(tx, actor, filters, { now, size: 100 });
		expect(await countTrash(tx, actor, filters, now)).toBe(rows.length);
		return rows;
	});
}

it('every record that can be deleted can be brought back', () => {
	expect([...TRASH_NOUNS].sort()).toEqual([...RECORD_TABLES].sort());
});

describe('what was deleted', () => {
	it('is listed with what, who and when, the latest first, for 30 days', async () => {
		const { actor, partner } = await office();
		const agreement = await buildAgreement(test.db, actor, [partner]);
		await deleteAgreement(test.db, actor, agreement);
		await deletePartner(test.db, { ...actor, name: 'Noa' }, partner);
		expect(await list(actor)).toMatchObject([
			{ noun: 'partner', id: partner, title: { en: 'Poznań' }, actor: 'Noa' },
			{ noun: 'agreement', id: agreement, title: { kind: 'twin_pact' }, actor: 'Dana' }
		]);
		expect((await list(actor, 'noun=agreement')).map((row) => row.id)).toEqual([agreement]);
		expect(await list(actor, '', later(29))).toHaveLength(2);
		expect(await list(actor, '', later(31))).toEqual([]);
		expect(await list((await office()).actor)).toEqual([]);
	});

	it('goes on after a page, also where several were deleted at one moment', async () => {
		const { actor } = await office();
		for (let count = 0; count < 3; count += 1) {
			await buildActivity(test.db, actor, { deleted_at: new Date().toISOString().slice(0, 19) });
		}
		const page = (after?: string) =>
			test.db.forOffice(actor.officeId, (tx) =>
				listTrash(
					tx,
					actor,
					{ noun: undefined },
					{
						now: new Date(),
						after: readCursor(after ?? null, isMoment),
						size: 2
					}
				)
			);
		const first = await page();
		const second = await page(first.next);
		const ids = [...first.rows, ...second.rows].map((row) => row.id);
		expect(ids).toEqual((await list(actor)).map((row) => row.id));
		expect(new Set(ids).size).toBe(3);
	});
});

describe('bringing back', () => {
	it('a record is there again as it was, once', async () => {
		const { actor } = await office();
		const id = await buildActivity(test.db, actor);
		await deleteActivity(test.db, actor, id);
		expect(await restore(test.db, actor, { noun: 'activity', id })).toEqual({ ok: true, id });
		expect(await restore(test.db, actor, { noun: 'activity', id })).toEqual({ ok: false, reason: 'not_found' });
		expect(await list(actor)).toEqual([]);
	});

	it('what belongs to a deleted record waits for it, and is told which', async () => {
		const { actor, partner } = await office();
		const agreement = await buildAgreement(test.db, actor, [partner]);
		const claim = await buildClaim(test.db, actor, agreement);
		const step = await buildStep(test.db, actor, { subject: 'agreement', subjectId: agreement });
		await deleteClaim(test.db, actor, claim);
		await deleteStep(test.db, actor, step);
		await deleteAgreement(test.db, actor, agreement);
		const refused = { ok: false, reason: 'parent', parent: { noun: 'agreement', id: agreement } };
		expect(await restore(test.db, actor, { noun: 'claim', id: claim })).toMatchObject(refused);
		expect(await restore(test.db, actor, { noun: 'next_step', id: step })).toMatchObject(refused);
		await restore(test.db, actor, { noun: 'agreement', id: agreement });
		expect(await restore(test.db, actor, { noun: 'claim', id: claim })).toMatchObject({ ok: true });
		expect(await restore(test.db, actor, { noun: 'next_step', id: step })).toMatchObject({ ok: true });
	});

	it('a role waits for its person, and the person is found by it again', async () => {
		const { actor } = await office();
		const person = await buildPerson(test.db, actor);
		const role = await buildRole(test.db, actor, person, { kind: 'interpreter' });
		await deleteRole(test.db, actor, role);
		await deletePerson(test.db, actor, person);
		expect(await restore(test.db, actor, { noun: 'role_held', id: role })).toMatchObject({ reason: 'parent' });
		await restore(test.db, actor, { noun: 'person', id: person });
		await restore(test.db, actor, { noun: 'role_held', id: role });
		const filters = { words: 'interpreter', currentOnly: false };
		const found = await test.db.forOffice(actor.officeId, (tx) =>
			countPeople(tx, actor.officeId, filters, { day: '2020-01-01', shown: VISIBILITIES })
		);
		expect(found).toBe(1);
	});

	it('is refused to a reader; another office learns nothing', async () => {
		const { actor, partner } = await office();
		await deletePartner(test.db, actor, partner);
		const reader = buildActor(actor.officeId, 'reader');
		expect(await restore(test.db, reader, { noun: 'partner', id: partner })).toEqual({
			ok: false,
			reason: 'forbidden'
		});
		const stranger = (await office()).actor;
		for (const id of [partner, newId()]) {
			expect(await restore(test.db, stranger, { noun: 'partner', id })).toEqual({ ok: false, reason: 'not_found' });
		}
	});
});
