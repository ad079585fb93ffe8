import { describe, expect, it } from 'vitest';
import { deleteInitiative } from '#features/initiative/server/commands.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { restore } from '#features/trash/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildInitiative, buildOffice } from '../../../../tests/support/factories.ts';
import type { MilestoneInput } from '../form.ts';
import { deleteMilestone, markMilestone, saveMilestone } from './commands.ts';
import { listMilestones } from './queries.ts';

const test = testDatabase();
const today = '2026-11-29';

async function initiative() {
	const actor = buildActor(await buildOffice(test.db));
	return { actor, initiativeId: await buildInitiative(test.db, actor, { stage: 'initiative' }) };
}

function milestone(initiativeId: string, overrides: Partial<MilestoneInput> = {}): MilestoneInput {
	return {
		id: newId(),
		version: 0,
		initiativeId,
		what: { en: 'Permit' },
		due: '2026-12-01',
		delayReason: {},
		...overrides
	};
}

function list(actor: Actor, initiativeId: string) {
	return test.db.forOffice(actor.officeId, (tx) => listMilestones(tx, actor, initiativeId));
}

describe('the milestones of an initiative', () => {
	it('stand in the order of their dates, those without one last', async () => {
		const { actor, initiativeId } = await initiative();
		for (const [what, due] of [
			['Open', null],
			['Second', '2027'],
			['First', '2026-12']
		] as const) {
			await saveMilestone(test.db, actor, milestone(initiativeId, { what: { en: what }, due }));
		}
		expect((await list(actor, initiativeId)).map((each) => each.what['en'])).toEqual(['First', 'Second', 'Open']);
	});

	it('say why they are put off, and keep when they were due at first', async () => {
		const { actor, initiativeId } = await initiative();
		const input = milestone(initiativeId);
		await saveMilestone(test.db, actor, input);
		const later = { ...input, version: 1, due: '2027-02-01' };
		const why = { ok: false, reason: 'problem', field: 'delayReason', code: 'reason_needed' };
		expect(await saveMilestone(test.db, actor, later)).toEqual(why);
		await saveMilestone(test.db, actor, { ...later, delayReason: { en: 'A strike' } });
		await saveMilestone(test.db, actor, { ...later, version: 2, due: '2027-03-01', delayReason: { en: 'Rain' } });
		const put = { due: '2027-03-01', firstDue: '2026-12-01', delayReason: { en: 'Rain' } };
		expect(await list(actor, initiativeId)).toMatchObject([put]);
		// What is changed otherwise keeps what was said.
		await saveMilestone(test.db, actor, { ...later, version: 3, due: '2027-01-01', what: { en: 'The permit' } });
		const kept = { what: { en: 'The permit' }, firstDue: '2026-12-01', delayReason: { en: 'Rain' } };
		expect(await list(actor, initiativeId)).toMatchObject([kept]);
	});

	it('are ticked and unticked', async () => {
		const { actor, initiativeId } = await initiative();
		const input = milestone(initiativeId);
		await saveMilestone(test.db, actor, input);
		await markMilestone(test.db, actor, { id: input.id, done: true }, today);
		await markMilestone(test.db, actor, { id: input.id, done: true }, '2026-12-31');
		expect((await list(actor, initiativeId))[0]?.doneOn).toBe(today);
		await markMilestone(test.db, actor, { id: input.id, done: false }, today);
		expect((await list(actor, initiativeId))[0]?.doneOn).toBeNull();
	});

	it('are written by those who may edit the initiative: a department its own, a reader none, a stranger nothing', async () => {
		const { actor, initiativeId } = await initiative();
		const department = buildActor(actor.officeId, 'contributor');
		const forbidden = { ok: false, reason: 'forbidden' };
		expect(await saveMilestone(test.db, department, milestone(initiativeId))).toEqual(forbidden);
		const own = await buildInitiative(test.db, department);
		const input = milestone(own);
		expect(await saveMilestone(test.db, department, input)).toMatchObject({ ok: true });
		expect(await saveMilestone(test.db, buildActor(actor.officeId, 'reader'), milestone(own))).toEqual(forbidden);
		const stranger = buildActor(await buildOffice(test.db));
		const gone = { ok: false, reason: 'not_found' };
		expect(await saveMilestone(test.db, stranger, milestone(own))).toEqual(gone);
		expect(await markMilestone(test.db, stranger, { id: input.id, done: true }, today)).toEqual(gone);
		expect(await deleteMilestone(test.db, stranger, input.id)).toEqual(gone);
		expect(await list(stranger, own)).toEqual([]);
	});

	it('go with the initiative, and come back from the trash once that is there', async () => {
		const { actor, initiativeId } = await initiative();
		const input = milestone(initiativeId);
		await saveMilestone(test.db, actor, input);
		await deleteMilestone(test.db, actor, input.id);
		await deleteInitiative(test.db, actor, initiativeId);
		const back = () => restore(test.db, actor, { noun: 'milestone', id: input.id });
		expect(await back()).toMatchObject({ reason: 'parent', parent: { noun: 'initiative' } });
		await restore(test.db, actor, { noun: 'initiative', id: initiativeId });
		expect(await back()).toMatchObject({ ok: true });
		expect(await list(actor, initiativeId)).toHaveLength(1);
	});
});
