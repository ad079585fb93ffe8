import { sql } from 'kysely';
import type { InstallationTransaction } from '#platform/server/database.ts';
import type { DeletedOffice, ErasedOffice } from '../leaving.ts';

const moment = (column: 'deleted_at' | 'erased_at') =>
	sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The offices that can be brought back still, by their addresses. */
export async function listDeletedOffices(tx: InstallationTransaction): Promise<DeletedOffice[]> {
	const { rows } = await sql<DeletedOffice>`
		select id, slug, name, ${moment('deleted_at')} as "deletedAt", reason from deleted_offices()`.execute(tx);
	return rows;
}

/** What is left of those that are gone for good, the latest first. */
export async function listErasedOffices(tx: InstallationTransaction): Promise<ErasedOffice[]> {
	const { rows } = await sql<ErasedOffice>`
		select id, slug, name, ${moment('deleted_at')} as "deletedAt", reason, ${moment('erased_at')} as "erasedAt"
		from erased_office order by erased_at desc, id`.execute(tx);
	return rows;
}
