import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { partnerTimeline, shownOnPartner } from '#features/partner/server/timeline.ts';
import { isDayOrNone, readCursor } from '#kernel/paging.ts';
import { periodOf } from '#kernel/period.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildGoal,
	buildOffice,
	buildOrganisation,
	buildPartner,
	recordActivity
} from '../../../../tests/support/factories.ts';
import type { ActivityFilters } from '../form.ts';
import { activityYears, countActivities, listActivities, loadParties } from './queries.ts';

const test = testDatabase();

const newActor = async (): Promise<Actor> => buildActor(await buildOffice(test.db));

/** The ids on all pages, two a page; the count of the list must be theirs. */
async function list(actor: Actor, filters: Partial<ActivityFilters> = {}): Promise<string[]> {
	const wanted = { words: '', undated: false, ...filters };
	return test.db.forOffice(actor.officeId, async (tx) => {
		const ids: string[] = [];
		let after;
		do {
			const page = await listActivities(tx, actor, wanted, { after, size: 2 });
			ids.push(...page.rows.map((row) => row.id));
			after = readCursor(page.next ?? null, isDayOrNone);
		} while (after);
		expect(await countActivities(tx, actor, wanted)).toBe(ids.length);
		return ids;
	});
}

describe('the list of activities', () => {
	it('is the latest first and the undated last, each once over all pages', async () => {
		const actor = await newActor();
		const add = (starts: string | null) => recordActivity(test.db, actor, { starts });
		const [undated1, old, year1, year2, undated2] = [
			await add(null),
			await add('2018-03'),
			await add('2020'),
			await add('2020'),
			await add(null)
		];
		const undated3 = await add(null);
		expect(await list(actor)).toEqual([year2, year1, old, undated3, undated2, undated1]);
	});

	it('is narrowed by year, none, partner, kind, status, direction, goal and words', async () => {
		const actor = await newActor();
		const [partner, goal] = [await buildPartner(test.db, actor), await buildGoal(test.db, actor)];
		const plain = await recordActivity(test.db, actor, { title: { he: 'טקס' } });
		const full = await recordActivity(test.db, actor, {
			...{ starts: '2020-04', partners: [partner], goals: [goal], kind: 'official_visit', direction: 'inbound' },
			...{ status: 'under_way', title: { en: 'The mayor comes' } }
		});
		for (const filters of [
			{ period: periodOf(2020, 1) },
			{ partner },
			{ goal },
			{ kind: 'official_visit' },
			{ status: 'under_way' },
			{ direction: 'inbound' },
			{ words: 'mayor' },
			{ words: 'poznan' }
		] satisfies Partial<ActivityFilters>[]) {
			expect([filters, await list(actor, filters)]).toEqual([filters, [full]]);
		}
		expect(await list(actor, { undated: true })).toEqual([plain]);
		expect(await list(actor, { period: periodOf(2019, 9) })).toEqual([full]);
		expect(await list(actor, { partner, words: 'טקס' })).toEqual([]);
	});

	it('holds what a figure of a report counts, by the rule of that figure', async () => {
		const actor = await newActor();
		const add = (fields: Parameters<typeof recordActivity>[2]) => recordActivity(test.db, actor, fields);
		const visit = await add({ starts: '2020-04', kind: 'official_visit', status: 'done', themes: ['sport'] });
		const school = await add({ starts: '2020', kind: 'school_link', status: 'done', participants: 30 });
		const sports = await add({ starts: '2020-05-02', kind: 'meeting', status: 'done', themes: ['youth', 'sport'] });
		const inVain = await add({ starts: '2020', kind: 'official_visit', status: 'cancelled_after_preparation' });
		const hidden = await add({ starts: '2020-06~', kind: 'media', status: 'done', visibility: 'office' });
		const holds = async (filters: Partial<ActivityFilters>, ...ids: string[]) =>
			expect([filters, (await list(actor, filters)).toSorted()]).toEqual([filters, ids.toSorted()]);
		await holds({ measure: 'took_place' }, visit, school, sports, hidden);
		await holds({ measure: 'visits' }, visit);
		await holds({ measure: 'prepared_cancelled' }, inVain);
		await holds({ measure: 'youth' }, school, sports);
		await holds({ measure: 'participants' }, school);
		await holds({ measure: 'took_place', visibilities: ['council', 'public'] }, visit, school, sports);
		await holds({ theme: 'sport' }, visit, sports);
		await holds({ theme: 'none' }, school, inVain, hidden);
		await holds({ precision: 'month' }, visit, sports, hidden);
		await holds({ precision: 'year' }, school, inVain);
		await holds({ partner: 'none', goal: 'none', direction: 'none' }, ...(await list(actor)));
	});

	it('tells nobody what cost something who may not see what it cost', async () => {
		const actor = await newActor();
		const id = await recordActivity(test.db, actor, { status: 'done', moneyActual: 5, moneySunk: 7 });
		for (const measure of ['spent', 'sunk'] as const) {
			expect(await list(actor, { measure })).toEqual([id]);
			expect(await list({ ...actor, role: 'reader' }, { measure })).toEqual([]);
			expect(await list({ ...actor, role: 'contributor' }, { measure })).toEqual([]);
		}
	});

	it('names to a reader no partner that is meant for the office alone, wherever activities are shown', async () => {
		const actor = await newActor();
		const shown = await buildPartner(test.db, actor, { name: { en: 'Poznań' } });
		const hidden = await buildPartner(test.db, actor, { name: { en: 'Markerville' }, visibility: 'office' });
		await recordActivity(test.db, actor, { partners: [shown, hidden] });
		const elsewhere = await recordActivity(test.db, actor, { partners: [hidden], shownOn: [shown, hidden] });
		const seen = (by: Actor) =>
			test.db.forOffice(by.officeId, async (tx) =>
				JSON.stringify([
					await listActivities(tx, by, { words: '', undated: false }, { size: 9 }),
					await partnerTimeline(tx, by, shown, undefined),
					await shownOnPartner(tx, by, shown),
					await loadParties(tx, by, elsewhere)
				])
			);
		expect((await seen(actor)).match(/Markerville/g)).toHaveLength(4);
		const reader = await seen(buildActor(actor.officeId, 'reader'));
		expect(reader).not.toContain('Markerville');
		expect(reader).toContain('Poznań');
	});

	it('shows a reader none that is meant for the office alone, and nobody another office’s', async () => {
		const [actor, stranger] = [await newActor(), await newActor()];
		const hidden = await recordActivity(test.db, actor, { visibility: 'office' });
		const shown = await recordActivity(test.db, actor);
		expect(await list(actor)).toEqual([shown, hidden]);
		expect(await list(buildActor(actor.officeId, 'reader'))).toEqual([shown]);
		expect(await list(stranger)).toEqual([]);
	});

	it('names the partners in the order of the register, and the body that leads', async () => {
		const actor = await newActor();
		const second = await buildPartner(test.db, actor, { position: 2, name: { en: 'Second' } });
		const first = await buildPartner(test.db, actor, { position: 1, name: { en: 'First' }, shows_flag: false });
		const organisations = [{ id: await buildOrganisation(test.db, actor), role: 'lead' as const }];
		await recordActivity(test.db, actor, { partners: [second, first], organisations });
		const { rows } = await test.db.forOffice(actor.officeId, (tx) =>
			listActivities(tx, actor, { words: '', undated: false }, { size: 1 })
		);
		expect(rows[0]?.partners).toEqual([
			{ id: first, name: { en: 'First' }, flag: null },
			{ id: second, name: { en: 'Second' }, flag: 'PL' }
		]);
		expect(rows[0]?.lead).toMatchObject({ en: 'Embassy of Poland' });
	});
});

it('the years to choose from reach from the first activity to the last, by the office’s own year', async () => {
	const actor = await newActor();
	const years = (startsIn: number) => test.db.forOffice(actor.officeId, (tx) => activityYears(tx, actor, startsIn));
	expect(await years(1)).toEqual([]);
	await recordActivity(test.db, actor, { starts: '2018-05' });
	await recordActivity(test.db, actor, { starts: '2020-10' });
	expect(await years(1)).toEqual([2020, 2019, 2018]);
	expect(await years(9)).toEqual([2020, 2019, 2018, 2017]);
});
