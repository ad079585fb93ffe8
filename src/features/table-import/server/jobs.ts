import { sql } from 'kysely';
import { claimInTurn, SILENT_SECONDS } from '#platform/server/background.ts';
import { type Database, type OfficeId } from '#platform/server/database.ts';
import type { BusyState, Failure, OutcomeCounts, Question, State } from '../table-import.ts';

/** An import that a process works on. */
export interface ClaimedImport {
	officeId: OfficeId;
	id: string;
	worker: string;
	state: BusyState;
	attempts: number;
}

/** Takes the next import that waits, of the office whose turn it is. @returns undefined: none waits */
export async function claimNext(db: Database, worker: string): Promise<ClaimedImport | undefined> {
	return claimInTurn(
		db,
		(tx) => sql<{ id: string }>`select offices_tabling(${`${SILENT_SECONDS} seconds`}::interval) as id`.execute(tx),
		(office) => claimIn(db, office, worker)
	);
}

async function claimIn(db: Database, office: OfficeId, worker: string): Promise<ClaimedImport | undefined> {
	const { rows } = await db.forOffice(office, (tx) =>
		sql<{ id: string; state: BusyState; attempts: number }>`
			update table_import set worker = ${worker}, beat_at = now(), attempts = attempts + 1, done = 0
			where office_id = ${office} and id = (
				select i.id from table_import i where i.office_id = ${office} and i.state in ('checking', 'importing', 'undoing')
					and (i.worker is null or i.beat_at < now() - ${`${SILENT_SECONDS} seconds`}::interval)
				order by i.updated_at, i.id limit 1 for update skip locked)
			returning id, state, attempts`.execute(tx)
	);
	const [row] = rows;
	return row && { officeId: office, worker, ...row };
}

/** Says how far it is. @returns whether it is still for this process to do; not where it was called off */
export async function tellProgress(
	db: Database,
	{ officeId, id, worker }: ClaimedImport,
	done: number
): Promise<boolean> {
	const { numAffectedRows } = await db.forOffice(officeId, (tx) =>
		sql`update table_import set done = ${done}, beat_at = now()
			where office_id = ${officeId} and id = ${id} and worker = ${worker}`.execute(tx)
	);
	return numAffectedRows === 1n;
}

/** Says that a process still works on it. @returns whether it is still for it to do; not where it was called off */
export async function keepClaim(db: Database, { officeId, id, worker }: ClaimedImport): Promise<boolean> {
	const { numAffectedRows } = await db.forOffice(officeId, (tx) =>
		sql`update table_import set beat_at = now()
			where office_id = ${officeId} and id = ${id} and worker = ${worker}`.execute(tx)
	);
	return numAffectedRows === 1n;
}

/** What an import is after something was done. */
export interface Ended {
	state: State;
	counts?: OutcomeCounts | (OutcomeCounts & { kept: number });
	questions?: readonly Question[];
	failure?: Failure | null;
}

/** The statement that ends what a process does: for a transaction of its own, or that of the work. */
export function endOf({ officeId, id, worker }: ClaimedImport, { state, counts, questions, failure = null }: Ended) {
	const isOver = state === 'imported' || state === 'undone';
	return sql`
		update table_import set state = ${state}, worker = null, beat_at = null, attempts = 0, failure = ${failure},
			counts = coalesce(${counts ? JSON.stringify(counts) : null}::jsonb, counts),
			questions = coalesce(${questions ? JSON.stringify(questions) : null}::jsonb, questions),
			version = version + 1, updated_at = now(), ended_at = case when ${isOver} then now() else ended_at end
		where office_id = ${officeId} and id = ${id} and worker = ${worker}`;
}

/** Lets go of it, so that it waits again. */
export async function putBack(db: Database, { officeId, id, worker }: ClaimedImport): Promise<void> {
	await db.forOffice(
		officeId,
		(tx) =>
			sql`update table_import set worker = null, beat_at = null, attempts = greatest(0, attempts - 1)
			where office_id = ${officeId} and id = ${id} and worker = ${worker}`.execute(tx),
		{ evenIf: 'closed' }
	);
}
