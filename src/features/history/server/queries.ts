import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { HistoryEntry } from '../history.ts';

/** The latest changes of a record. */
export async function listHistory(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: string,
	recordId: string,
	limit = 20
): Promise<HistoryEntry[]> {
	const { rows } = await sql<HistoryEntry>`
		select id, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, actor, action, before, after
		from audit_event
		where office_id = ${office} and noun = ${noun} and record_id = ${recordId}
		order by id desc limit ${limit}`.execute(tx);
	return rows;
}
