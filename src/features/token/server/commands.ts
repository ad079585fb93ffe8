import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#features/member/server/gate.ts';
import { may } from '#features/member/policy.ts';
import { newId } from '#kernel/id.ts';
import type { NotFound, Outcome } from '#kernel/outcome.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { TokenInput } from '../form.ts';
import { tokenRules } from '../policy.ts';
import { TOKEN_PREFIX, type Scope } from '../token.ts';

/** A token that was shown, and the day it was used. */
export interface UsedToken {
	id: string;
	name: string;
	scope: Scope;
	userId: string;
	userName: string;
}

/** Makes a token. @returns the key itself, which cannot be had again */
export async function makeToken(
	db: Database,
	actor: Actor,
	{ name, scope, days }: TokenInput,
	today: string
): Promise<Outcome<{ id: string; key: string }, 'forbidden'>> {
	const { userId } = actor;
	if (!may(tokenRules, actor, 'make') || userId === null) return { ok: false, reason: 'forbidden' };
	const key = TOKEN_PREFIX + randomBytes(32).toString('base64url');
	const id = newId();
	await db.forOffice(actor.officeId, async (tx) => {
		await sql`
			insert into token (office_id, id, user_id, name, scope, hash, expires_on)
			values (${actor.officeId}, ${id}, ${userId}, ${name}, ${scope}, ${hashOf(key)}, ${today}::date + ${Number(days)}::integer)`.execute(
			tx
		);
		recordChange(tx, actor, { noun: 'token', recordId: id, action: 'create', before: null, after: { name, scope } });
	});
	return { ok: true, id, key };
}

/** Ends a token for good: one's own, or as a director anybody's. */
export async function endToken(db: Database, actor: Actor, id: string): Promise<Outcome<{ id: string }, NotFound>> {
	const own = may(tokenRules, actor, 'oversee') ? null : actor.userId;
	return db.forOffice(
		actor.officeId,
		async (tx) => {
			const { rows } = await sql<{ name: string; scope: Scope }>`
			delete from token where office_id = ${actor.officeId} and id = ${id}
				and (${own}::text is null or user_id = ${own}) returning name, scope`.execute(tx);
			if (!rows[0]) return { ok: false, reason: 'not_found' };
			recordChange(tx, actor, { noun: 'token', recordId: id, action: 'delete', before: { ...rows[0] }, after: null });
			return { ok: true, id };
		},
		{ evenIf: 'closed' }
	);
}

/**
 * Whose key this is, on a day on which it is good. That it was used is written down once a day.
 * @param today YYYY-MM-DD
 */
export async function useToken(
	tx: OfficeTransaction,
	office: OfficeId,
	key: string,
	today: string
): Promise<UsedToken | undefined> {
	const hash = hashOf(key);
	const { rows } = await sql<UsedToken & { isFirst: boolean }>`
		select t.id, t.name, t.scope, t.user_id as "userId", u.name as "userName",
			t.last_used_on is distinct from ${today}::date as "isFirst"
		from token t join auth.user u on u.id = t.user_id
		where t.office_id = ${office} and t.hash = ${hash} and t.expires_on >= ${today}::date`.execute(tx);
	const [token] = rows;
	if (token?.isFirst) {
		await sql`update token set last_used_on = ${today}::date where office_id = ${office} and id = ${token.id}`.execute(
			tx
		);
	}
	return token;
}

/** Enough for 256 random bits: nothing is to be guessed, so nothing has to be slow. */
export function hashOf(key: string): string {
	return createHash('sha256').update(key).digest('hex');
}
