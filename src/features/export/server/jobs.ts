import { sql, type UpdateObject } from 'kysely';
import type { Role } from '#features/member/member.ts';
import type { ReportFormat } from '#features/report/report.ts';
import type { DocumentLanguages } from '#kernel/language.ts';
import { claimInTurn, SILENT_SECONDS } from '#platform/server/background.ts';
import { type Database, type OfficeId, type OfficeTransaction } from '#platform/server/database.ts';
import type { DB } from '#platform/server/schema.ts';
import type { Failure, Step, Subject } from '../export.ts';
import { subjectOf } from './queries.ts';

/** What somebody asked for, as the process that makes it has it. */
export interface ClaimedJob {
	officeId: OfficeId;
	id: string;
	/** Which process makes it: it alone says what becomes of it, and only for as long as nobody else has taken it. */
	worker: string;
	subject: Subject;
	format: ReportFormat;
	languages: DocumentLanguages;
	madeBy: string;
	/** How often it was begun, this time included. */
	attempts: number;
}

/**
 * Takes the next file that waits to be made, of the office whose turn it is. Of several processes on one database each
 * takes another. @returns undefined: none waits
 */
export async function claimNext(db: Database, worker: string): Promise<ClaimedJob | undefined> {
	return claimInTurn(
		db,
		(tx) => sql<{ id: string }>`select offices_exporting(${`${SILENT_SECONDS} seconds`}::interval) as id`.execute(tx),
		(office) => claimIn(db, office, worker)
	);
}

interface ClaimedRow {
	id: string;
	report_id: string | null;
	year: number | null;
	format: ReportFormat;
	languages: DocumentLanguages;
	made_by: string;
	attempts: number;
}

async function claimIn(db: Database, office: OfficeId, worker: string): Promise<ClaimedJob | undefined> {
	const { rows } = await db.forOffice(office, (tx) =>
		sql<ClaimedRow>`
			update export_job set state = 'running', step = 'reading', worker = ${worker}, beat_at = now(), started_at = now(),
				attempts = attempts + 1
			where office_id = ${office} and id = (
				select j.id from export_job j where j.office_id = ${office} and (j.state = 'waiting'
					or (j.state = 'running' and j.beat_at < now() - ${`${SILENT_SECONDS} seconds`}::interval))
				order by j.made_at, j.id limit 1 for update skip locked)
			returning id, report_id, year, format, languages, made_by, attempts`.execute(tx)
	);
	const [row] = rows;
	if (!row) return undefined;
	const { id, format, languages, made_by: madeBy, attempts } = row;
	return { officeId: office, id, worker, subject: subjectOf(row), format, languages, madeBy, attempts };
}

/** Says that a process still makes it. @returns whether it is still for it to make; not where it was called off */
export async function keepClaim(db: Database, job: ClaimedJob): Promise<boolean> {
	return changeClaimed(db, job, { beat_at: sql`now()` });
}

/** Says what is being done. @returns whether it is still for this process to make */
export async function enterStep(db: Database, job: ClaimedJob, step: Step): Promise<boolean> {
	return changeClaimed(db, job, { step, beat_at: sql`now()` });
}

/** A file that lies beside where it will be kept. */
export interface WrittenFile {
	name: string;
	mediaType: string;
	size: number;
	sha256: string;
}

/**
 * The file is ready. It is named and kept in one transaction, so that nobody is led to one that is not there, and none
 * lies there that nobody names.
 * @param role in which it was made
 * @param keep puts it where files are kept
 * @returns whether it was still for this process to make
 */
export async function finishJob(
	db: Database,
	job: ClaimedJob,
	{ name, mediaType, size, sha256 }: WrittenFile,
	role: Role,
	keep: () => Promise<void>
): Promise<boolean> {
	const ready = { file_name: name, media_type: mediaType, bytes: size, sha256, made_as: role };
	const ended = { ended_at: sql<string>`now()`, expires_at: sql<string>`now() + interval '7 days'` };
	return db.forOffice(job.officeId, async (tx) => {
		const isOurs = await updateClaimed(tx, job, { ...ready, ...ended, ...LEFT, state: 'ready' });
		if (isOurs) await keep();
		return isOurs;
	});
}

/** It could not be made, and why. */
export async function failJob(db: Database, job: ClaimedJob, failure: Failure, limit?: number): Promise<boolean> {
	const ended = { state: 'failed', failure, failure_limit: limit ?? null, ended_at: sql<string>`now()` };
	return changeClaimed(db, job, { ...ended, ...LEFT });
}

/** Puts it back among those that wait: the server is stopped in good order, or the office was closed meanwhile. */
export async function putBack(db: Database, job: ClaimedJob): Promise<boolean> {
	return changeClaimed(db, job, { ...LEFT, state: 'waiting', attempts: job.attempts - 1 }, { evenIf: 'closed' });
}

const LEFT = { worker: null, beat_at: null, step: null };

function changeClaimed(
	db: Database,
	job: ClaimedJob,
	values: UpdateObject<DB, 'export_job'>,
	how: { evenIf?: 'closed' } = {}
): Promise<boolean> {
	return db.forOffice(job.officeId, (tx) => updateClaimed(tx, job, values), how);
}

async function updateClaimed(
	tx: OfficeTransaction,
	{ officeId, id, worker }: ClaimedJob,
	values: UpdateObject<DB, 'export_job'>
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('export_job')
		.set(values)
		.where('office_id', '=', officeId)
		.where('id', '=', id)
		.where('worker', '=', worker)
		.where('state', '=', 'running')
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
