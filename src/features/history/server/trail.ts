import { sql, type RawBuilder } from 'kysely';
import type { Desk } from '#features/member/server/gate.ts';
import type { Language } from '#kernel/language.ts';
import { toPage, type Cursor, type Page } from '#kernel/paging.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { HISTORY_ACTIONS, type TrailFilters } from '../form.ts';
import type { TrailEntry, TrailRow } from '../history.ts';
import { entryInWords } from '../view.ts';
import { nameRecords } from './queries.ts';

interface Wanted {
	filters: TrailFilters;
	language: Language;
	after?: Cursor | undefined;
	size: number;
}

type Row = TrailEntry & Pick<TrailRow, 'seq' | 'address' | 'seal'>;

/** The trail of the whole office, the latest first: for its directors, who are shown every record. */
export async function listTrail(
	tx: OfficeTransaction,
	desk: Pick<Desk, 'actor' | 'office'>,
	{ filters, language, after, size }: Wanted
): Promise<Page<TrailRow>> {
	const behind = after?.key ? sql`and e.seq < ${after.key}::bigint` : sql``;
	const { rows } = await sql<Row>`
		select e.id, e.seq, to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, e.actor, e.address,
			e.action, e.noun, e.record_id as "recordId", e.before, e.after, e.salt is null as "isTakenOut", e.reason, encode(e.seal, 'hex') as seal
		from audit_event e where ${narrowed(desk, filters)} ${behind} order by e.seq desc limit ${size + 1}`.execute(tx);
	const page = toPage(rows, size, (row) => ({ key: String(row.seq), id: row.id }));
	const named = await nameRecords(tx, desk.actor, page.rows);
	return {
		...page,
		rows: page.rows.map((row) => ({
			...entryInWords(row, { of: undefined, named, language }),
			seq: row.seq,
			address: row.address,
			seal: row.seal,
			about: named.get(row.recordId)
		}))
	};
}

export async function countTrail(
	tx: OfficeTransaction,
	desk: Pick<Desk, 'actor' | 'office'>,
	filters: TrailFilters
): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*) as count from audit_event e where ${narrowed(desk, filters)}`.execute(tx);
	return rows[0]?.count ?? 0;
}

function narrowed({ actor, office }: Pick<Desk, 'actor' | 'office'>, filters: TrailFilters): RawBuilder<unknown> {
	const { words, noun, action, reason, from, to } = filters;
	const day = (text: string) => sql`(${text}::date)::timestamp at time zone ${office.timeZone}`;
	const parts = [
		sql`e.office_id = ${actor.officeId}`,
		sql`e.action = any (${[...HISTORY_ACTIONS]}::text[])`,
		...(words ? [sql`strpos(lower(e.actor), lower(${words})) > 0`] : []),
		...(reason ? [sql`(e.reason is not null) = ${reason === 'given'}`] : []),
		...(noun ? [sql`e.noun = ${noun}`] : []),
		...(action ? [sql`e.action = ${action}`] : []),
		...(from ? [sql`e.at >= ${day(from)}`] : []),
		...(to ? [sql`e.at < ${day(to)} + interval '1 day'`] : [])
	];
	return sql.join(parts, sql` and `);
}
