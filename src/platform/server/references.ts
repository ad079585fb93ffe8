import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from './database.ts';
import type { RecordTable } from './records.ts';

/**
 * Whether all these records are there, in this office and not deleted. A foreign key would only notice the first
 * two, and answer with an error instead of a sentence beside the field.
 */
export async function areThere(
	tx: OfficeTransaction,
	office: OfficeId,
	table: RecordTable,
	ids: readonly (string | null)[]
): Promise<boolean> {
	const asked = [...new Set(ids.filter((id) => id !== null))];
	if (asked.length === 0) return true;
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count from ${sql.table(table)} r
		where r.office_id = ${office} and r.id = any(${asked}::uuid[]) and r.deleted_at is null`.execute(tx);
	return rows[0]?.count === asked.length;
}
