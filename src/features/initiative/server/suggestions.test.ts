import { describe, expect, it } from 'vitest';
import type { Actor } from '#features/member/server/gate.ts';
import { loadOfficeFolder } from '#features/office/server/starter.ts';
import { savePartner } from '#features/partner/server/commands.ts';
import { newId } from '#kernel/id.ts';
import type { Texts } from '#kernel/texts.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildAgreement,
	buildGoal,
	buildInitiative,
	buildOffice,
	buildOrganisation,
	partnerInput,
	recordActivity
} from '../../../../tests/support/factories.ts';
import { loadInitiative } from './queries.ts';
import { loadSuggestions } from './suggestions.ts';

const test = testDatabase();
const today = '2026-11-30';

async function partner(actor: Actor, name: string, overrides: Parameters<typeof partnerInput>[0] = {}) {
	const input = partnerInput({ name: { en: name }, ...overrides });
	await savePartner(test.db, actor, input);
	return input.id;
}

async function suggest(actor: Actor, id: string, themes: string[] = [], as = actor) {
	await test.admin.query('update initiative set themes = $2 where id = $1', [id, themes]);
	return test.db.forOffice(actor.officeId, async (tx) => {
		const initiative = await loadInitiative(tx, actor, id);
		const found = initiative ? await loadSuggestions(tx, as, initiative, today) : [];
		return found.map(({ party, reasons, silentSince }) => ({ name: party.name['en'], reasons, silentSince }));
	});
}

describe('the partners suggested in the starter office', () => {
	const starter = async () => {
		const loaded = await loadOfficeFolder(test.db, 'examples/raanana', 'Test', `twins-${newId().slice(-8)}`);
		if (!loaded.ok) throw new Error(loaded.reason);
		return buildActor(loaded.officeId);
	};

	it('are none for words of the field alone, in either language', async () => {
		const actor = await starter();
		const titles: Texts[] = [
			{ en: 'Cooperation with a twin city' },
			{ he: 'שיתוף פעולה עם עיר תאומה' },
			{ en: 'Declaring a new twin city', he: 'הכרזה על עיר תאומה חדשה' }
		];
		for (const title of titles) {
			expect(await suggest(actor, await buildInitiative(test.db, actor, { title }))).toEqual([]);
		}
	});

	it('are none for the request of somebody who would become one', async () => {
		const actor = await starter();
		const { rows } = await test.admin.query<{ id: string }>(
			`select id from initiative where office_id = $1 and kind = 'partnership'`,
			[actor.officeId]
		);
		expect(rows).toHaveLength(1);
		for (const { id } of rows) expect(await suggest(actor, id)).toEqual([]);
	});

	it('are those that have to do with the matter', async () => {
		const actor = await starter();
		const titles: Texts[] = [{ en: 'A concert with Verona' }, { he: 'קונצרט עם ורונה' }];
		for (const title of titles) {
			const [first] = await suggest(actor, await buildInitiative(test.db, actor, { title }));
			expect(first).toMatchObject({ name: 'Verona', reasons: [{ because: 'named' }] });
		}
	});
});

describe('the partners suggested for an idea', () => {
	it('are found by agreement, by what was done, by goals and by words, each with its reasons', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [agreed, done, known] = [
			await partner(actor, 'Verona'),
			await partner(actor, 'Poznań'),
			await partner(actor, 'Tainan', { summary: { en: 'Famous for its orchids' } })
		];
		await buildAgreement(test.db, actor, [agreed], { scope: ['culture_art', 'tourism'] });
		const goal = await buildGoal(test.db, actor);
		for (const starts of ['2026-03', '2026-05', '2026-06'])
			await recordActivity(test.db, actor, { partners: [done], themes: ['culture_art'], goals: [goal], starts });
		await recordActivity(test.db, actor, { partners: [done], themes: ['culture_art'], status: 'cancelled' });
		const title = { en: 'An exhibition of orchids' };
		const id = await buildInitiative(test.db, actor, { title, goals: [goal] });
		expect(await suggest(actor, id, ['culture_art'])).toEqual([
			{ name: 'Verona', reasons: [{ because: 'scope', themes: ['culture_art'] }], silentSince: null },
			{
				name: 'Poznań',
				reasons: [
					{ because: 'theme', theme: 'culture_art', activities: 3, isMost: true },
					{ because: 'goal', goal, activities: 3 }
				],
				silentSince: undefined
			},
			{ name: 'Tainan', reasons: [{ because: 'known_for', words: ['orchids'] }], silentSince: null }
		]);
		expect(known).toBeTruthy();
	});

	it('are found by their organisations and by the titles of activities, with the prefixes of Hebrew', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [school, band] = [await partner(actor, 'Goslar'), await partner(actor, 'Bramsche')];
		await partner(actor, 'Opsterland');
		await buildOrganisation(test.db, actor, { name: { he: 'קונסרבטוריון' }, partnerId: school });
		await recordActivity(test.db, actor, { title: { he: 'קונצרט חצוצרות' }, partners: [band], starts: '2024-02-01' });
		const id = await buildInitiative(test.db, actor, {
			title: { he: 'חצוצרות בקונסרבטוריון וקונצרט' },
			details: {}
		});
		const found = await suggest(actor, id);
		expect(found.map(({ name }) => name)).toEqual(['Goslar', 'Bramsche']);
		expect(found[0]?.reasons).toEqual([{ because: 'known_for', words: ['בקונסרבטוריון'] }]);
		expect(found[1]).toMatchObject({
			reasons: [{ because: 'done_for', words: ['חצוצרות', 'וקונצרט'] }],
			silentSince: '2024-02-01'
		});
	});

	it('are none that it has, none that are over, and none that are not meant for who looks', async () => {
		const actor = buildActor(await buildOffice(test.db));
		const [taken, over, hidden] = [
			await partner(actor, 'Taken'),
			await partner(actor, 'Over', { status: 'ended' }),
			await partner(actor, 'Hidden', { visibility: 'office' })
		];
		for (const each of [taken, over, hidden]) await buildAgreement(test.db, actor, [each], { scope: ['sport'] });
		const id = await buildInitiative(test.db, actor, { partners: [taken] });
		expect((await suggest(actor, id, ['sport'])).map(({ name }) => name)).toEqual(['Hidden']);
		expect(await suggest(actor, id, ['sport'], buildActor(actor.officeId, 'reader'))).toEqual([]);
	});

	it('nothing is looked for where nothing is said', async () => {
		const actor = buildActor(await buildOffice(test.db));
		await partner(actor, 'Verona');
		expect(await suggest(actor, await buildInitiative(test.db, actor, { title: { en: 'An idea' } }))).toEqual([]);
	});
});
