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
	buildMember,
	buildOffice,
	buildOrganisation,
	buildPartner,
	buildPerson
} from '../../../../tests/support/factories.ts';
import { NOTHING_MORE, type InitiativeInput } from '../form.ts';
import { completeInitiative, deleteInitiative, moveInitiative, saveInitiative } from './commands.ts';
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
		...NOTHING_MORE,
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

	it('knows when it was over: what is open has no end, and what is over may have one that nobody knows', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		const input = initiative();
		const stillOpen = { ok: false, reason: 'problem', field: 'ended', code: 'still_open' };
		expect(await saveInitiative(test.db, actor, { ...input, ended: '2020' }, today)).toEqual(stillOpen);
		const notYet = { ok: false, reason: 'problem', field: 'ended', code: 'not_yet' };
		const early = initiative({ stage: 'completed', ended: '2027-01' });
		expect(await saveInitiative(test.db, actor, early, today)).toEqual(notYet);
		const over = initiative({ stage: 'completed', ended: '2021' });
		await saveInitiative(test.db, actor, over, today);
		expect(await load(actor, over.id)).toMatchObject({ stage: 'completed', ended: '2021' });
		await saveInitiative(test.db, actor, { ...over, version: 1, ended: null }, today);
		expect(await load(actor, over.id)).toMatchObject({ stage: 'completed', ended: null });
	});

	it('keeps where it comes from, what is planned, what it costs and who sponsors it', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [school, bank] = [await buildOrganisation(test.db, actor), await buildOrganisation(test.db, actor)];
		const grown = {
			...{ source: 'department' as const, sourceBodyId: school, sourceNote: { en: 'Dana' }, sponsors: [bank] },
			...{ themes: ['youth' as const], programme: { en: 'A visit' }, risks: { en: 'Flights' } },
			...{ budgetPlanned: 12000.5, budgetActual: null, currency: 'EUR' }
		};
		const input = initiative(grown);
		await saveInitiative(test.db, actor, input, today);
		const { sponsors: _, ...columns } = grown;
		expect(await load(actor, input.id)).toMatchObject({ ...columns, kind: 'cooperation', assignee: null });
		expect((await load(actor, input.id))?.bodies).toMatchObject([{ id: bank, role: 'sponsor', isTheirs: false }]);
		const unknown = initiative({ sourceBodyId: newId() });
		const gone = { ok: false, reason: 'problem', field: 'sourceBodyId', code: 'gone' };
		expect(await saveInitiative(test.db, actor, unknown, today)).toEqual(gone);
	});

	it('changes no stage: that is for moves and decisions', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		const input = initiative();
		await saveInitiative(test.db, actor, input, today);
		const refused = { ok: false, reason: 'problem', field: 'stage', code: 'by_steps_only' };
		for (const stage of ['initiative', 'declined', 'idea'] as const) {
			expect(await saveInitiative(test.db, actor, { ...input, version: 1, stage }, today)).toEqual(refused);
		}
		expect(await load(actor, input.id)).toMatchObject({ stage: 'proposal', version: 1 });
	});

	it('begins as an idea or a proposal; what was decided long ago is entered by a director alone', async () => {
		const officeId = await buildOffice(test.db);
		const refused = { ok: false, reason: 'problem', field: 'stage', code: 'decision_needed' };
		for (const role of ['contributor', 'coordinator'] as const) {
			const actor = buildActor(officeId, role);
			for (const stage of ['initiative', 'completed', 'declined'] as const) {
				expect(await saveInitiative(test.db, actor, initiative({ stage }), today)).toEqual(refused);
			}
			expect(await saveInitiative(test.db, actor, initiative(), today)).toMatchObject({ ok: true });
		}
		const director = buildActor(officeId, 'director');
		for (const stage of ['initiative', 'completed', 'declined'] as const) {
			expect(await saveInitiative(test.db, director, initiative({ stage }), today)).toMatchObject({ ok: true });
		}
	});

	it('makes one record of a form that is sent twice', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const input = initiative({ partners: [await buildPartner(test.db, actor)] });
		await saveInitiative(test.db, actor, input, today);
		expect(await saveInitiative(test.db, actor, input, today)).toMatchObject({ ok: true });
		expect((await load(actor, input.id))?.partners).toHaveLength(1);
	});

	it.each(['partners', 'goals', 'leads', 'bodies', 'funders', 'sponsors'] as const)(
		'refuses %s of another office beside their field, and saves nothing',
		async (list) => {
			const [ours, theirs] = [buildActor(await buildOffice(test.db)), buildActor(await buildOffice(test.db))];
			const foreign = {
				partners: () => buildPartner(test.db, theirs),
				goals: () => buildGoal(test.db, theirs),
				leads: () => buildOrganisation(test.db, theirs),
				bodies: () => buildOrganisation(test.db, theirs),
				funders: () => buildOrganisation(test.db, theirs),
				sponsors: () => buildOrganisation(test.db, theirs)
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
		expect(rows[0]).toMatchObject({ actor: 'Dana', before: { stage: 'idea' }, after: { stage: 'proposal' } });
	});

	it('skips no stage, goes no way that needs a decision, and does not move what somebody else has moved', async () => {
		const actor = buildActor(await buildOffice(test.db), 'director');
		const id = await buildInitiative(test.db, actor);
		const stale = { ok: false, reason: 'stale' };
		const move = (version: number, stage: InitiativeInput['stage']) =>
			moveInitiative(test.db, actor, { id, version, stage }, today);
		expect(await move(1, 'completed')).toEqual(stale);
		expect(await move(1, 'initiative')).toEqual(stale);
		expect(await move(1, 'declined')).toEqual(stale);
		expect(await move(1, 'proposal')).toMatchObject({ ok: true });
		expect(await move(1, 'idea')).toEqual(stale);
		expect(await move(2, 'completed')).toEqual(stale);
		expect(await move(2, 'initiative')).toEqual(stale);
		expect(await load(actor, id)).toMatchObject({ stage: 'proposal', version: 2 });
	});

	it('is completed with what came of it, on the day of that, and not over when it is taken up again', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildInitiative(test.db, actor, { stage: 'initiative', begun: '2020' });
		const silent = await moveInitiative(test.db, actor, { id, version: 1, stage: 'completed' }, today);
		expect(silent).toEqual({ ok: false, reason: 'problem', field: 'outcome', code: 'required' });
		const completion = { id, version: 1, outcome: { en: 'Forty pupils met' }, ended: null, budgetActual: 900 };
		expect(await completeInitiative(test.db, actor, completion, today)).toMatchObject({ ok: true });
		const over = { stage: 'completed', begun: '2020', ended: today, outcome: { en: 'Forty pupils met' } };
		expect(await load(actor, id)).toMatchObject({ ...over, budgetActual: 900 });
		await moveInitiative(test.db, actor, { id, version: 2, stage: 'initiative' }, today);
		expect(await load(actor, id)).toMatchObject({ stage: 'initiative', begun: '2020', ended: null });
		const { rows } = await test.admin.query(
			`select before ->> 'stage' as from, after ->> 'stage' as to from audit_event where record_id = $1
			order by id desc limit 2`,
			[id]
		);
		expect(rows).toEqual([
			{ from: 'completed', to: 'initiative' },
			{ from: 'initiative', to: 'completed' }
		]);
	});

	it('is completed on a day that has been, and not before it began; a year that is running has begun', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildInitiative(test.db, actor, { stage: 'initiative', begun: '2020' });
		const complete = (ended: string) =>
			completeInitiative(test.db, actor, { id, version: 1, outcome: { en: 'Done' }, ended, budgetActual: null }, today);
		const refused = (code: string) => ({ ok: false, reason: 'problem', field: 'ended', code });
		expect(await complete('2026-11-30')).toEqual(refused('not_yet'));
		expect(await complete('2027')).toEqual(refused('not_yet'));
		expect(await complete('2019')).toEqual(refused('ends_before_start'));
		expect(await load(actor, id)).toMatchObject({ stage: 'initiative', version: 1 });
		expect(await complete('2026')).toMatchObject({ ok: true });
	});

	it('counts from the day on which it came to its stage, and from no other', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildInitiative(test.db, actor);
		await test.admin.query(`update initiative set stage_since = '2020-01-01' where id = $1`, [id]);
		await saveInitiative(test.db, actor, initiative({ id, version: 1, stage: 'idea' }), today);
		expect((await load(actor, id))?.stageSince).toMatch(/^2020-01-01|^2019-12-31/);
		await moveInitiative(test.db, actor, { id, version: 2, stage: 'proposal' }, today);
		expect((await load(actor, id))?.stageSince?.slice(0, 4)).not.toBe('2020');
	});

	it('leaves the desk of whoever saw to it: it is the turn of others now', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await buildInitiative(test.db, actor);
		await test.admin.query(`update initiative set assignee = 'somebody' where id = $1`, [id]);
		await moveInitiative(test.db, actor, { id, version: 1, stage: 'proposal' }, today);
		expect(await load(actor, id)).toMatchObject({ stage: 'proposal', assignee: null });
	});

	it('puts a proposal back among the ideas, open as it was, and tells nobody of it by letter', async () => {
		const officeId = await buildOffice(test.db);
		const actor = buildActor(officeId);
		await buildMember(test.db, officeId, 'coordinator');
		const id = await buildInitiative(test.db, actor, { stage: 'proposal' });
		const letters = async () =>
			(await test.admin.query('select from outgoing_letter where office_id = $1', [officeId])).rowCount;
		const before = await letters();
		const move = { id, version: 1, stage: 'idea' as const };
		const department = buildActor(officeId, 'contributor');
		expect(await moveInitiative(test.db, department, move, today)).toMatchObject({ ok: false });
		expect(await moveInitiative(test.db, actor, move, today)).toMatchObject({ ok: true });
		expect(await load(actor, id)).toMatchObject({ stage: 'idea', ended: null, version: 2 });
		expect(await letters()).toBe(before);
		await moveInitiative(test.db, actor, { id, version: 2, stage: 'proposal' }, today);
		expect(await letters()).toBe(Number(before) + 1);
	});

	it('is not for a department where what was declined is taken up again', async () => {
		const officeId = await buildOffice(test.db);
		const department = buildActor(officeId, 'contributor');
		const id = await buildInitiative(test.db, department);
		await test.admin.query(`update initiative set stage = 'declined' where id = $1`, [id]);
		const move = { id, version: 1, stage: 'idea' as const };
		expect(await moveInitiative(test.db, department, move, today)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await moveInitiative(test.db, buildActor(officeId), move, today)).toMatchObject({ ok: true });
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
