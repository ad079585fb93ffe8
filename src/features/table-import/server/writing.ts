import { sql } from 'kysely';
import { activityForm } from '#features/activity/form.ts';
import { deleteActivities, writeNewActivities } from '#features/activity/server/many.ts';
import { mayTakeLong, type OfficeId, type OfficeTransaction } from '#platform/server/database.ts';
import { deleteRecord, deleteRecords } from '#platform/server/records.ts';
import type { Beside, RecordJson } from '../merging.ts';
import type { Target } from '../table-import.ts';
import { TARGET_NOUNS } from '../targets.ts';
import { CHUNK } from './checking.ts';
import { ChangedMeanwhile, inputOf, writeRecord, type WritingBy } from './writers.ts';

/** Of one transaction, in seconds: a hundred thousand rows take some minutes on a slow machine. */
const LONGEST = 1800;

export interface WrittenImport {
	id: string;
	target: Target;
	sheet: number;
}

interface PlannedRow {
	line: number;
	outcome: 'created' | 'changed';
	record_id: string;
	record_version: number | null;
	input: { record: RecordJson; beside: Beside[] };
	before: RecordJson | null;
}

/**
 * Writes all that was planned, in the transaction that it is given: all of it, or nothing.
 * @param told how many rows are done; throws where it is to be broken off @throws ChangedMeanwhile
 */
export async function writeTable(
	tx: OfficeTransaction,
	by: WritingBy,
	written: WrittenImport,
	told: (done: number) => Promise<void>
): Promise<void> {
	await mayTakeLong(tx, LONGEST);
	const { officeId } = by.actor;
	const noun = TARGET_NOUNS[written.target];
	let done = 0;
	for await (const rows of plannedRows(tx, officeId, written)) {
		const isMany = noun === 'activity';
		const fresh = isMany ? rows.filter(({ outcome }) => outcome === 'created') : [];
		await writeNewActivities(
			tx,
			by.actor,
			fresh.map(({ input, line }) => inputOf(activityForm, input.record, line))
		);
		for (const { outcome, record_id, input, line, before } of rows) {
			if (isMany && outcome === 'created') continue;
			// What lines above have made is changed as it is by now.
			const record =
				outcome === 'changed' && before === null
					? { ...input.record, version: await versionOf(tx, officeId, noun, record_id) }
					: input.record;
			await writeRecord(tx, by, { noun, record, beside: input.beside, line });
		}
		done += rows.length;
		await told(done);
	}
	await sql`
		update table_import_row r set record_version = t.version
		from ${sql.table(noun)} t
		where r.office_id = ${officeId} and r.import_id = ${written.id} and r.sheet = ${written.sheet}
			and r.outcome in ('created', 'changed') and t.office_id = ${officeId} and t.id = r.record_id`.execute(tx);
}

/** What taking an import back left as it is, because somebody has changed it since. */
export interface Untaken {
	kept: number;
}

/** Takes all back that was written, but for records that somebody has changed since: those are theirs. */
export async function unwriteTable(
	tx: OfficeTransaction,
	by: WritingBy,
	written: WrittenImport,
	told: (done: number) => Promise<void>
): Promise<Untaken> {
	await mayTakeLong(tx, LONGEST);
	const { officeId } = by.actor;
	const noun = TARGET_NOUNS[written.target];
	const created = new Set<string>();
	let [done, kept] = [0, 0];
	for await (const rows of plannedRows(tx, officeId, written)) {
		const { rows: now } = await sql<{ id: string; version: number }>`
			select id, version from ${sql.table(noun)}
			where office_id = ${officeId} and id = any (${rows.map((row) => row.record_id)}::uuid[]) and deleted_at is null`.execute(
			tx
		);
		const versions = new Map(now.map(({ id, version }) => [id, version]));
		const isAsLeft = (row: PlannedRow) => versions.get(row.record_id) === row.record_version;
		const gone = rows.filter((row) => row.outcome === 'created' && isAsLeft(row));
		for (const { record_id } of rows.filter(({ outcome }) => outcome === 'created')) created.add(record_id);
		for (const row of rows) {
			// A line that changed what one above it has made goes with that one.
			const isOwn = row.outcome === 'created' || !created.has(row.record_id);
			if (!isAsLeft(row)) kept += isOwn ? 1 : 0;
			else if (row.outcome === 'changed' && isOwn) await putBack(tx, by, noun, row, versions.get(row.record_id) ?? 0);
			if (isAsLeft(row) || !isOwn) await deleteBeside(tx, by, row.input.beside);
		}
		const ids = gone.map(({ record_id }) => record_id);
		if (noun === 'activity') await deleteActivities(tx, by.actor, ids);
		else await deleteRecords(tx, by.actor, noun, ids);
		done += rows.length;
		await told(done);
	}
	return { kept };
}

async function putBack(
	tx: OfficeTransaction,
	by: WritingBy,
	noun: (typeof TARGET_NOUNS)[Target],
	{ before, line }: PlannedRow,
	version: number
): Promise<void> {
	if (before === null) return;
	await writeRecord(tx, by, { noun, record: { ...before, version }, beside: [], line });
}

/** The claims, roles and agreements that came with it. A role that was there before keeps the dates that it got. */
async function deleteBeside(tx: OfficeTransaction, { actor }: WritingBy, beside: readonly Beside[]): Promise<void> {
	for (const each of beside) {
		const claims = each.is === 'claim' ? [each.claim] : each.is === 'agreement' ? each.claims : [];
		for (const claim of claims) await deleteRecord(tx, actor, 'claim', claim['id'] as string);
		if (each.is === 'agreement') await deleteRecord(tx, actor, 'agreement', each.agreement['id'] as string);
		if (each.is === 'role' && each.role['version'] === 0)
			await deleteRecord(tx, actor, 'role_held', each.role['id'] as string);
	}
}

async function versionOf(
	tx: OfficeTransaction,
	office: OfficeId,
	noun: (typeof TARGET_NOUNS)[Target],
	id: string
): Promise<number> {
	const row = await tx
		.selectFrom(noun)
		.select('version')
		.where('office_id', '=', office)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) throw new ChangedMeanwhile(undefined, 'not_found');
	return row.version;
}

/** The lines that write something, some at a time, in their order. */
async function* plannedRows(
	tx: OfficeTransaction,
	office: OfficeId,
	{ id, sheet }: WrittenImport
): AsyncGenerator<PlannedRow[]> {
	let after = 0;
	for (;;) {
		const rows = await tx
			.selectFrom('table_import_row')
			.select(['line', 'outcome', 'record_id', 'record_version', 'input', 'before'])
			.where('office_id', '=', office)
			.where('import_id', '=', id)
			.where('sheet', '=', sheet)
			.where('outcome', 'in', ['created', 'changed'])
			.where('line', '>', after)
			.orderBy('line')
			.limit(CHUNK)
			.execute();
		const last = rows.at(-1);
		if (!last) return;
		yield rows as unknown as PlannedRow[];
		after = last.line;
	}
}
