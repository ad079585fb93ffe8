import { describe, expect, it } from 'vitest';
import { listHistory } from '#features/history/server/queries.ts';
import { decide } from '#features/decision/server/commands.ts';
import { loadLine } from '#features/line/server/queries.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { saveMilestone } from '#features/milestone/server/commands.ts';
import { loadOffice } from '#features/office/server/queries.ts';
import { listSteps } from '#features/step/server/queries.ts';
import { purgeTrash } from '#features/trash/server/purge.ts';
import { restore } from '#features/trash/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActivity,
	buildActor,
	buildInitiative,
	buildOffice,
	buildPartner,
	buildStep
} from '../../../../tests/support/factories.ts';
import type { InitiativeInput } from '../form.ts';
import { otherInWords } from '../labels.ts';
import { activitiesOf, linkActivity } from './activities.ts';
import { deleteInitiative, moveInitiative } from './commands.ts';
import { mergeInitiatives, unmergeInitiative } from './merging.ts';
import { leadsTo } from './page.ts';
import { countInitiatives } from './list.ts';
import { loadInitiative } from './queries.ts';
import { othersThan, relate, relatedOf, unrelate } from './related.ts';
import { splitInitiative } from './splitting.ts';

const test = testDatabase();
const today = '2026-11-29';

async function two(first: Partial<InitiativeInput> = {}, second: Partial<InitiativeInput> = {}) {
	const actor = buildActor(await buildOffice(test.db));
	const [kept, gone] = [await buildInitiative(test.db, actor, first), await buildInitiative(test.db, actor, second)];
	return { actor, kept, gone, input: { id: kept, version: 1, otherId: gone, otherVersion: 1, stays: 'this' as const } };
}

function load(actor: Actor, id: string) {
	return test.db.forOffice(actor.officeId, (tx) => loadInitiative(tx, actor, id));
}

function stepsOf(actor: Actor, id: string) {
	return test.db.forOffice(actor.officeId, (tx) => listSteps(tx, actor, 'initiative', id));
}

/** A moment at which what was deleted now is gone for good. */
const afterTheTrash = () => new Date(new Date().getTime() + 40 * 24 * 60 * 60 * 1000);

function count(actor: Actor) {
	const all = { words: '', stage: 'all' as const };
	return test.db.forOffice(actor.officeId, (tx) => countInitiatives(tx, actor, all));
}

