import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { deleteOrganisation } from '#features/organisation/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { restoreRecord } from '#platform/server/records.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner,
	buildPerson
} from '../../../../tests/support/factories.ts';
import type { InitiativeInput } from '../form.ts';
import { deleteInitiative, moveInitiative, saveInitiative } from './commands.ts';
import { loadInitiative } from './queries.ts';

const test = testDatabase();
const today = '2026-11-29';

function initiative(overrides: Partial<InitiativeInput> = {}): InitiativeInput {
	return {
		id: newId(),
		version: 0,
		stage: 'proposal',
		title: { he: 'עץ מוסיקלי', en: 'A musical tree' },
		standing: { en: 'To set a date' },
		details: { en: 'By a Polish composer' },
		ownerId: null,
		expected: '2020-10',
		begun: '2019',
		ended: null,
		visibility: 'council',
		partners: [],
		goals: [],
		leads: [],
		bodies: [],
		funders: [],
		...overrides
	};
}

function load(actor: Actor, id: string) {
	return test.db.forOffice(actor.officeId, (tx) => loadInitiative(tx, actor, id));
}

describe('saving an initiative', () => {
	it('keeps all that was given, and what it is linked to', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [partner, goal, music, embassy, owner] = [
			await buildPartner(test.db, actor),
			await buildGoal(test.db, actor),
			await buildOrganisation(test.db, actor),
			await buildOrganisation(test.db, actor),
			await buildPerson(test.db, actor)
		];
		const links = { partners: [partner], goals: [goal], leads: [music], bodies: [embassy], ownerId: owner };
		const input = initiative(links);
		expect(await saveInitiative(test.db, actor, input, today)).toMatchObject({ ok: true, id: input.id });
		const saved = await load(actor, input.id);
		const { id, stage, title, standing, details, expected, visibility } = input;
		expect(saved).toMatchObject({
			id,
			stage,
			title,
			standing,
			details,
			expected,
			begun: '2019',
			ended: null,
			visibility,
			ownerId: owner,
			version: 1
		});
		expect(saved?.partners).toEqual([{ id: partner, name: { he: 'פוזנן', en: 'Poznań' }, flag: 'PL' }]);
		expect(saved?.goals).toEqual([{ id: goal, number: 1, shortName: { en: 'Enrichment' } }]);
		expect(saved?.bodies.map((body) => [body.role, body.id])).toEqual([
			['lead', music],
			['partner', embassy]
		]);
	});

	it('replaces the links, and shows the change in the trail', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [first, second] = [await buildPartner(test.db, actor), await buildPartner(test.db, actor)];
		const body = await buildOrganisation(test.db, actor);
		const input = initiative({ partners: [first], leads: [body] });
		await saveInitiative(test.db, actor, input, today);
		await saveInitiative(
			test.db,
			actor,
			{ ...input, version: 1, partners: [second], leads: [], funders: [body] },
			today
		);
		const saved = await load(actor, input.id);
		expect(saved?.partners.map((partner) => partner.id)).toEqual([second]);
		expect(saved?.bodies.map((each) => each.role)).toEqual(['funder']);
		const { rows } = await test.admin.query(
			'select before, after from audit_event where record_id = $1 order by id desc limit 1',
			[input.id]
		);
		expect(rows[0]).toEqual({
			before: { partners: [first], organisations: [`lead:${body}`] },
			after: { partners: [second], organisations: [`funder:${body}`] }
		});
	});

	it('leaves a link to what was deleted meanwhile, so that it is there when that comes back', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const body = await buildOrganisation(test.db, actor);
		const input = initiative({ leads: [body] });
		await saveInitiative(test.db, actor, input, today);
		await deleteOrganisation(test.db, actor, body);
		await saveInitiative(test.db, actor, { ...input, version: 1, leads: [] }, today);
		expect((await load(actor, input.id))?.bodies).toEqual([]);
		await test.db.forOffice(actor.officeId, (tx) => restoreRecord(tx, actor, 'organisation', body));
		expect((await load(actor, input.id))?.bodies.map((each) => each.id)).toEqual([body]);
	});

	it('knows when it was over: since today, when the form moves it there and says nothing else', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = initiative();
		const save = (version: number, overrides: Partial<InitiativeInput>) =>
			saveInitiative(test.db, actor, { ...input, version, ...overrides }, today);
		await save(0, {});
		const stillOpen = { ok: false, reason: 'problem', field: 'ended', code: 'still_open' };
		expect(await save(1, { ended: '2020' })).toEqual(stillOpen);
		await save(1, { stage: 'declined' });
		expect(await load(actor, input.id)).toMatchObject({ stage: 'declined', ended: today });
		await save(2, { stage: 'declined', ended: null });
		expect(await load(actor, input.id)).toMatchObject({ ended: null });
		await save(3, { stage: 'completed', ended: '2021' });
		expect(await load(actor, input.id)).toMatchObject({ stage: 'completed', ended: '2021' });
		await save(4, { stage: 'initiative', ended: '2021' });
		expect(await load(actor, input.id)).toMatchObject({ stage: 'initiative', ended: null });
	});

	it('makes one record of a form that is sent twice', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = initiative({ partners: [await buildPartner(test.db, actor)] });
		await saveInitiative(test.db, actor, input, today);
		expect(await saveInitiative(test.db, actor, input, today)).toMatchObject({ ok: true });
		expect((await load(actor, input.id))?.partners).toHaveLength(1);
	});

	it.each(['partners', 'goals', 'leads', 'bodies', 'funders'] as const)(
		'refuses %s of another office beside their field, and saves nothing',
		async (list) => {
			const [ours, theirs] = [buildActor(await buildOffice(test.db)), buildActor(await buildOffice(test.db))];
			const foreign = {
				partners: () => buildPartner(test.db, theirs),
				goals: () => buildGoal(test.db, theirs),
				leads: () => buildOrganisation(test.db, theirs),
				bodies: () => buildOrganisation(test.db, theirs),
				funders: () => buildOrganisation(test.db, theirs)
			};
			const input = initiative({ [list]: [await foreign[list]()] });
			const refused = { ok: false, reason: 'problem', field: `${list}[]`, code: 'gone' };
			expect(await saveInitiative(test.db, ours, input, today)).toEqual(refused);
			expect(await load(ours, input.id)).toBeUndefined();
		}
	);

	it('refuses an owner who is gone, a reader, another office, and a version that was replaced', async () => {
		const office = await buildOffice(test.db);
		const [actor, reader] = [buildActor(office), buildActor(office, 'reader')];
		const stranger = buildActor(await buildOffice(test.db));
		const input = initiative();
		const gone = await saveInitiative(test.db, actor, initiative({ ownerId: newId() }), today);
		expect(gone).toMatchObject({ field: 'ownerId', code: 'gone' });
		expect(await saveInitiative(test.db, reader, input, today)).toEqual({ ok: false, reason: 'forbidden' });
		await saveInitiative(test.db, actor, input, today);
		await saveInitiative(test.db, actor, { ...input, version: 1 }, today);
		expect(await saveInitiative(test.db, actor, { ...input, version: 1 }, today)).toEqual({
			ok: false,
			reason: 'stale'
		});
		const theirs = await saveInitiative(test.db, stranger, { ...input, version: 1 }, today);
		expect(theirs).toEqual({ ok: false, reason: 'not_found' });
	});
});

