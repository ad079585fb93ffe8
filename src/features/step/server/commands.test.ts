import { describe, expect, it } from 'vitest';
import { shownTo, VISIBILITIES } from '#features/member/policy.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { readCursor } from '#kernel/paging.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActivity,
	buildActor,
	buildAgreement,
	buildInitiative,
	buildOffice,
	buildPartner,
	buildStep
} from '../../../../tests/support/factories.ts';
import { deletePartner } from '#features/partner/server/commands.ts';
import { subjectName } from '#features/subject/subject.ts';
import { stepFilters } from '../form.ts';
import { deleteStep, markStep, saveStep } from './commands.ts';
import { countAllSteps, listAllSteps, listSteps, listStepsAround, loadStep, stepOwners } from './queries.ts';

const test = testDatabase();
const today = '2020-09-09';

async function office() {
	const actor = buildActor(await buildOffice(test.db));
	const partner = await buildPartner(test.db, actor);
	return { actor, partner, of: { subject: 'partner' as const, subjectId: partner } };
}

async function list(actor: Actor, query = '') {
	const filters = stepFilters(new URLSearchParams(query));
	return test.db.forOffice(actor.officeId, async (tx) => {
		const { rows } = await listAllSteps(tx, actor, filters, { today, size: 100 });
		expect(await countAllSteps(tx, actor, filters, today)).toBe(rows.length);
		return rows;
	});
}

const ids = (rows: { id: string }[]) => rows.map((row) => row.id);

describe('a next step', () => {
	it('belongs to a partner, an agreement, an activity or an initiative, and says to which', async () => {
		const { actor, partner, of } = await office();
		const agreement = await buildAgreement(test.db, actor, [partner]);
		await buildStep(test.db, actor, of);
		await buildStep(test.db, actor, { subject: 'agreement', subjectId: agreement });
		await buildStep(test.db, actor, { subject: 'activity', subjectId: await buildActivity(test.db, actor) });
		await buildStep(test.db, actor, { subject: 'initiative', subjectId: await buildInitiative(test.db, actor) });
		const names = (await list(actor)).map((row) => subjectName(row.about, 'en').text);
		expect(names).toEqual(['Poznań', 'Twin-city pact, Poznań', 'Ceremony', 'A musical tree']);
	});

	it('cannot be given to a record that is not there, is deleted, or is of another office', async () => {
		const { actor, partner, of } = await office();
		const stranger = (await office()).actor;
		const step = { id: newId(), version: 0, what: { en: 'x' }, who: null, due: null, visibility: 'office' as const };
		const refused = { ok: false, reason: 'not_found' };
		expect(await saveStep(test.db, actor, { ...step, subject: 'activity', subjectId: partner })).toEqual(refused);
		expect(await saveStep(test.db, stranger, { ...step, ...of })).toEqual(refused);
		await deletePartner(test.db, actor, partner);
		expect(await saveStep(test.db, actor, { ...step, ...of })).toEqual(refused);
	});

	it('stays with its record when it is changed, whatever the form says', async () => {
		const { actor, of } = await office();
		const id = await buildStep(test.db, actor, of);
		const changed = {
			id,
			version: 1,
			what: { en: 'Call them' },
			who: 'Dana',
			due: '2020-10',
			visibility: 'council' as const
		};
		const elsewhere = { subject: 'activity' as const, subjectId: newId() };
		expect(await saveStep(test.db, actor, { ...changed, ...elsewhere })).toMatchObject({ ok: true });
		const [row] = await list(actor);
		expect(row).toMatchObject({ what: { en: 'Call them' }, who: 'Dana', about: { subject: 'partner' } });
	});

	it('is ticked and unticked, with what was before in the trail; ticking twice changes nothing', async () => {
		const { actor, of } = await office();
		const id = await buildStep(test.db, actor, of);
		await markStep(test.db, actor, { id, done: true }, today);
		await markStep(test.db, actor, { id, done: true }, '2020-12-31');
		expect((await list(actor, 'state=done'))[0]?.doneOn).toBe(today);
		await markStep(test.db, actor, { id, done: false }, today);
		expect(ids(await list(actor))).toEqual([id]);
		const { rows } = await test.admin.query<{ before: object; after: object }>(
			`select before, after from audit_event where record_id = $1 and action = 'update' order by id`,
			[id]
		);
		expect(rows).toEqual([
			{ before: { done_on: null }, after: { done_on: today } },
			{ before: { done_on: today }, after: { done_on: null } }
		]);
	});

	it('is refused to a reader and to another office; a deleted one is gone', async () => {
		const { actor, of } = await office();
		const id = await buildStep(test.db, actor, of);
		const reader = buildActor(actor.officeId, 'reader');
		const stranger = (await office()).actor;
		const step = { id, version: 1, what: { en: 'x' }, who: null, due: null, visibility: 'office' as const, ...of };
		expect(await saveStep(test.db, reader, step)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await markStep(test.db, reader, { id, done: true }, today)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await deleteStep(test.db, reader, id)).toEqual({ ok: false, reason: 'forbidden' });
		expect(await markStep(test.db, stranger, { id, done: true }, today)).toEqual({ ok: false, reason: 'not_found' });
		expect(await deleteStep(test.db, stranger, id)).toEqual({ ok: false, reason: 'not_found' });
		expect(await deleteStep(test.db, actor, id)).toEqual({ ok: true, id });
		expect(await test.db.forOffice(actor.officeId, (tx) => loadStep(tx, actor, id))).toBeUndefined();
	});
});

