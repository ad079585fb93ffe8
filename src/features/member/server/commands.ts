import { isDeepStrictEqual } from 'node:util';
import { addUser, createSignInLink } from '#features/account/server/commands.ts';
import { endSessionsIn } from '#features/account/server/my-sessions.ts';
import type { Language } from '#kernel/language.ts';
import { newId } from '#kernel/id.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import { missingReason } from '#kernel/reason.ts';
import type { Database, OfficeTransaction } from '#platform/server/database.ts';
import { areThere } from '#platform/server/references.ts';
import type { MembershipInput } from '../form.ts';
import { lastDirector, type Limits, type Member, type Role } from '../member.ts';
import { may, memberRules } from '../policy.ts';
import type { Actor } from './gate.ts';
import { countOffices, listMembers, loadMember } from './queries.ts';
import { tellMember } from './telling.ts';

type Problem = {
	ok: false;
	reason: 'problem';
	field: string;
	code: 'last_director' | 'already_member' | 'already_over' | 'gone' | 'required';
};
type Refused = { ok: false; reason: NotFound } | Problem;

/** A path by which a member signs in once; undefined where their own password leads in. */
type WithLink = { ok: true; member: Member; link: string | undefined };

/**
 * Adds somebody by e-mail. Who has no account yet gets one, with a link to hand over.
 * @param today YYYY-MM-DD, at the place of the office: a membership that is over already would let nobody in
 */
export async function admitMember(
	db: Database,
	actor: Actor,
	input: { email: string; name: string; role: Role; language: Language } & Limits,
	today: string
): Promise<WithLink | Refused> {
	if (!may(memberRules, actor, 'manage')) return { ok: false, reason: 'not_found' };
	const { email, language, ends } = input;
	if (ends !== null && ends < today) return { ok: false, reason: 'problem', field: 'ends', code: 'already_over' };
	const hasBody = await db.forOffice(
		actor.officeId,
		(tx) => areThere(tx, actor.officeId, 'organisation', [input.bodyId]),
		{ evenIf: 'closed' }
	);
	if (!hasBody) return { ok: false, reason: 'problem', field: 'bodyId', code: 'gone' };
	const { userId } = await addUser(db, { email, name: input.name || email, language });
	const member = await db.forOffice(
		actor.officeId,
		async (tx) => {
			const row = { office_id: actor.officeId, id: newId(), user_id: userId, ...columnsOf(input) };
			const added = await tx
				.insertInto('member')
				.values(row)
				.onConflict((conflict) => conflict.doNothing())
				.returning('id')
				.executeTakeFirst();
			if (!added) return undefined;
			await tx
				.insertInto('auth.user_office')
				.values({ user_id: userId, office_id: actor.officeId })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
			const found = await loadMember(tx, actor.officeId, row.id);
			if (found) tellMember(tx, actor, { before: null, after: found });
			return found;
		},
		{ evenIf: 'closed' }
	);
	if (!member) return { ok: false, reason: 'problem', field: 'email', code: 'already_member' };
	return { ok: true, member, link: member.hasPassword ? undefined : await linkFor(db, actor, member) };
}

/**
 * Gives a member another role or other limits, and says why. What they may do counts from the next request on; they
 * sign in anew as well, so that no session outlives what it was begun with.
 */
export async function changeMembership(
	db: Database,
	actor: Actor,
	{ id, ...input }: MembershipInput
): Promise<{ ok: true } | Refused> {
	if (!may(memberRules, actor, 'manage')) return { ok: false, reason: 'not_found' };
	return db.forOffice(
		actor.officeId,
		async (tx) => {
			const member = await lockMembers(tx, actor, id);
			if (!member) return { ok: false, reason: 'not_found' };
			const { role, bodyId, starts, ends } = member;
			if (isDeepStrictEqual({ role, bodyId, starts, ends }, input)) return { ok: true };
			if (input.role !== 'director' && (await isLastDirector(tx, actor, member))) {
				return { ok: false, reason: 'problem', field: 'role', code: 'last_director' };
			}
			const unsaid = missingReason(actor);
			if (unsaid) return unsaid;
			if (input.bodyId !== bodyId && !(await areThere(tx, actor.officeId, 'organisation', [input.bodyId]))) {
				return { ok: false, reason: 'problem', field: 'bodyId', code: 'gone' };
			}
			await tx
				.updateTable('member')
				.set(columnsOf(input))
				.where('office_id', '=', actor.officeId)
				.where('id', '=', id)
				.execute();
			await endSessionsIn(tx, actor.officeId, member.userId);
			tellMember(tx, actor, { before: member, after: (await loadMember(tx, actor.officeId, id)) ?? null });
			return { ok: true };
		},
		{ evenIf: 'closed' }
	);
}

