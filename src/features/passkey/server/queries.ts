import { sql } from 'kysely';
import type { Database } from '#platform/server/database.ts';
import type { Passkey } from '../passkey.ts';

/** The passkeys of a person, the oldest first. */
export async function listPasskeys(db: Database, userId: string): Promise<Passkey[]> {
	return db.forInstallation(async (tx) => {
		const { rows } = await sql<Passkey>`
			select p.id, p.name, to_char(p.created_at at time zone 'utc', 'YYYY-MM-DD') as "addedOn",
				to_char(p.last_used_at at time zone 'utc', 'YYYY-MM-DD') as "usedOn"
			from auth.passkey p where p.user_id = ${userId} order by p.created_at, p.id`.execute(tx);
		return rows;
	});
}

/** One of the person's own. */
export async function loadPasskey(db: Database, userId: string, id: string): Promise<Passkey | undefined> {
	return (await listPasskeys(db, userId)).find((passkey) => passkey.id === id);
}
