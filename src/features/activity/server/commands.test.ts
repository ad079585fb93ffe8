import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	activityInput,
	buildActor,
	buildGoal,
	buildOffice,
	buildOrganisation,
	buildPartner,
	buildPerson,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { deleteActivity, restoreActivity, saveActivity } from './commands.ts';
import { loadLinks } from './links.ts';
import { loadActivity } from './queries.ts';

const test = testDatabase();

const newActor = async (): Promise<Actor> => buildActor(await buildOffice(test.db));
const read = (actor: Actor, id: string) => test.db.forOffice(actor.officeId, (tx) => loadActivity(tx, actor, id));
const linksOf = (actor: Actor, id: string) =>
	test.db.forOffice(actor.officeId, (tx) => loadLinks(tx, actor.officeId, id));

/** What the register counts of an activity with each of its partners. */
async function counted(id: string) {
	const { rows } = await test.admin.query<Record<string, unknown>>(
		`select dated_on::text, starts, status, direction, is_two_way, visibility, is_live from activity_partner
		where activity_id = $1`,
		[id]
	);
	return rows;
}

describe('saving an activity', () => {
	it('keeps all of its links, each with its role', async () => {
		const actor = await newActor();
		const partners = [await buildPartner(test.db, actor), await buildPartner(test.db, actor)].sort();
		const shownOn = [await buildPartner(test.db, actor)];
		const goals = [await buildGoal(test.db, actor)];
		const people = [{ id: await buildPerson(test.db, actor), role: 'leader' as const }];
		const organisations = [{ id: await buildOrganisation(test.db, actor), role: 'lead' as const }];
		const links = { partners, shownOn, goals, people, organisations };
		const id = await recordActivity(test.db, actor, links);
		expect(await linksOf(actor, id)).toEqual(links);
		const none = { partners: [], shownOn: [], goals: [], people: [], organisations: [] };
		await saveActivity(test.db, actor, activityInput({ id, version: 1, ...none }));
		expect(await linksOf(actor, id)).toEqual(none);
	});

	it('counts for the middle of a year of which only the number is known, and for no day where none is', async () => {
		const actor = await newActor();
		const partners = [await buildPartner(test.db, actor)];
		const year = await recordActivity(test.db, actor, { partners, starts: '2020', direction: 'inbound' });
		expect(await counted(year)).toEqual([
			{
				...{ dated_on: '2020-07-02', starts: '2020', status: 'done', direction: 'inbound' },
				...{ is_two_way: true, visibility: 'council', is_live: true }
			}
		]);
		const undated = await recordActivity(test.db, actor, { partners, kind: 'correspondence', direction: 'outbound' });
		expect(await counted(undated)).toMatchObject([{ dated_on: null, starts: null, is_two_way: false }]);
		const before = await recordActivity(test.db, actor, { partners, starts: '../1998' });
		expect(await counted(before)).toMatchObject([{ dated_on: null, starts: '../1998' }]);
	});

	it('keeps its hours, and the database holds the rule of them as well', async () => {
		const actor = await newActor();
		const hours = { starts: '2026-12-03', startsAt: '19:30', endsAt: '21:00' };
		const id = await recordActivity(test.db, actor, hours);
		expect(await read(actor, id)).toMatchObject(hours);
		const wrong = [
			...[{ starts: '2026-12' }, { starts: null }, { starts: '2026-12-03~' }, { ends: '2027' }],
			...[{ startsAt: null }, { endsAt: '19:29' }, { startsAt: '24:00' }, { ends: '2026-12-03', endsAt: '08:00' }]
		];
		for (const each of wrong) {
			await expect(recordActivity(test.db, actor, { ...hours, ...each }), JSON.stringify(each)).rejects.toThrow();
		}
		await recordActivity(test.db, actor, { ...hours, ends: '2026-12-04', endsAt: '08:00' });
	});

	it('is not shown on the page of a partner twice', async () => {
		const actor = await newActor();
		const partner = await buildPartner(test.db, actor);
		const id = await recordActivity(test.db, actor, { partners: [partner], shownOn: [partner] });
		expect(await linksOf(actor, id)).toMatchObject({ partners: [partner], shownOn: [] });
	});

	it('is found by its words and by the names of its partners and bodies', async () => {
		const actor = await newActor();
		const organisations = [{ id: await buildOrganisation(test.db, actor), role: 'lead' as const }];
		const partners = [await buildPartner(test.db, actor)];
		const id = await recordActivity(test.db, actor, { partners, organisations, title: { he: 'משלחת נוער' } });
		const { rows } = await test.admin.query<{ lexemes: string }>(
			'select lexemes::text from search_entry where record_id = $1',
			[id]
		);
		for (const word of ['משלחת', 'poznan', 'poland']) expect(rows[0]?.lexemes).toContain(word);
	});

	it('makes one record of a form that is sent twice, and refuses a version that was replaced', async () => {
		const actor = await newActor();
		const input = activityInput();
		await saveActivity(test.db, actor, input);
		expect(await saveActivity(test.db, actor, input)).toMatchObject({ ok: true, id: input.id });
		await saveActivity(test.db, actor, { ...input, version: 1, title: { en: 'First' } });
		const partners = [await buildPartner(test.db, actor)];
		const late = await saveActivity(test.db, actor, { ...input, version: 1, title: { en: 'Late' }, partners });
		expect(late).toEqual({ ok: false, reason: 'stale' });
		expect((await read(actor, input.id))?.title).toEqual({ en: 'First' });
		expect((await linksOf(actor, input.id)).partners).toEqual([]);
	});

	it('is refused to a reader, and answers for another office’s as for none', async () => {
		const [ours, theirs] = [await newActor(), await newActor()];
		const input = activityInput();
		const reader = buildActor(ours.officeId, 'reader');
		expect(await saveActivity(test.db, reader, input)).toEqual({ ok: false, reason: 'forbidden' });
		await saveActivity(test.db, theirs, input);
		const notThere = { ok: false, reason: 'not_found' };
		expect(await saveActivity(test.db, ours, { ...input, version: 1 })).toEqual(notThere);
		expect(await deleteActivity(test.db, ours, input.id)).toEqual(notThere);
		expect(await deleteActivity(test.db, reader, input.id)).toEqual({ ok: false, reason: 'forbidden' });
	});

	it('cannot be tied to a record of another office, and nothing of it is saved then', async () => {
		const [ours, theirs] = [await newActor(), await newActor()];
		const input = activityInput({ partners: [await buildPartner(test.db, theirs)] });
		await expect(saveActivity(test.db, ours, input)).rejects.toMatchObject({ code: '23503' });
		await expect(saveActivity(test.db, ours, activityInput({ goals: [newId()] }))).rejects.toThrow();
		expect(await read(ours, input.id)).toBeUndefined();
	});

	it('writes who changed what into the trail, the links as well', async () => {
		const actor = await newActor();
		const partner = await buildPartner(test.db, actor);
		const input = activityInput();
		await saveActivity(test.db, actor, input);
		await saveActivity(test.db, actor, { ...input, version: 1, partners: [partner], status: 'under_way' });
		const { rows } = await test.admin.query<Record<string, unknown>>(
			`select actor, before, after from audit_event where office_id = $1 and action = 'update'`,
			[actor.officeId]
		);
		expect(rows).toEqual([
			{
				actor: 'Dana',
				before: { status: 'done', partners: [] },
				after: { status: 'under_way', partners: [partner] }
			}
		]);
	});
});

describe('deleting an activity', () => {
	it('takes it out of the counts of its partners; bringing it back puts it in again', async () => {
		const actor = await newActor();
		const partners = [await buildPartner(test.db, actor)];
		const id = await recordActivity(test.db, actor, { partners, starts: '2020' });
		expect(await deleteActivity(test.db, actor, id)).toEqual({ ok: true, id });
		expect([await read(actor, id), await counted(id)]).toMatchObject([undefined, [{ is_live: false }]]);
		await test.db.forOffice(actor.officeId, (tx) => restoreActivity(tx, actor, id));
		expect([await read(actor, id), await counted(id)]).toMatchObject([{ id }, [{ is_live: true }]]);
	});
});
