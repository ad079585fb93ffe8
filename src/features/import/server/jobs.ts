import { sql, type UpdateObject } from 'kysely';
import { claimInTurn, SILENT_SECONDS } from '#platform/server/background.ts';
import { type Database, type OfficeId, type OfficeTransaction } from '#platform/server/database.ts';
import type { DB } from '#platform/server/schema.ts';
import type { ReadingStep } from '../import.ts';

/** A document that waits to be read, as the process that reads it has it. */
export interface ClaimedImport {
	officeId: OfficeId;
	id: string;
	/** Which process reads it: it alone says what becomes of it, and only for as long as nobody else has taken it. */
	worker: string;
	name: string;
	sha256: string | null;
	/** The year that whoever brought it has named. */
	year: number | null;
	/** How often it was begun, this time included. */
	attempts: number;
}

/**
 * Takes the next document that waits to be read, of the office whose turn it is. Of several processes on one database
 * each takes another. @returns undefined: none waits
 */
export async function claimNext(db: Database, worker: string): Promise<ClaimedImport | undefined> {
	return claimInTurn(
		db,
		(tx) => sql<{ id: string }>`select offices_importing(${`${SILENT_SECONDS} seconds`}::interval) as id`.execute(tx),
		(office) => claimIn(db, office, worker)
	);
}

async function claimIn(db: Database, office: OfficeId, worker: string): Promise<ClaimedImport | undefined> {
	const { rows } = await db.forOffice(office, (tx) =>
		sql<Omit<ClaimedImport, 'officeId' | 'worker'>>`
			update import set step = 'reading', worker = ${worker}, beat_at = now(), attempts = attempts + 1
			where office_id = ${office} and id = (
				select i.id from import i where i.office_id = ${office} and i.state = 'reading'
					and (i.worker is null or i.beat_at < now() - ${`${SILENT_SECONDS} seconds`}::interval)
				order by i.created_at, i.id limit 1 for update skip locked)
			returning id, name, sha256, case when is_year_confirmed then year end as year, attempts`.execute(tx)
	);
	return rows[0] && { ...rows[0], officeId: office, worker };
}

/** Says that a process still reads it. @returns whether it is still for it to read */
export async function keepClaim(db: Database, job: ClaimedImport): Promise<boolean> {
	return db.forOffice(job.officeId, (tx) => updateClaimed(tx, job, { beat_at: sql`now()` }));
}

/** Says what is being done. @returns whether it is still for this process to do */
export async function enterStep(db: Database, job: ClaimedImport, step: ReadingStep): Promise<boolean> {
	return db.forOffice(job.officeId, (tx) => updateClaimed(tx, job, { step, beat_at: sql`now()` }));
}

const LEFT = { worker: null, beat_at: null, step: null };

/** Ends the reading in the transaction that keeps what was read. @returns whether it was still for this process to do */
export async function finishReading(tx: OfficeTransaction, job: ClaimedImport): Promise<boolean> {
	return updateClaimed(tx, job, {
		...LEFT,
		state: 'review',
		read_at: sql<string>`now()`,
		updated_at: sql<string>`now()`
	});
}

/** It could not be read, and why. */
export async function failReading(db: Database, job: ClaimedImport, failure: string, limit?: number): Promise<boolean> {
	const failed = { ...LEFT, state: 'failed', failure, failure_limit: limit ?? null, read_at: sql<string>`now()` };
	return db.forOffice(job.officeId, (tx) => updateClaimed(tx, job, failed));
}

/** Puts it back among those that wait: the server is stopped in good order, or the office was closed meanwhile. */
export async function putBack(db: Database, job: ClaimedImport): Promise<boolean> {
	return db.forOffice(job.officeId, (tx) => updateClaimed(tx, job, { ...LEFT, attempts: job.attempts - 1 }), {
		evenIf: 'closed'
	});
}

async function updateClaimed(
	tx: OfficeTransaction,
	{ officeId, id, worker }: ClaimedImport,
	values: UpdateObject<DB, 'import'>
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('import')
		.set(values)
		.where('office_id', '=', officeId)
		.where('id', '=', id)
		.where('worker', '=', worker)
		.where('state', '=', 'reading')
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
