import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { readCursor } from '#kernel/paging.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	buildPartner
} from '../../../../tests/support/factories.ts';
import type { InitiativeFilters } from '../form.ts';
import { countInitiatives, listInitiatives } from './list.ts';
import { initiativesOfOrganisation, loadInitiative } from './queries.ts';

const test = testDatabase();

async function list(actor: Actor, filters: Partial<InitiativeFilters> = {}, as = actor): Promise<string[]> {
	const wanted = { words: '', ...filters };
	return test.db.forOffice(actor.officeId, async (tx) => {
		const ids: string[] = [];
		let after;
		do {
			const page = await listInitiatives(tx, as, wanted, { after, size: 2 });
			ids.push(...page.rows.map((row) => row.id));
			after = readCursor(page.next ?? null);
		} while (after);
		expect(await countInitiatives(tx, as, wanted)).toBe(ids.length);
		return ids;
	});
}

describe('the list of initiatives', () => {
	it('shows what is open: the nearest stage first, the latest first, each once over all pages', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const idea = await buildInitiative(test.db, actor);
		const [older, newer] = [
			await buildInitiative(test.db, actor, { stage: 'initiative' }),
			await buildInitiative(test.db, actor, { stage: 'initiative' })
		];
		const proposal = await buildInitiative(test.db, actor, { stage: 'proposal' });
		const over = await buildInitiative(test.db, actor, { stage: 'completed' });
		const declined = await buildInitiative(test.db, actor, { stage: 'declined' });
		expect(await list(actor)).toEqual([newer, older, proposal, idea]);
		expect(await list(actor, { stage: 'all' })).toEqual([newer, older, proposal, idea, over, declined]);
		expect(await list(actor, { stage: 'declined' })).toEqual([declined]);
	});

	it('is narrowed by partner, goal and words', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [partner, goal] = [await buildPartner(test.db, actor), await buildGoal(test.db, actor)];
		const linked = await buildInitiative(test.db, actor, { partners: [partner], goals: [goal] });
		const other = await buildInitiative(test.db, actor, { title: { en: 'Exhibition' }, standing: { he: 'לתיאום' } });
		expect(await list(actor, { partnerId: partner })).toEqual([linked]);
		expect(await list(actor, { goalId: goal })).toEqual([linked]);
		expect(await list(actor, { words: 'exhib' })).toEqual([other]);
		expect(await list(actor, { words: 'תיאום' })).toEqual([other]);
	});

	it('shows a reader none that is meant for the office alone, and nobody another office’s', async () => {
		const [actor, stranger] = [buildActor(await buildOffice(test.db)), buildActor(await buildOffice(test.db))];
		const hidden = await buildInitiative(test.db, actor, { visibility: 'office' });
		const shown = await buildInitiative(test.db, actor);
		const reader = buildActor(actor.officeId, 'reader');
		expect(await list(actor)).toEqual([shown, hidden]);
		expect(await list(actor, {}, reader)).toEqual([shown]);
		expect(await list(stranger)).toEqual([]);
		await test.db.forOffice(actor.officeId, async (tx) => {
			expect(await loadInitiative(tx, reader, hidden)).toBeUndefined();
			expect(await loadInitiative(tx, actor, hidden)).toMatchObject({ id: hidden });
		});
	});
});

it('the initiatives that name an organisation are the latest first, closed ones too', async () => {
	const actor = buildActor(await buildOffice(test.db));
	const body = await buildOrganisation(test.db, actor);
	const first = await buildInitiative(test.db, actor, { funders: [body], stage: 'completed' });
	const second = await buildInitiative(test.db, actor, { leads: [body] });
	await buildInitiative(test.db, actor, { leads: [body], visibility: 'office' });
	const named = await test.db.forOffice(actor.officeId, (tx) =>
		initiativesOfOrganisation(tx, actor.officeId, body, ['council', 'public'])
	);
	expect(named.map((each) => [each.id, each.stage])).toEqual([
		[second, 'idea'],
		[first, 'completed']
	]);
});
