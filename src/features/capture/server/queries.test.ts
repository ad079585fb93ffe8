import { describe, expect, it } from 'vitest';
import { loadOffice } from '#features/office/server/queries.ts';
import type { Office } from '#features/office/office.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	buildActor,
	buildGoal,
	buildOffice,
	buildOrganisation,
	buildPartner
} from '../../../../tests/support/factories.ts';
import { loadOfficeWords } from './queries.ts';

const database = testDatabase();

describe('the words of an office', () => {
	it('are its own partners in the order of the register, its bodies and its goals, without what was deleted', async () => {
		const { db } = database;
		const [officeId, other] = [await buildOffice(db), await buildOffice(db)];
		const actor = buildActor(officeId);
		const second = await buildPartner(db, actor, { position: 2, name: { en: 'Goslar' }, country: 'DE' });
		const first = await buildPartner(db, actor, { position: 1, shows_flag: false });
		await buildPartner(db, actor, { position: 3, deleted_at: new Date().toISOString() });
		await buildPartner(db, buildActor(other));
		const body = await buildOrganisation(db, actor);
		const goal = await buildGoal(db, actor);

		const words = await db.forOffice(officeId, async (tx) =>
			loadOfficeWords(tx, actor, (await loadOffice(tx, officeId)) as Office)
		);
		expect(words.partners.map(({ id, flag }) => [id, flag])).toEqual([
			[first, null],
			[second, 'DE']
		]);
		expect(words.organisations.map(({ id, kind, country }) => [id, kind, country])).toEqual([[body, 'embassy', 'PL']]);
		expect(words.goals.map(({ id, position }) => [id, position])).toEqual([[goal, 1]]);
		expect(words).toMatchObject({ timeZone: 'Asia/Jerusalem', languages: ['he', 'en'], city: { en: 'Testville' } });
	});

	it('name no partner to a department that is meant for the office alone', async () => {
		const { db } = database;
		const officeId = await buildOffice(db);
		const actor = buildActor(officeId, 'contributor');
		await buildPartner(db, actor, { visibility: 'office' });
		const shown = await buildPartner(db, actor);
		const words = await db.forOffice(officeId, async (tx) =>
			loadOfficeWords(tx, actor, (await loadOffice(tx, officeId)) as Office)
		);
		expect(words.partners.map(({ id }) => id)).toEqual([shown]);
	});
});