describe('moving an initiative', () => {
	it('goes where its stage leads, and the trail keeps who moved it', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildInitiative(test.db, actor);
		expect(await moveInitiative(test.db, actor, { id, version: 1, stage: 'proposal' }, today)).toMatchObject({
			ok: true
		});
		expect(await load(actor, id)).toMatchObject({ stage: 'proposal', version: 2 });
		const { rows } = await test.admin.query(
			'select actor, before, after from audit_event where record_id = $1 order by id desc limit 1',
			[id]
		);
		expect(rows[0]).toEqual({ actor: 'Dana', before: { stage: 'idea' }, after: { stage: 'proposal' } });
	});

	it('skips no stage, and does not move what somebody else has moved', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildInitiative(test.db, actor);
		const stale = { ok: false, reason: 'stale' };
		expect(await moveInitiative(test.db, actor, { id, version: 1, stage: 'completed' }, today)).toEqual(stale);
		await moveInitiative(test.db, actor, { id, version: 1, stage: 'proposal' }, today);
		expect(await moveInitiative(test.db, actor, { id, version: 1, stage: 'initiative' }, today)).toEqual(stale);
		expect(await load(actor, id)).toMatchObject({ stage: 'proposal' });
	});

	it('is over on the day on which it was completed or declined, unless something was known; and not when it is taken up again', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildInitiative(test.db, actor, { stage: 'initiative', begun: '2020' });
		await moveInitiative(test.db, actor, { id, version: 1, stage: 'completed' }, today);
		expect(await load(actor, id)).toMatchObject({ stage: 'completed', begun: '2020', ended: today });
		await moveInitiative(test.db, actor, { id, version: 2, stage: 'initiative' }, today);
		expect(await load(actor, id)).toMatchObject({ stage: 'initiative', begun: '2020', ended: null });
		const { rows } = await test.admin.query(
			'select before, after from audit_event where record_id = $1 order by id desc limit 2',
			[id]
		);
		expect(rows).toEqual([
			{ before: { stage: 'completed', ended: today }, after: { stage: 'initiative', ended: null } },
			{ before: { stage: 'initiative', ended: null }, after: { stage: 'completed', ended: today } }
		]);
	});

	it('is refused to a reader and to another office', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const move = { id: await buildInitiative(test.db, actor), version: 1, stage: 'proposal' as const };
		const reader = buildActor(actor.officeId, 'reader');
		expect(await moveInitiative(test.db, reader, move, today)).toEqual({ ok: false, reason: 'forbidden' });
		const stranger = buildActor(await buildOffice(test.db));
		expect(await moveInitiative(test.db, stranger, move, today)).toEqual({ ok: false, reason: 'not_found' });
	});
});

it('deleting an initiative takes it away, for those who write', async () => {
	const actor = buildActor(await buildOffice(test.db));
	const id = await buildInitiative(test.db, actor);
	const reader = buildActor(actor.officeId, 'reader');
	expect(await deleteInitiative(test.db, reader, id)).toEqual({ ok: false, reason: 'forbidden' });
	expect(await deleteInitiative(test.db, actor, id)).toEqual({ ok: true, id });
	expect(await load(actor, id)).toBeUndefined();
});

it('what comes back from the trash has its dates', async () => {
	const actor = buildActor(await buildOffice(test.db));
	const id = await buildInitiative(test.db, actor, { stage: 'completed', begun: '2014', ended: '../2016' });
	await deleteInitiative(test.db, actor, id);
	await test.db.forOffice(actor.officeId, (tx) => restoreRecord(tx, actor, 'initiative', id));
	expect(await load(actor, id)).toMatchObject({ stage: 'completed', begun: '2014', ended: '../2016' });
});
