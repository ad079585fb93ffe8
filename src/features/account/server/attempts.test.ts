import { expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ACCOUNT_LIMIT } from '../account.ts';
import { countAttempt, takeBackAttempt } from './attempts.ts';

const test = testDatabase();

it('an attempt whose password was not looked at does not count, and opens nothing that was closed', async () => {
	const email = `${newId()}@example.org`;
	const from = () => newId();
	for (let at = 0; at < ACCOUNT_LIMIT + 3; at += 1) {
		const address = from();
		expect(await countAttempt(test.db, email, address)).toBeUndefined();
		if (at < 3) await takeBackAttempt(test.db, email, address);
	}
	expect(await countAttempt(test.db, email, from())).toBeGreaterThan(0);
	await takeBackAttempt(test.db, email, from());
	expect(await countAttempt(test.db, email, from())).toBeGreaterThan(0);
});
