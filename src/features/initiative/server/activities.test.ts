import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	activityInput,
	buildActivity,
	buildActor,
	buildInitiative,
	buildOffice
} from '../../../../tests/support/factories.ts';
import {
	activitiesOf,
	addActivityTo,
	initiativesOf,
	initiativesToLink,
	linkActivity,
	unlinkActivity
} from './activities.ts';

const test = testDatabase();

describe('the activities of an initiative', () => {
	it('are added to it in one go, and followed both ways', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildInitiative(test.db, actor, { stage: 'initiative' });
		const input = activityInput({ starts: '2020-05' });
		expect(await addActivityTo(test.db, actor, id, input)).toMatchObject({ ok: true });
		expect(await addActivityTo(test.db, actor, id, input)).toMatchObject({ ok: true });
		const { there, back } = await test.db.forOffice(actor.officeId, async (tx) => ({
			there: await activitiesOf(tx, actor, id),
			back: await initiativesOf(tx, actor, input.id)
		}));
		expect(there.map((each) => each.id)).toEqual([input.id]);
		expect(back.map((each) => each.id)).toEqual([id]);
	});

	it('are not written where the initiative is not there, or not the actor’s', async () => {
		const officeId = await buildOffice(test.db);
		const department = buildActor(officeId, 'contributor');
		const other = await buildInitiative(test.db, buildActor(officeId));
		const count = async () =>
			(await test.admin.query('select from activity where office_id = $1', [officeId])).rowCount;
		expect(await addActivityTo(test.db, department, other, activityInput())).toEqual({
			ok: false,
			reason: 'forbidden'
		});
		expect(await addActivityTo(test.db, buildActor(officeId), newId(), activityInput())).toEqual({
			ok: false,
			reason: 'not_found'
		});
		expect(await count()).toBe(0);
	});

	it('are linked and taken out, with an entry in the trail for each; nothing is told twice', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const link = {
			initiativeId: await buildInitiative(test.db, actor),
			activityId: await buildActivity(test.db, actor)
		};
		await linkActivity(test.db, actor, link);
		await linkActivity(test.db, actor, link);
		await unlinkActivity(test.db, actor, link);
		await unlinkActivity(test.db, actor, link);
		const { rows } = await test.admin.query(
			`select before -> 'activities' as before, after -> 'activities' as after from audit_event
			where record_id = $1 and action = 'update' order by seq`,
			[link.initiativeId]
		);
		expect(rows).toEqual([
			{ before: [], after: [link.activityId] },
			{ before: [link.activityId], after: [] }
		]);
	});

	it('are offered such initiatives only as the actor may change', async () => {
		const officeId = await buildOffice(test.db);
		const [office, department] = [buildActor(officeId), buildActor(officeId, 'contributor')];
		await buildInitiative(test.db, office);
		const own = await buildInitiative(test.db, department);
		const activityId = await buildActivity(test.db, office);
		const offered = (actor: typeof office) =>
			test.db.forOffice(officeId, (tx) => initiativesToLink(tx, actor, activityId));
		expect((await offered(department)).map(({ id }) => id)).toEqual([own]);
		expect(await offered(office)).toHaveLength(2);
	});
});