describe('merging duplicates', () => {
	it('makes one of two: texts, ties, steps, milestones and activities go over, and it is counted once', async () => {
		const { actor, kept, gone, input } = await two({ details: { en: 'A tree' } }, { details: { en: 'A bench' } });
		const partner = await buildPartner(test.db, actor);
		await test.admin.query(
			`insert into initiative_partner (office_id, initiative_id, partner_id) values ($1, $2, $3)`,
			[actor.officeId, gone, partner]
		);
		await buildStep(test.db, actor, { subject: 'initiative', subjectId: gone });
		const milestone = {
			id: newId(),
			version: 0,
			initiativeId: gone,
			what: { en: 'Permit' },
			due: null,
			delayReason: {}
		};
		await saveMilestone(test.db, actor, milestone);
		const activityId = await buildActivity(test.db, actor);
		await linkActivity(test.db, actor, { initiativeId: gone, activityId });

		expect(await mergeInitiatives(test.db, actor, input)).toEqual({ ok: true, id: kept });
		const merged = await load(actor, kept);
		expect(merged).toMatchObject({ details: { en: 'A tree\n\nA bench' }, partners: [{ id: partner }] });
		expect(await load(actor, gone)).toBeUndefined();
		expect(await stepsOf(actor, kept)).toHaveLength(1);
		const line = await test.db.forOffice(actor.officeId, (tx) => loadLine(tx, actor, kept, 'Asia/Jerusalem'));
		expect(line?.milestones).toHaveLength(1);
		expect(line?.activities.map(({ id }) => id)).toEqual([activityId]);
		expect(line?.relatives).toMatchObject([{ id: gone, how: 'merged' }]);
		expect(await count(actor)).toBe(1);
		expect(await test.db.forOffice(actor.officeId, (tx) => leadsTo(tx, actor, gone))).toBe(kept);
	});

	it('undoes no decision: what was approved stays, with its stage and budget, and the line has the moves of both', async () => {
		const { actor, kept, gone, input } = await two({ title: { en: 'A wish' } }, { budgetPlanned: 5000 });
		const director = buildActor(actor.officeId, 'director');
		await moveInitiative(test.db, actor, { id: gone, version: 1, stage: 'proposal' }, today);
		const yes = {
			outcome: 'accepted' as const,
			answer: { he: 'אושר' },
			decidedBy: {},
			reference: {},
			putOffUntil: null
		};
		const decision = { ...yes, id: gone, version: 2, decisionId: newId(), decidedOn: today };
		expect(await decide(test.db, director, decision, { language: 'he', today })).toMatchObject({ ok: true });
		await moveInitiative(test.db, actor, { id: kept, version: 1, stage: 'proposal' }, today);
		const seen = { ...input, version: 2, otherVersion: 3 };
		const refused = { ok: false, reason: 'problem', field: 'stays', code: 'further_stays' };
		for (const who of [actor, director]) expect(await mergeInitiatives(test.db, who, seen)).toEqual(refused);
		expect(await mergeInitiatives(test.db, actor, { ...seen, stays: 'other' })).toEqual({ ok: true, id: gone });
		expect(await load(actor, gone)).toMatchObject({ stage: 'initiative', budgetPlanned: 5000 });
		const line = await test.db.forOffice(actor.officeId, (tx) => loadLine(tx, actor, gone, 'Asia/Jerusalem'));
		expect(line?.moves.map(({ to, of }) => [to, of])).toEqual([
			['proposal', null],
			['proposal', { en: 'A wish' }]
		]);
		expect(line?.decisions).toHaveLength(1);
	});

	it('is taken back: what went over goes back, and what was changed since stays', async () => {
		const { actor, kept, gone, input } = await two(
			{ details: { en: 'A tree' } },
			{ details: { en: 'A bench' }, source: 'resident' }
		);
		await buildStep(test.db, actor, { subject: 'initiative', subjectId: gone });
		const own = await buildStep(test.db, actor, { subject: 'initiative', subjectId: kept });
		await mergeInitiatives(test.db, actor, input);
		await test.admin.query(`update initiative set source = 'council' where id = $1`, [kept]);
		expect(await unmergeInitiative(test.db, actor, gone)).toEqual({ ok: true, id: gone });
		expect(await load(actor, kept)).toMatchObject({ details: { en: 'A tree' }, source: 'council' });
		expect(await load(actor, gone)).toMatchObject({ details: { en: 'A bench' }, source: 'resident' });
		expect((await stepsOf(actor, kept)).map(({ id }) => id)).toEqual([own]);
		expect(await stepsOf(actor, gone)).toHaveLength(1);
		expect(await count(actor)).toBe(2);
		expect(await unmergeInitiative(test.db, actor, gone)).toEqual({ ok: false, reason: 'not_found' });
	});

	it('is told in the history of both, by name, and so is that it was taken back', async () => {
		const { actor, kept, gone, input } = await two({ title: { en: 'A tree' } }, { title: { en: 'The same tree' } });
		const told = async (id: string) => {
			const { entries } = await test.db.forOffice(actor.officeId, async (tx) => {
				const office = await loadOffice(tx, actor.officeId);
				if (!office) throw new Error('no office');
				return listHistory(tx, { actor, office }, 'initiative', id, { language: 'en' });
			});
			return entries.filter(({ deed }) => deed === 'update').map(({ changes }) => changes);
		};
		const here = { field: 'Merged into this one', before: '', after: 'The same tree' };
		const into = { field: 'Merged into', before: '', after: 'A tree' };
		await mergeInitiatives(test.db, actor, input);
		expect([await told(kept), await told(gone)]).toEqual([[[here]], [[into]]]);
		await unmergeInitiative(test.db, actor, gone);
		const back = (change: typeof here) => ({ ...change, before: change.after, after: '' });
		expect([await told(kept), await told(gone)]).toEqual([
			[[back(here)], [here]],
			[[back(into)], [into]]
		]);
	});

	it('takes over what the other has to do with, and gives it back', async () => {
		const { actor, kept, gone, input } = await two();
		const third = await buildInitiative(test.db, actor);
		await relate(test.db, actor, { id: gone, otherId: third });
		const related = (id: string) => test.db.forOffice(actor.officeId, (tx) => relatedOf(tx, actor, id));
		await mergeInitiatives(test.db, actor, input);
		expect((await related(third)).map(({ id }) => id)).toEqual([kept]);
		await unmergeInitiative(test.db, actor, gone);
		expect((await related(third)).map(({ id }) => id)).toEqual([gone]);
	});

	it('is taken back from the trash as well, and outlives the days of the trash', async () => {
		const { actor, kept, gone, input } = await two();
		await mergeInitiatives(test.db, actor, input);
		await purgeTrash(test.db, 'nowhere', afterTheTrash());
		expect(await test.db.forOffice(actor.officeId, (tx) => leadsTo(tx, actor, gone))).toBe(kept);
		expect(await restore(test.db, actor, { noun: 'initiative', id: gone })).toMatchObject({ ok: true });
		expect(await load(actor, gone)).toBeDefined();
	});

	it('goes for good with the one that it leads to', async () => {
		const { actor, kept, gone, input } = await two();
		await mergeInitiatives(test.db, actor, input);
		await deleteInitiative(test.db, actor, kept);
		await purgeTrash(test.db, 'nowhere', afterTheTrash());
		const { rows } = await test.admin.query('select id from initiative where id = any ($1)', [[kept, gone]]);
		expect(rows).toEqual([]);
	});

	it('keeps the one that was chosen, also where it is the other; not what somebody changed meanwhile', async () => {
		const { actor, kept, gone, input } = await two();
		const stale = { ok: false, reason: 'stale' };
		expect(await mergeInitiatives(test.db, actor, { ...input, otherVersion: 2 })).toEqual(stale);
		expect(await mergeInitiatives(test.db, actor, { ...input, stays: 'other' })).toEqual({ ok: true, id: gone });
		expect(await load(actor, kept)).toBeUndefined();
	});

	it('is for those who keep the record, in their own office', async () => {
		const { actor, input } = await two();
		const department = buildActor(actor.officeId, 'contributor');
		expect(await mergeInitiatives(test.db, department, input)).toEqual({ ok: false, reason: 'forbidden' });
		const stranger = buildActor(await buildOffice(test.db));
		expect(await mergeInitiatives(test.db, stranger, input)).toEqual({ ok: false, reason: 'not_found' });
	});

	it('never puts the request of a new partner aside for a cooperation', async () => {
		const { actor, gone, input } = await two({}, { kind: 'partnership' });
		const refused = { ok: false, reason: 'problem', field: 'stays', code: 'request_stays' };
		expect(await mergeInitiatives(test.db, actor, input)).toEqual(refused);
		expect(await mergeInitiatives(test.db, actor, { ...input, stays: 'other' })).toEqual({ ok: true, id: gone });
	});
});