/** Takes a person out of the office, and says why. Their account stays, and so does what they recorded. */
export async function removeMember(db: Database, actor: Actor, id: string): Promise<{ ok: true } | Refused> {
	if (!may(memberRules, actor, 'manage')) return { ok: false, reason: 'not_found' };
	return db.forOffice(
		actor.officeId,
		async (tx) => {
			const member = await lockMembers(tx, actor, id);
			if (!member) return { ok: false, reason: 'not_found' };
			if (await isLastDirector(tx, actor, member)) {
				return { ok: false, reason: 'problem', field: 'role', code: 'last_director' };
			}
			const unsaid = missingReason(actor);
			if (unsaid) return unsaid;
			await tx.deleteFrom('member').where('office_id', '=', actor.officeId).where('id', '=', id).execute();
			await tx
				.deleteFrom('auth.user_office')
				.where('user_id', '=', member.userId)
				.where('office_id', '=', actor.officeId)
				.execute();
			await endSessionsIn(tx, actor.officeId, member.userId);
			tellMember(tx, actor, { before: member, after: null });
			return { ok: true };
		},
		{ evenIf: 'closed' }
	);
}

/** Why somebody of the office is given no link: it is their own, or they belong to another office as well. */
export type NoLink = 'own' | 'elsewhere';

/**
 * A new link for somebody who forgot the password. Whoever has the link is that person, so a director makes one only
 * for people of this office and no other: elsewhere they may be trusted with more. For themselves they make none: a new
 * password would then take nothing but a browser that was left open.
 */
export async function renewLink(
	db: Database,
	actor: Actor,
	id: string
): Promise<Outcome<{ member: Member; link: string }, NotFound> | { ok: false; reason: NoLink; member: Member }> {
	if (!may(memberRules, actor, 'manage')) return { ok: false, reason: 'not_found' };
	const member = await db.forOffice(actor.officeId, (tx) => loadMember(tx, actor.officeId, id), { evenIf: 'closed' });
	if (!member) return { ok: false, reason: 'not_found' };
	if (member.userId === actor.userId) return { ok: false, reason: 'own', member };
	const link = await linkFor(db, actor, member);
	return link === undefined ? { ok: false, reason: 'elsewhere', member } : { ok: true, member, link };
}

/** Earlier links of the person that were not used end: of several only the last is good. */
async function linkFor(db: Database, actor: Actor, member: Member): Promise<string | undefined> {
	const isOurs = await db.forOffice(
		actor.officeId,
		async (tx) => {
			if ((await countOffices(tx, member.userId)) !== 1) return false;
			await tx
				.deleteFrom('auth.sign_in_link')
				.where('user_id', '=', member.userId)
				.where('used_at', 'is', null)
				.execute();
			tellMember(tx, actor, { before: member, after: member }, ['link']);
			return true;
		},
		{ evenIf: 'closed' }
	);
	return isOurs ? createSignInLink(db, member.userId) : undefined;
}

/** All directors are locked, so that two who demote each other cannot both succeed. */
async function lockMembers(tx: OfficeTransaction, { officeId }: Actor, id: string): Promise<Member | undefined> {
	await tx
		.selectFrom('member')
		.select('id')
		.where('office_id', '=', officeId)
		.where((is) => is.or([is('role', '=', 'director'), is('id', '=', id)]))
		.orderBy('id')
		.forUpdate()
		.execute();
	return loadMember(tx, officeId, id);
}

async function isLastDirector(tx: OfficeTransaction, { officeId }: Actor, member: Member): Promise<boolean> {
	return lastDirector(await listMembers(tx, officeId))?.id === member.id;
}

function columnsOf({ role, bodyId, starts, ends }: Limits & { role: Role }) {
	return { role, body_id: bodyId, starts, ends };
}
