import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { Token } from '../token.ts';

/** The tokens of an office, or of one of its members; those that end first come first. */
export async function listTokens(tx: OfficeTransaction, office: OfficeId, userId?: string): Promise<Token[]> {
	const { rows } = await sql<Token>`
		select t.id, t.name, t.scope, to_char(t.expires_on, 'YYYY-MM-DD') as "expiresOn",
			to_char(t.last_used_on, 'YYYY-MM-DD') as "lastUsedOn", t.user_id as "userId", u.name as "userName"
		from token t join auth.user u on u.id = t.user_id
		where t.office_id = ${office} and (${userId ?? null}::text is null or t.user_id = ${userId ?? null})
		order by t.expires_on, t.id`.execute(tx);
	return rows;
}