describe('splitting', () => {
	it('makes a part a record of its own, and the two lead to each other', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partner = await buildPartner(test.db, actor);
		const id = await buildInitiative(test.db, actor, { stage: 'proposal', partners: [partner], source: 'council' });
		const step = await buildStep(test.db, actor, { subject: 'initiative', subjectId: id });
		const activityId = await buildActivity(test.db, actor);
		await linkActivity(test.db, actor, { initiativeId: id, activityId });
		const partId = newId();
		const part = {
			...{ id, version: 1, partId, title: { en: 'The bench' }, details: {}, partners: [partner], goals: [] },
			...{ steps: [step], milestones: [], files: [], activities: [activityId] }
		};
		expect(await splitInitiative(test.db, actor, part)).toMatchObject({ ok: true, id: partId });
		expect(await splitInitiative(test.db, actor, part)).toMatchObject({ ok: true, id: partId });
		const made = { stage: 'proposal', source: 'council', title: { en: 'The bench' }, partners: [{ id: partner }] };
		expect(await load(actor, partId)).toMatchObject(made);
		expect(await stepsOf(actor, id)).toEqual([]);
		expect(await stepsOf(actor, partId)).toHaveLength(1);
		const { whole, own } = await test.db.forOffice(actor.officeId, async (tx) => ({
			whole: await loadLine(tx, actor, id, 'Asia/Jerusalem'),
			own: await loadLine(tx, actor, partId, 'Asia/Jerusalem')
		}));
		expect(whole?.relatives).toMatchObject([{ id: partId, how: 'split_into' }]);
		expect(own?.relatives).toMatchObject([{ id, how: 'split_from' }]);
		expect(own?.activities).toHaveLength(1);
		expect(whole?.activities).toEqual([]);
	});
});

