import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { RecordTable } from '#platform/server/records.ts';

/** What part of a list is asked for. */
export interface Part {
	limit: number;
	/** The id of the last record before it. */
	after: string | undefined;
	/** A moment, as ISO 8601 has it. */
	changedSince: string | undefined;
	/** The records to which they have to belong. */
	of: readonly { noun: string; id: string }[];
}

/** The ids of the records that were not deleted, in the order in which they were added; one more than asked for. */
export async function listIds(
	tx: OfficeTransaction,
	office: OfficeId,
	table: RecordTable,
	{ limit, after, changedSince, of }: Part
): Promise<string[]> {
	const belonging = of.map(({ noun, id }) => sql`and ${sql.ref(`r.${noun}_id`)} = ${id}::uuid`);
	const { rows } = await sql<{ id: string }>`
		select r.id from ${sql.table(table)} r
		where r.office_id = ${office} and r.deleted_at is null
			and r.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
			and (${changedSince ?? null}::timestamptz is null or r.updated_at >= ${changedSince ?? null}::timestamptz)
			${belonging.length > 0 ? sql.join(belonging, sql` `) : sql``}
		order by r.id limit ${limit + 1}`.execute(tx);
	return rows.map(({ id }) => id);
}
