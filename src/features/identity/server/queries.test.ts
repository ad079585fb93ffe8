import { expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildOffice } from '../../../../tests/support/factories.ts';
import { hasProvider } from './queries.ts';

const test = testDatabase();

it('the way through a provider is offered while an office has one, and not for one that was deleted', async () => {
	const officeId = await buildOffice(test.db);
	expect(await hasProvider(test.db)).toBe(false);
	const row = { issuer: 'https://login.example.org', client_id: newId(), client_secret: 'sealed' };
	await test.db.forOffice(officeId, (tx) =>
		tx
			.insertInto('identity_provider')
			.values({ office_id: officeId, ...row })
			.execute()
	);
	expect(await hasProvider(test.db)).toBe(true);
	await test.admin.query(`update office set deleted_at = now(), deletion_reason = 'Merged' where id = $1`, [officeId]);
	expect(await hasProvider(test.db)).toBe(false);
});
