import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildOffice } from '../../../../tests/support/factories.ts';
import type { GoalInput } from '../form.ts';
import { deleteGoal, saveGoal } from './commands.ts';
import { listGoals, loadGoal } from './queries.ts';

const test = testDatabase();

function goal(overrides: Partial<GoalInput> = {}): GoalInput {
	return {
		id: newId(),
		version: 0,
		position: null,
		name: { he: 'דור צעיר', en: 'Young people' },
		shortName: {},
		fromYear: null,
		toYear: null,
		...overrides
	};
}

describe('saving a goal', () => {
	it('puts a new one last and gives it its name as short name', async () => {
		const actor = buildActor(await buildOffice(test.db));
		await saveGoal(test.db, actor, goal());
		await saveGoal(test.db, actor, goal({ name: { he: 'הסברה' } }));
		const goals = await test.db.forOffice(actor.officeId, (tx) => listGoals(tx, actor.officeId));
		expect(goals.map((each) => [each.position, each.shortName])).toEqual([
			[1, { he: 'דור צעיר', en: 'Young people' }],
			[2, { he: 'הסברה' }]
		]);
	});

	it('makes one record of a form that is sent twice', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = goal();
		await saveGoal(test.db, actor, input);
		expect(await saveGoal(test.db, actor, input)).toMatchObject({ ok: true, id: input.id });
		expect(await test.db.forOffice(actor.officeId, (tx) => listGoals(tx, actor.officeId))).toHaveLength(1);
	});

	it('refuses a version that somebody else has replaced, and changes nothing', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = goal();
		await saveGoal(test.db, actor, input);
		await saveGoal(test.db, actor, { ...input, version: 1, position: 1, name: { en: 'First' } });
		const late = await saveGoal(test.db, actor, { ...input, version: 1, position: 1, name: { en: 'Late' } });
		expect(late).toEqual({ ok: false, reason: 'stale' });
		const saved = await test.db.forOffice(actor.officeId, (tx) => loadGoal(tx, actor.officeId, input.id));
		expect(saved?.name).toEqual({ en: 'First' });
	});

	it('is refused to a reader', async () => {
		const actor = buildActor(await buildOffice(test.db), 'reader');
		expect(await saveGoal(test.db, actor, goal())).toEqual({ ok: false, reason: 'forbidden' });
	});

	it('gives the same answer for a goal of another office as for one that never was', async () => {
		const [ours, theirs] = [buildActor(await buildOffice(test.db)), buildActor(await buildOffice(test.db))];
		const input = goal();
		await saveGoal(test.db, theirs, input);
		expect(await saveGoal(test.db, ours, { ...input, version: 1 })).toEqual({ ok: false, reason: 'not_found' });
		expect(await saveGoal(test.db, ours, goal({ version: 1 }))).toEqual({ ok: false, reason: 'not_found' });
		expect(await deleteGoal(test.db, ours, input.id)).toEqual({ ok: false, reason: 'not_found' });
	});

	it('writes who changed what into the trail', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = goal();
		await saveGoal(test.db, actor, input);
		await saveGoal(test.db, actor, { ...input, version: 1, position: 1, fromYear: 2020 });
		const { rows } = await test.admin.query<{ action: string; actor: string; before: unknown; after: unknown }>(
			'select action, actor, before, after from audit_event where office_id = $1 order by id',
			[actor.officeId]
		);
		expect(rows[1]).toEqual({
			action: 'update',
			actor: 'Dana',
			before: { from_year: null },
			after: { from_year: 2020 }
		});
	});
});

describe('deleting a goal', () => {
	it('takes it out of the list and out of the search', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = goal();
		await saveGoal(test.db, actor, input);
		expect(await deleteGoal(test.db, actor, input.id)).toEqual({ ok: true, id: input.id });
		expect(await test.db.forOffice(actor.officeId, (tx) => listGoals(tx, actor.officeId))).toEqual([]);
		const { rows } = await test.admin.query('select is_live from search_entry where record_id = $1', [input.id]);
		expect(rows).toEqual([{ is_live: false }]);
	});
});