describe('the list of steps', () => {
	it('has what is to do by its last possible day, the undated last, and what was done the latest first', async () => {
		const { actor, of } = await office();
		const due = (date: string | null) => buildStep(test.db, actor, of, { due: date });
		const [none, year, day, month] = [
			await due(null),
			await due('2020'),
			await due('2020-10-02'),
			await due('2020-09')
		];
		expect(ids(await list(actor))).toEqual([month, day, year, none]);
		await markStep(test.db, actor, { id: day, done: true }, '2020-09-01');
		await markStep(test.db, actor, { id: year, done: true }, '2020-09-02');
		expect(ids(await list(actor, 'state=done'))).toEqual([year, day]);
		const onPage = await test.db.forOffice(actor.officeId, (tx) => listSteps(tx, actor, 'partner', of.subjectId));
		expect(ids(onPage)).toEqual([month, none, year, day]);
	});

	it('has as overdue what the rule calls so', async () => {
		const { actor, of } = await office();
		const due = (date: string | null) => buildStep(test.db, actor, of, { due: date });
		const late = [await due('2019'), await due('2020-08'), await due('2020-09-08'), await due('2020-08~')];
		for (const date of [null, '2020', '2020-09', '2020-09-09', '2021']) await due(date);
		expect(ids(await list(actor, 'state=overdue')).sort()).toEqual([...late].sort());
	});

	it('is narrowed by who, kind of record and partner, through the records that name it', async () => {
		const { actor, partner, of } = await office();
		const agreement = await buildAgreement(test.db, actor, [partner]);
		const direct = await buildStep(test.db, actor, of, { who: 'Dana' });
		const through = await buildStep(test.db, actor, { subject: 'agreement', subjectId: agreement });
		const other = await buildStep(test.db, actor, {
			subject: 'activity',
			subjectId: await buildActivity(test.db, actor)
		});
		expect(ids(await list(actor, `partner=${partner}`))).toEqual([direct, through]);
		expect(ids(await list(actor, 'who=Dana'))).toEqual([direct]);
		expect(ids(await list(actor, 'subject=activity'))).toEqual([other]);
		expect(await test.db.forOffice(actor.officeId, (tx) => stepOwners(tx, actor))).toEqual(['Dana']);
	});

	it('shows a reader none of a record that is meant for the office alone, and nobody those of a deleted one', async () => {
		const { actor, of } = await office();
		const hidden = await buildActivity(test.db, actor, { visibility: 'office' });
		const step = await buildStep(test.db, actor, { subject: 'activity', subjectId: hidden });
		const ours = await buildStep(test.db, actor, of);
		expect(ids(await list(actor))).toEqual([step, ours]);
		expect(ids(await list(buildActor(actor.officeId, 'reader')))).toEqual([ours]);
		await deletePartner(test.db, actor, of.subjectId);
		expect(ids(await list(actor))).toEqual([step]);
		const days = { from: '2020-01-01', to: '2020-12-31' };
		const around = await test.db.forOffice(actor.officeId, (tx) =>
			listStepsAround(tx, actor.officeId, VISIBILITIES, days, 10)
		);
		expect(ids(around)).toEqual([step]);
	});

	it('shows a reader none that is meant for the office alone: not in the lists, not on a page, not who does it', async () => {
		const { actor, of } = await office();
		const reader = buildActor(actor.officeId, 'reader');
		const inner = await buildStep(test.db, actor, of, { who: 'Dana', visibility: 'office', due: '2020-10' });
		const shared = await buildStep(test.db, actor, of, { who: 'Noa', due: '2020-10' });
		const seen = (by: Actor) =>
			test.db.forOffice(by.officeId, async (tx) => ({
				listed: ids((await listAllSteps(tx, by, stepFilters(new URLSearchParams()), { today, size: 100 })).rows),
				onPage: ids(await listSteps(tx, by, 'partner', of.subjectId)),
				around: ids(await listStepsAround(tx, by.officeId, shownTo(by), { from: '2020-01-01', to: '2020-12-31' }, 10)),
				owners: await stepOwners(tx, by),
				inner: (await loadStep(tx, by, inner))?.id
			}));
		const both = [inner, shared];
		expect(await seen(actor)).toEqual({
			...{ listed: both, onPage: both, around: both, owners: ['Dana', 'Noa'], inner }
		});
		expect(await seen(reader)).toEqual({
			...{ listed: [shared], onPage: [shared], around: [shared], owners: ['Noa'], inner: undefined }
		});
		expect(await list(reader, 'who=Dana')).toEqual([]);
	});

	it('has around a time what was done or is due in its years, and what is open without a date', async () => {
		const { actor, of } = await office();
		const due = (date: string | null) => buildStep(test.db, actor, of, { due: date });
		const [early, year, late, none, done] = [
			await due('2019-12'),
			await due('2020'),
			await due('2021-05-01'),
			await due(null),
			await due(null)
		];
		await markStep(test.db, actor, { id: done, done: true }, '2022-01-01');
		await markStep(test.db, actor, { id: early, done: true }, '2020-02-01');
		const around = await test.db.forOffice(actor.officeId, (tx) =>
			listStepsAround(tx, actor.officeId, VISIBILITIES, { from: '2020-01-01', to: '2021-12-31' }, 10)
		);
		expect(ids(around)).toEqual([early, year, late, none]);
	});

	it.each(['open', 'done'])('goes on after a page: %s', async (state) => {
		const { actor, of } = await office();
		for (const due of ['2020', null, '2020-01-01', '2020']) {
			const id = await buildStep(test.db, actor, of, { due });
			if (state === 'done') await markStep(test.db, actor, { id, done: true }, today);
		}
		const filters = stepFilters(new URLSearchParams({ state }));
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const page = await test.db.forOffice(actor.officeId, (tx) =>
				listAllSteps(tx, actor, filters, { today, after: readCursor(after ?? null), size: 1 })
			);
			seen.push(...ids(page.rows));
			after = page.next;
		} while (after);
		expect(seen).toEqual(ids(await list(actor, `state=${state}`)));
		expect(new Set(seen).size).toBe(4);
	});
});
