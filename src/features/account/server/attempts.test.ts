import { expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ACCOUNT_LIMIT, ADDRESS_LIMIT } from '../account.ts';
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

it('attempts from all addresses that one line of IPv6 has count together', async () => {
	const from = (host: number) => `2001:db8:77:1::${host.toString(16)}`;
	for (let at = 0; at < ADDRESS_LIMIT; at += 1) {
		expect(await countAttempt(test.db, `${newId()}@example.org`, from(at))).toBeUndefined();
	}
	expect(await countAttempt(test.db, `${newId()}@example.org`, from(ADDRESS_LIMIT))).toBeGreaterThan(0);
	expect(await countAttempt(test.db, `${newId()}@example.org`, '2001:db8:77:2::1')).toBeUndefined();
});
