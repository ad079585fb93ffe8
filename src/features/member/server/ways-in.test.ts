import { expect, it } from 'vitest';
import { addMember } from '#features/office/server/commands.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildMember, buildOffice } from '../../../../tests/support/factories.ts';
import { renewWaysIn } from './ways-in.ts';

const test = testDatabase();
const AUTHOR = { userId: null, name: 'kesher user', reason: 'The phone fell into the sea' };

/** A member of two offices with a second factor, signed in once; and what the trails and sessions say of them. */
async function member() {
	const offices = [await buildOffice(test.db), await buildOffice(test.db)] as const;
	const userId = await buildMember(test.db, offices[0], 'director');
	await addMember(test.db, offices[1], userId, 'reader');
	await test.admin.query('update auth.user set two_factor_enabled = true where id = $1', [userId]);
	await test.admin.query(
		`insert into auth.session (id, expires_at, token, created_at, updated_at, user_id)
		values ($1, now() + interval '1 day', $1, now(), now(), $2)`,
		[newId(), userId]
	);
	const trail = async () => {
		const { rows } = await test.admin.query<Record<string, unknown>>(
			`select office_id, actor, reason, after from audit_event where office_id = any ($1::uuid[])`,
			[offices]
		);
		return offices.map((office) => rows.find((row) => row['office_id'] === office));
	};
	const sessions = async () =>
		(await test.admin.query('select from auth.session where user_id = $1', [userId])).rowCount;
	return { offices, userId, trail, sessions };
}

it('that a second factor and passkeys were taken away is told in every office of the person, and ends their sessions', async () => {
	const { offices, userId, trail, sessions } = await member();
	await test.admin.query('update office set closed_at = now() where id = $1', [offices[1]]);
	await renewWaysIn(test.db, userId, ['link', 'second_factor_off', 'passkeys_removed'], AUTHOR);
	const done = { link: true, second_factor_off: true, passkeys_removed: true };
	expect(await trail()).toMatchObject([
		{ actor: 'kesher user', reason: AUTHOR.reason, after: { name: 'Dana', role: 'director', ...done } },
		{ actor: 'kesher user', reason: AUTHOR.reason, after: { name: 'Dana', role: 'reader', ...done } }
	]);
	expect(await sessions()).toBe(0);
	const { rows } = await test.admin.query('select two_factor_enabled from auth.user where id = $1', [userId]);
	expect(rows).toEqual([{ two_factor_enabled: false }]);
});

it('a new link alone is told as well, and ends nothing before it is used', async () => {
	const { userId, trail, sessions } = await member();
	await renewWaysIn(test.db, userId, ['link'], AUTHOR);
	const [told] = await trail();
	expect(told).toMatchObject({ after: { link: true } });
	expect(told?.['after']).not.toHaveProperty('second_factor_off');
	expect(await sessions()).toBe(1);
});
