import { describe, expect, it } from 'vitest';
import { addUser } from '#features/account/server/commands.ts';
import { addMember } from '#features/office/server/commands.ts';
import { loadMembership, officesAway, officesOfUser } from '#features/office/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { buildActor, buildMember, buildOffice, buildOrganisation } from '../../../../tests/support/factories.ts';
import { UNLIMITED, type Role } from '../member.ts';
import { admitMember, changeMembership, removeMember, renewLink } from './commands.ts';
import type { Actor } from './gate.ts';
import { listMembers } from './queries.ts';

const test = testDatabase();
const TODAY = '2026-11-29';

/** A director at work in an office of their own. */
async function director(): Promise<Actor & { memberId: string }> {
	const officeId = await buildOffice(test.db);
	const userId = await buildMember(test.db, officeId, 'director');
	const actor = { ...buildActor(officeId, 'director'), userId };
	const [own] = await members(actor);
	return { ...actor, memberId: own?.id ?? '' };
}

const members = (actor: Actor) => test.db.forOffice(actor.officeId, (tx) => listMembers(tx, actor.officeId));

const admit = (actor: Actor, email = `${newId()}@example.org`, role: Role = 'reader') =>
	admitMember(test.db, actor, { email, name: 'Noa', role, language: 'en', ...UNLIMITED }, TODAY);

/** The same director, who says why. */
const because = (actor: Actor, reason = 'Other duties'): Actor => ({ ...actor, reason });

async function trail(actor: Actor): Promise<unknown[]> {
	const { rows } = await test.admin.query<{ action: string; before: unknown; after: unknown }>(
		"select action, before, after from audit_event where office_id = $1 and noun = 'member' order by id",
		[actor.officeId]
	);
	return rows;
}

describe('adding a member', () => {
	it('makes an account with a link that is good once, and says so in the trail', async () => {
		const actor = await director();
		const outcome = await admit(actor);
		expect(outcome).toMatchObject({ ok: true, link: expect.stringMatching(/^\/sign-in\/[\w-]{32}$/) as string });
		expect((await members(actor)).map((member) => [member.name, member.role, member.hasPassword])).toEqual([
			['Dana', 'director', false],
			['Noa', 'reader', false]
		]);
		expect((await trail(actor))[0]).toEqual({ action: 'create', before: null, after: { name: 'Noa', role: 'reader' } });
	});

	it('gives no link to the account of somebody who belongs to another office as well', async () => {
		const [ours, theirs] = [await director(), await director()];
		const email = `${newId()}@example.org`;
		const { userId } = await addUser(test.db, { email, name: 'Known', language: 'en' });
		await addMember(test.db, theirs.officeId, userId, 'director');
		const outcome = await admit(ours, email);
		expect(outcome).toMatchObject({ ok: true, link: undefined, member: { name: 'Known' } });
		const again = outcome.ok && (await renewLink(test.db, ours, outcome.member.id));
		expect(again).toMatchObject({ ok: false, reason: 'elsewhere' });
	});

	it('is refused where the membership would be over already, and not on its last day', async () => {
		const actor = await director();
		const until = (ends: string) => {
			const who = { email: `${newId()}@example.org`, name: 'Noa', role: 'reader', language: 'en' } as const;
			return admitMember(test.db, actor, { ...who, ...UNLIMITED, ends }, TODAY);
		};
		expect(await until('2026-11-28')).toEqual({ ok: false, reason: 'problem', field: 'ends', code: 'already_over' });
		expect(await members(actor)).toHaveLength(1);
		expect(await until(TODAY)).toMatchObject({ ok: true });
	});

	it('is refused for an address that is in the list, and is not there for other roles', async () => {
		const actor = await director();
		const email = `${newId()}@example.org`;
		await admit(actor, email);
		expect(await admit(actor, email)).toMatchObject({ ok: false, field: 'email', code: 'already_member' });
		for (const role of ['reader', 'coordinator'] as const) {
			expect(await admit({ ...actor, role })).toEqual({ ok: false, reason: 'not_found' });
		}
	});
});

describe('a new link', () => {
	it('ends the one before', async () => {
		const actor = await director();
		const added = await admit(actor);
		if (!added.ok) throw new Error('refused');
		expect(await renewLink(test.db, actor, added.member.id)).toMatchObject({ ok: true });
		const { rows } = await test.admin.query('select from auth.sign_in_link where user_id = $1', [added.member.userId]);
		expect(rows).toHaveLength(1);
	});

	it('is not made for oneself: whoever finds a browser left open would need no password to set another', async () => {
		const actor = await director();
		expect(await renewLink(test.db, actor, actor.memberId)).toMatchObject({ ok: false, reason: 'own' });
		const { rows } = await test.admin.query('select from auth.sign_in_link where user_id = $1', [actor.userId]);
		expect(rows).toEqual([]);
		expect(await trail(actor)).toEqual([]);
	});

	it('is not made for a member of another office', async () => {
		const [ours, theirs] = [await director(), await director()];
		expect(await renewLink(test.db, ours, theirs.memberId)).toEqual({ ok: false, reason: 'not_found' });
	});
});