it('a part of what was completed is open, and not over', async () => {
	const actor = buildActor(await buildOffice(test.db));
	const id = await buildInitiative(test.db, actor, { stage: 'completed', begun: '2019', ended: '2020' });
	const partId = newId();
	await test.admin.query(`update initiative set stage_since = '2020-12-01' where id = $1`, [id]);
	const nothing = { details: {}, partners: [], goals: [], steps: [], milestones: [], files: [], activities: [] };
	const part = { ...nothing, id, version: 1, partId, title: { en: 'The bench' } };
	expect(await splitInitiative(test.db, actor, part)).toMatchObject({ ok: true });
	const made = await load(actor, partId);
	expect(made).toMatchObject({ stage: 'initiative', ended: null, begun: '2019' });
	expect(made?.stageSince?.slice(0, 4)).not.toBe('2020');
});

describe('what has to do with each other', () => {
	it('is said from either side, once, and taken back from either side', async () => {
		const { actor, kept, gone } = await two();
		const related = (id: string) => test.db.forOffice(actor.officeId, (tx) => relatedOf(tx, actor, id));
		await relate(test.db, actor, { id: kept, otherId: gone });
		await relate(test.db, actor, { id: gone, otherId: kept });
		expect((await related(gone)).map(({ id }) => id)).toEqual([kept]);
		expect((await related(kept)).map(({ id }) => id)).toEqual([gone]);
		await unrelate(test.db, actor, { id: gone, otherId: kept });
		expect(await related(kept)).toEqual([]);
	});

	it('is chosen among others that are told apart by partner, source and date, also where they are called the same', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const partner = await buildPartner(test.db, actor);
		const hidden = await buildPartner(test.db, actor, { visibility: 'office' });
		const title = { en: 'A tree' };
		const id = await buildInitiative(test.db, actor, { title });
		await buildInitiative(test.db, actor, { title, partners: [partner, hidden], source: 'resident', begun: '2019' });
		await buildInitiative(test.db, actor, { title, source: 'council', begun: '2018-05' });
		const others = async (who: Actor) =>
			(await test.db.forOffice(actor.officeId, (tx) => othersThan(tx, who, id))).rows;
		const said = (await others(actor)).map((other) => otherInWords(other, 'en'));
		expect(said).toEqual(['A tree · The city council · May 2018', 'A tree · Poznań and Poznań · Residents · 2019']);
		const reader = await others(buildActor(actor.officeId, 'reader'));
		expect(reader.map((other) => other.partners.length)).toEqual([0, 1]);
	});

	it('names nothing of another office', async () => {
		const { actor, kept } = await two();
		const theirs = await two();
		const gone = { ok: false, reason: 'problem', field: 'otherId', code: 'gone' };
		expect(await relate(test.db, actor, { id: kept, otherId: theirs.kept })).toEqual(gone);
		const activityId = await buildActivity(test.db, theirs.actor);
		const missing = { ok: false, reason: 'problem', field: 'activityId', code: 'gone' };
		expect(await linkActivity(test.db, actor, { initiativeId: kept, activityId })).toEqual(missing);
		expect(await test.db.forOffice(actor.officeId, (tx) => activitiesOf(tx, actor, kept))).toEqual([]);
	});
});
