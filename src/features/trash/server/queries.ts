import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { UNDO_DAYS, type TrashEntry } from '../trash.ts';

/** What was deleted and can still be brought back, the latest first. */
export async function listTrash(tx: OfficeTransaction, office: OfficeId): Promise<TrashEntry[]> {
	const since = sql`now() - make_interval(days => ${UNDO_DAYS})`;
	const of = (noun: string, title: string) => sql`
		select ${noun}::text as noun, id, ${sql.raw(title)} as title, deleted_at from ${sql.table(noun)}
		where office_id = ${office} and deleted_at > ${since}`;
	const parts = [
		of('activity', 'title'),
		of('partner', 'name'),
		of('agreement', "case when title = '{}' then jsonb_build_object('kind', kind) else title end"),
		of('claim', 'source'),
		of('person', 'name'),
		of('organisation', 'name'),
		of('role_held', "case when title = '{}' then jsonb_build_object('kind', kind) else title end"),
		of('goal', 'name'),
		of('initiative', 'title'),
		of('highlight', 'text'),
		of('next_step', 'what'),
		of('data_note', 'text'),
		of('attachment', "jsonb_build_object('file', name)")
	];
	const { rows } = await sql<TrashEntry>`
		select noun, id, title, to_char(deleted_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "deletedAt"
		from (${sql.join(parts, sql` union all `)}) as deleted order by deleted_at desc, id limit 200`.execute(tx);
	return rows;
}