describe('the last director', () => {
	it('can be neither demoted nor removed', async () => {
		const actor = await director();
		const refused = { ok: false, reason: 'problem', field: 'role', code: 'last_director' };
		expect(await changeMembership(test.db, actor, { id: actor.memberId, role: 'reader', ...UNLIMITED })).toEqual(
			refused
		);
		expect(await removeMember(test.db, actor, actor.memberId)).toEqual(refused);
		expect(await members(actor)).toHaveLength(1);
	});

	it('stays when two directors demote each other at once', async () => {
		const actor = await director();
		const added = await admit(actor, undefined, 'director');
		if (!added.ok) throw new Error('refused');
		const outcomes = await Promise.all(
			[actor.memberId, added.member.id].map((id) =>
				changeMembership(test.db, because(actor), { id, role: 'reader', ...UNLIMITED })
			)
		);
		expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
		expect((await members(actor)).filter((member) => member.role === 'director')).toHaveLength(1);
	});
});

it('a member is changed and goes only for a reason; to change nothing needs none', async () => {
	const actor = await director();
	const added = await admit(actor);
	if (!added.ok) throw new Error('refused');
	const { id } = added.member;
	const unsaid = { ok: false, reason: 'problem', field: 'why', code: 'required' };
	expect(await changeMembership(test.db, actor, { id, role: 'coordinator', ...UNLIMITED })).toEqual(unsaid);
	expect(await removeMember(test.db, actor, id)).toEqual(unsaid);
	expect(await changeMembership(test.db, actor, { id, role: 'reader', ...UNLIMITED })).toEqual({ ok: true });
	expect((await members(actor)).find((member) => member.id === id)).toMatchObject({ role: 'reader' });
	await removeMember(test.db, because(actor), id);
	const { rows } = await test.admin.query(
		`select reason from audit_event where office_id = $1 and record_id = $2 and action = 'delete'`,
		[actor.officeId, id]
	);
	expect(rows).toEqual([{ reason: 'Other duties' }]);
});

it('a role that changes and a member who goes are told with the name', async () => {
	const actor = await director();
	const added = await admit(actor);
	if (!added.ok) throw new Error('refused');
	const { id, userId } = added.member;
	const change = { id, role: 'coordinator' as const, ...UNLIMITED };
	expect(await changeMembership(test.db, because(actor), change)).toEqual({ ok: true });
	expect(await removeMember(test.db, because(actor), id)).toEqual({ ok: true });
	expect((await trail(actor)).slice(-2)).toEqual([
		{ action: 'update', before: { name: 'Noa', role: 'reader' }, after: { name: 'Noa', role: 'coordinator' } },
		{ action: 'delete', before: { name: 'Noa', role: 'coordinator' }, after: null }
	]);
	const { rows } = await test.admin.query('select from auth.user_office where user_id = $1', [userId]);
	expect(rows).toEqual([]);
});

describe('a membership that is limited', () => {
	/** What a person is told of the office on a day. */
	const on = (actor: Actor, userId: string, day: string) =>
		test.db.forOffice(actor.officeId, (tx) => loadMembership(tx, actor.officeId, userId, new Date(day)));

	async function limited(limits: Partial<typeof UNLIMITED>) {
		const actor = await director();
		const who = { email: `${newId()}@example.org`, name: 'Noa', role: 'contributor', language: 'en' } as const;
		// Added while it was not over yet.
		const added = await admitMember(test.db, actor, { ...who, ...UNLIMITED, ...limits }, limits.ends ?? TODAY);
		if (!added.ok) throw new Error(added.reason);
		return { actor, member: added.member };
	}

	it('holds from its first day to its last, at the place of the office', async () => {
		const { actor, member } = await limited({ starts: '2027-01-01', ends: '2027-12-31' });
		// In Jerusalem it is two hours later.
		expect(await on(actor, member.userId, '2026-12-31T21:59:00Z')).toBeUndefined();
		expect(await on(actor, member.userId, '2026-12-31T22:01:00Z')).toMatchObject({ role: 'contributor' });
		expect(await on(actor, member.userId, '2027-12-31T21:59:00Z')).toMatchObject({ role: 'contributor' });
		expect(await on(actor, member.userId, '2027-12-31T22:01:00Z')).toBeUndefined();
	});

	it('outside of its days the office is not among those of the person', async () => {
		const offices = (userId: string) => test.db.forInstallation((tx) => officesOfUser(tx, userId));
		for (const limits of [{ ends: '2020-12-31' }, { starts: '2099-01-01' }]) {
			expect(await offices((await limited(limits)).member.userId)).toEqual([]);
		}
		const { member } = await limited({ starts: '2020-01-01', ends: '2099-12-31' });
		expect(await offices(member.userId)).toMatchObject([{ ends: '2099-12-31' }]);
	});

	it('outside of its days the person is told from when or until when; of an office that was deleted nothing', async () => {
		const away = (userId: string) => test.db.forInstallation((tx) => officesAway(tx, userId));
		const ended = await limited({ ends: '2020-12-31' });
		expect(await away(ended.member.userId)).toMatchObject([{ begins: null, ended: '2020-12-31' }]);
		const ahead = await limited({ starts: '2099-01-01', ends: '2099-12-31' });
		expect(await away(ahead.member.userId)).toMatchObject([{ begins: '2099-01-01', ended: null }]);
		const { member } = await limited({ starts: '2020-01-01', ends: '2099-12-31' });
		expect(await away(member.userId)).toEqual([]);
		await test.admin.query(`update office set deleted_at = now(), deletion_reason = 'Merged' where id = $1`, [
			ended.actor.officeId
		]);
		expect(await away(ended.member.userId)).toEqual([]);
	});

	it('names a body of the office and no other', async () => {
		const [{ actor, member }, other] = [await limited({}), await director()];
		const [ours, theirs] = [await buildOrganisation(test.db, actor), await buildOrganisation(test.db, other)];
		const change = { id: member.id, role: 'contributor' as const, ...UNLIMITED };
		expect(await changeMembership(test.db, because(actor), { ...change, bodyId: ours })).toEqual({ ok: true });
		expect(await on(actor, member.userId, '2026-11-29')).toMatchObject({ bodyId: ours });
		expect(await changeMembership(test.db, because(actor), { ...change, bodyId: theirs })).toMatchObject({
			field: 'bodyId'
		});
		expect((await trail(actor)).at(-1)).toMatchObject({ after: { body: { en: 'Embassy of Poland' } } });
	});
});

