import { describe, expect, it } from 'vitest';
import { addUser } from '#features/account/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildOffice } from '../../../../tests/support/factories.ts';
import { addMember } from './commands.ts';
import { officesOfUser } from './queries.ts';

const test = testDatabase();

describe('the offices of a person', () => {
	it('are those they belong to and no other, by address', async () => {
		const { userId } = await addUser(test.db, { email: `${newId()}@example.org`, name: 'Dana', language: 'en' });
		const name = { en: 'Foreign Relations' };
		const [zed, abe] = [
			await buildOffice(test.db, { slug: 'zed-of-two', name }),
			await buildOffice(test.db, { slug: 'abe-of-two', name })
		];
		await buildOffice(test.db, { slug: 'not-theirs' });
		expect(await test.db.forInstallation((tx) => officesOfUser(tx, userId))).toEqual([]);
		await addMember(test.db, zed, userId, 'reader');
		await addMember(test.db, abe, userId, 'director');
		expect(await test.db.forInstallation((tx) => officesOfUser(tx, userId))).toEqual([
			{ slug: 'abe-of-two', name, ends: null },
			{ slug: 'zed-of-two', name, ends: null }
		]);
	});
});
