import { expect, it } from 'vitest';
import { openDatabase } from '#platform/server/database.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildMember, buildOffice, buildOrganisation } from '../../../../tests/support/factories.ts';
import { listUsers } from './queries.ts';

const test = testDatabase();

it('whoever runs the installation sees what each membership is limited to', async () => {
	const slug = 'limits';
	const officeId = await buildOffice(test.db, { slug });
	const bodyId = await buildOrganisation(test.db, buildActor(officeId), { name: { en: 'Sports' } });
	const limited = await buildMember(test.db, officeId, 'contributor');
	await buildMember(test.db, officeId, 'director');
	await test.admin.query(
		`update member set body_id = $3, starts = '2026-01-01', ends = '2027-12-31' where office_id = $1 and user_id = $2`,
		[officeId, limited, bodyId]
	);
	const owner = openDatabase(test.admin.options, { max: 1 });
	try {
		const offices = (await listUsers(owner, slug)).flatMap((user) => user.offices);
		expect(offices.toSorted((a, b) => (a.role < b.role ? -1 : 1))).toEqual([
			{ office: slug, role: 'contributor', body: { en: 'Sports' }, starts: '2026-01-01', ends: '2027-12-31' },
			{ office: slug, role: 'director', body: null, starts: null, ends: null }
		]);
	} finally {
		await owner.close();
	}
});