describe('whom the command line adds', () => {
	const author = { userId: null, name: 'kesher user', reason: 'Asked by the mayor' };

	it('is told in the trail', async () => {
		const actor = await director();
		const { userId } = await addUser(test.db, { email: `${newId()}@example.org`, name: 'Noa', language: 'en' });
		await addMember(test.db, actor.officeId, userId, 'reader', author);
		expect(await trail(actor)).toEqual([{ action: 'create', before: null, after: { name: 'Noa', role: 'reader' } }]);
		await addMember(test.db, actor.officeId, userId, 'reader', author);
		expect(await trail(actor)).toHaveLength(1);
	});

	it('loses the limits that they had, which the trail tells', async () => {
		const actor = await director();
		const added = await admit(actor);
		if (!added.ok) throw new Error('refused');
		const bodyId = await buildOrganisation(test.db, actor, { name: { en: 'Sports' } });
		const { id, userId } = added.member;
		const limits = { bodyId, starts: '2026-01-01', ends: '2099-12-31' };
		await changeMembership(test.db, because(actor), { id, role: 'reader', ...limits });
		await addMember(test.db, actor.officeId, userId, 'reader', author);
		expect((await trail(actor)).at(-1)).toEqual({
			action: 'update',
			before: { name: 'Noa', role: 'reader', body: { en: 'Sports' }, starts: '2026-01-01', ends: '2099-12-31' },
			after: { name: 'Noa', role: 'reader' }
		});
	});
});

describe('the sessions of a member', () => {
	const SESSION = `insert into auth.session (id, expires_at, token, created_at, updated_at, user_id)
		values ($1, now() + interval '1 day', $1, now(), now(), $2)`;
	const sessions = async (userId: string) =>
		(await test.admin.query('select from auth.session where user_id = $1', [userId])).rowCount;

	it('end when the role or a limit changes, and with the membership; nothing ends them where nothing changes', async () => {
		const actor = await director();
		const added = await admit(actor);
		if (!added.ok) throw new Error('refused');
		const { id, userId } = added.member;
		const begin = () => test.admin.query(SESSION, [newId(), userId]);
		const change = { id, role: 'reader' as const, ...UNLIMITED };
		await begin();
		await changeMembership(test.db, because(actor), change);
		expect(await sessions(userId)).toBe(1);
		await changeMembership(test.db, because(actor), { ...change, role: 'coordinator' });
		expect(await sessions(userId)).toBe(0);
		await begin();
		await changeMembership(test.db, because(actor), { ...change, role: 'coordinator', ends: '2099-12-31' });
		expect(await sessions(userId)).toBe(0);
		await begin();
		await addMember(test.db, actor.officeId, userId, 'reader');
		expect(await sessions(userId)).toBe(0);
		await begin();
		await removeMember(test.db, because(actor), id);
		expect(await sessions(userId)).toBe(0);
	});

	it('that began with the provider of another office go on: they are not good in this one', async () => {
		const actor = await director();
		const added = await admit(actor);
		if (!added.ok) throw new Error('refused');
		const { id, userId } = added.member;
		const [own, other] = [newId(), newId()];
		for (const [session, office] of [
			[own, actor.officeId],
			[other, await buildOffice(test.db)]
		]) {
			await test.admin.query(SESSION, [session, userId]);
			await test.admin.query('update auth.session set provided_by = $2 where id = $1', [session, office]);
		}
		await removeMember(test.db, because(actor), id);
		const { rows } = await test.admin.query('select id from auth.session where user_id = $1', [userId]);
		expect(rows).toEqual([{ id: other }]);
	});
});
