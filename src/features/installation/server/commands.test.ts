import { expect, it } from 'vitest';
import { addUser } from '#features/account/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { setAdministrator } from './commands.ts';

const test = testDatabase();

it('of those who run the installation the last one stays', async () => {
	const [ron, noa] = [`${newId()}@example.org`, `${newId()}@example.org`];
	for (const email of [ron, noa]) await addUser(test.db, { email, name: 'Ron', language: 'en' });
	expect(await setAdministrator(test.db, ron, true)).toEqual({ ok: true });
	expect(await setAdministrator(test.db, ron, false)).toEqual({ ok: false, reason: 'last' });
	// Who does not run it is no last one, and who is not there is not.
	expect(await setAdministrator(test.db, noa, false)).toEqual({ ok: true });
	expect(await setAdministrator(test.db, 'nobody@example.org', false)).toEqual({ ok: false, reason: 'not_found' });
	expect(await setAdministrator(test.db, noa, true)).toEqual({ ok: true });
	expect(await setAdministrator(test.db, ron.toUpperCase(), false)).toEqual({ ok: true });
	expect(await setAdministrator(test.db, noa, false)).toEqual({ ok: false, reason: 'last' });
});
