import { sql } from 'kysely';
import type { NotFound, Outcome, Stale } from '#kernel/outcome.ts';
import { recordChange, recordChanges, type Author, type Json } from './audit.ts';
import type { OfficeTransaction } from './database.ts';
import { indexRecord, setFindable, type Findable } from './search-index.ts';

/** The tables whose rows are records: with a version, a trail, and a deletion that can be undone. */
export const RECORD_TABLES = [
	'activity',
	'agreement',
	'attachment',
	'claim',
	'data_note',
	'decision',
	'goal',
	'highlight',
	'initiative',
	'milestone',
	'news',
	'next_step',
	'organisation',
	'partner',
	'person',
	'report',
	'role_held',
	'template'
] as const;
export type RecordTable = (typeof RECORD_TABLES)[number];

export interface RecordKey {
	id: string;
	/** The version that the person saw; 0 for a new record. */
	version: number;
}

type Row = Record<string, Json> & { version: number; deleted_at: string | null };

/** What a command saves beside the row itself, so that the trail shows the links as well. */
export interface SaveOptions {
	/** What the record can be found by; undefined: it cannot be searched for. */
	findable?: Findable;
	/** Links to other records, as they are and as they will be. */
	linksBefore?: Record<string, unknown>;
	linksAfter?: Record<string, unknown>;
}

/**
 * Adds or changes one record with its trail and its search entry. The id of a new record is made with its form,
 * so a form that is sent twice makes one record.
 * @returns stale when somebody else saved it in between; nothing is changed then
 */
export async function saveRecord(
	tx: OfficeTransaction,
	author: Author,
	table: RecordTable,
	key: RecordKey,
	values: Record<string, unknown>,
	options: SaveOptions = {}
): Promise<Outcome<{ id: string; isNew: boolean }, NotFound | Stale>> {
	const before = await lockRow(tx, author, table, key.id);
	if (before?.deleted_at) return { ok: false, reason: 'not_found' };
	if (!before && key.version > 0) return { ok: false, reason: 'not_found' };
	if (before && key.version === 0) return { ok: true, id: key.id, isNew: false };
	if (before && before.version !== key.version) return { ok: false, reason: 'stale' };
	if (before) await updateRow(tx, author, table, key.id, values);
	else await insertRow(tx, author, table, key.id, values);
	const after = await lockRow(tx, author, table, key.id);
	const change = changed(
		{ ...stripped(before), ...(options.linksBefore ?? {}) },
		{ ...stripped(after), ...(options.linksAfter ?? {}) }
	);
	recordChange(tx, author, { noun: table, recordId: key.id, action: before ? 'update' : 'create', ...change });
	if (options.findable) await indexRecord(tx, author.officeId, table, key.id, options.findable);
	return { ok: true, id: key.id, isNew: !before };
}

/** Puts a record aside. It can be brought back for UNDO_DAYS. */
export async function deleteRecord(
	tx: OfficeTransaction,
	author: Author,
	table: RecordTable,
	id: string
): Promise<Outcome<{ id: string }, NotFound>> {
	const row = await lockRow(tx, author, table, id);
	if (!row || row.deleted_at) return { ok: false, reason: 'not_found' };
	await setDeleted(tx, author, table, id, true);
	await setFindable(tx, author.officeId, table, id, false);
	recordChange(tx, author, { noun: table, recordId: id, action: 'delete', before: stripped(row), after: null });
	return { ok: true, id };
}

/** Puts many records of a table aside at once; those that are not there are left out. @returns the ids of those that were */
export async function deleteRecords(
	tx: OfficeTransaction,
	author: Author,
	table: RecordTable,
	ids: readonly string[]
): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		update ${sql.table(table)} r set deleted_at = now(), version = version + 1, updated_at = now()
		where r.office_id = ${author.officeId} and r.id = any (${ids}::uuid[]) and r.deleted_at is null returning r.id`.execute(
		tx
	);
	const gone = rows.map((row) => row.id);
	await sql`
		update search_entry set is_live = false
		where office_id = ${author.officeId} and noun = ${table} and record_id = any (${gone}::uuid[])`.execute(tx);
	recordChanges(
		tx,
		author,
		{ noun: table, action: 'delete' },
		gone,
		(some) => sql`
			select r.id as record_id, to_jsonb(r) - ${[...BOOKKEEPING]}::text[] as before, null::jsonb as after
			from ${sql.table(table)} r where r.office_id = ${author.officeId} and r.id = any (${some}::uuid[])`
	);
	return gone;
}

/** Brings a deleted record back. */
export async function restoreRecord(
	tx: OfficeTransaction,
	author: Author,
	table: RecordTable,
	id: string
): Promise<Outcome<{ id: string }, NotFound>> {
	const row = await lockRow(tx, author, table, id);
	if (!row?.deleted_at) return { ok: false, reason: 'not_found' };
	await setDeleted(tx, author, table, id, false);
	await setFindable(tx, author.officeId, table, id, true);
	recordChange(tx, author, { noun: table, recordId: id, action: 'restore', before: null, after: stripped(row) });
	return { ok: true, id };
}

async function lockRow(
	tx: OfficeTransaction,
	author: Author,
	table: RecordTable,
	id: string
): Promise<Row | undefined> {
	// to_jsonb gives dates and times as text, as they belong in the trail.
	const { rows } = await sql<{ row: Row }>`
		select to_jsonb(r) as row from ${sql.table(table)} r where r.office_id = ${author.officeId} and r.id = ${id} for update`.execute(
		tx
	);
	return rows[0]?.row;
}

async function insertRow(
	tx: OfficeTransaction,
	author: Author,
	table: RecordTable,
	id: string,
	values: Record<string, unknown>
): Promise<void> {
	await tx
		.insertInto(table)
		.values({ ...values, office_id: author.officeId, id, created_by: author.userId })
		.execute();
}

async function updateRow(
	tx: OfficeTransaction,
	author: Author,
	table: RecordTable,
	id: string,
	values: Record<string, unknown>
): Promise<void> {
	await tx
		.updateTable(table)
		.set({ ...values, version: sql`version + 1`, updated_at: sql`now()` } as never)
		.where('office_id', '=', author.officeId)
		.where('id', '=', id)
		.execute();
}

async function setDeleted(
	tx: OfficeTransaction,
	author: Author,
	table: RecordTable,
	id: string,
	deleted: boolean
): Promise<void> {
	await updateRow(tx, author, table, id, { deleted_at: deleted ? sql`now()` : null });
}

/** Columns that the trail does not tell of. */
export const BOOKKEEPING = new Set(['office_id', 'version', 'created_at', 'created_by', 'updated_at', 'deleted_at']);

function stripped(row: Record<string, Json> | undefined): Record<string, Json> {
	return Object.fromEntries(Object.entries(row ?? {}).filter(([column]) => !BOOKKEEPING.has(column)));
}

/** Only what differs: an entry of the trail shows a change, not a row. */
function changed(before: Record<string, unknown>, after: Record<string, unknown>) {
	const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	const differing = columns.filter((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]));
	const only = (row: Record<string, unknown>) =>
		Object.fromEntries(
			differing.filter((column) => row[column] !== undefined).map((column) => [column, row[column] as Json])
		);
	return { before: Object.keys(before).length > 0 ? only(before) : null, after: only(after) };
}
