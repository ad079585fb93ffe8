import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { loadOfficeFolder } from '#features/office/server/starter.ts';
import { newId } from '#kernel/id.ts';
import { countedOn } from '#kernel/known-date.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildInitiative, buildOffice } from '../../../../tests/support/factories.ts';
import { NOTHING_MORE, type InitiativeInput } from '../form.ts';
import { MARKS } from '../ageing.ts';
import { stageAge } from '../waiting.ts';
import { writeInitiative } from './commands.ts';
import { listInitiatives } from './list.ts';
import { loadInitiative } from './queries.ts';
import { loadLight, stoodSinceIn } from './waiting.ts';

const test = testDatabase();
const office = { timeZone: 'Asia/Jerusalem' };
const today = '2026-11-29';
/** Long after everything here was written down. */
const now = new Date('2028-01-01T10:00:00Z');

/** Writes down what was there before, as a table or the starter office does. */
async function load(
	actor: Actor,
	{
		stage,
		begun = null,
		ended = null
	}: Pick<InitiativeInput, 'stage'> & Partial<Pick<InitiativeInput, 'begun' | 'ended'>>
): Promise<string> {
	const id = newId();
	const input: InitiativeInput = {
		...{ ...NOTHING_MORE, id, version: 0, stage, begun, ended, title: { en: 'An exchange' } },
		...{ standing: {}, details: {}, ownerId: null, expected: null, visibility: 'council' },
		...{ partners: [], goals: [], leads: [], bodies: [], funders: [] }
	};
	const written = await test.db.forOffice(actor.officeId, (tx) =>
		writeInitiative(tx, actor, input, { today, isLoaded: true })
	);
	expect(written.ok).toBe(true);
	return id;
}

async function ageNow(actor: Actor, id: string) {
	return test.db.forOffice(actor.officeId, async (tx) => {
		const initiative = await loadInitiative(tx, actor, id);
		return initiative && stageAge(initiative, await loadLight(tx, actor, office, now));
	});
}

function unanswered(actor: Actor, unansweredFor?: (typeof MARKS)[number]) {
	return test.db.forOffice(actor.officeId, async (tx) => {
		const light = await loadLight(tx, actor, office, now);
		const filters = { words: '', unansweredFor };
		return (await listInitiatives(tx, actor, filters, { size: 50, light })).rows.map(({ id }) => id).toSorted();
	});
}

it('what was loaded stands since it began or was over, and nobody counts from the day on which it was', async () => {
	const actor = buildActor(await buildOffice(test.db), 'director');
	const [dated, undated] = [
		await load(actor, { stage: 'proposal', begun: '2020' }),
		await load(actor, { stage: 'proposal' })
	];
	const over = await load(actor, { stage: 'completed', begun: '2018', ended: '2019-05' });
	expect(await ageNow(actor, dated)).toMatchObject({ since: '2020', mark: 90, isLate: true });
	expect(await ageNow(actor, undated)).toMatchObject({ since: null, days: null, mark: null, isLate: false });
	expect(await ageNow(actor, over)).toMatchObject({ since: '2019-05' });
	for (const mark of MARKS) expect(await unanswered(actor, mark)).toEqual([dated]);
	expect(await unanswered(actor)).toEqual([dated, undated].toSorted());
});

it('what is written down as new comes in on that day, unless it began before', async () => {
	const actor = buildActor(await buildOffice(test.db));
	const [fresh, older, decided] = [
		await buildInitiative(test.db, actor),
		await buildInitiative(test.db, actor, { begun: '2020-03' }),
		await buildInitiative(test.db, actor, { stage: 'initiative' })
	];
	const since = async (id: string) => (await ageNow(actor, id))?.since;
	expect(await since(fresh)).toMatch(/^\d{4}-\d\d-\d\d$/);
	expect(await since(older)).toBe('2020-03');
	expect(await since(decided)).toBeNull();
});

it('the starter office is not as old as its installation', async () => {
	const loaded = await loadOfficeFolder(test.db, 'examples/raanana', 'Test', `since-${newId().slice(-8)}`);
	if (!loaded.ok) throw new Error(loaded.reason);
	const actor = buildActor(loaded.officeId);
	const ids = await unanswered(actor);
	expect(ids.length).toBeGreaterThan(2);
	for (const id of ids) expect(await ageNow(actor, id)).toMatchObject({ since: null, mark: null });
	expect(await unanswered(actor, 30)).toEqual([]);
});

it.each(['2020', '2020~', '2020-05', '2020-05~', '2020-05-17', '../2020', '../2020-05-17'])(
	'the database counts %s as the pages do',
	async (begun) => {
		const actor = buildActor(await buildOffice(test.db));
		const id = await load(actor, { stage: 'idea', begun });
		const counted = await test.db.forOffice(actor.officeId, (tx) =>
			sql<{ day: string | null }>`select ${stoodSinceIn(office.timeZone)}::text as day from initiative
				where initiative.office_id = ${actor.officeId} and initiative.id = ${id}`.execute(tx)
		);
		expect(counted.rows).toEqual([{ day: countedOn(begun) ?? null }]);
	}
);
