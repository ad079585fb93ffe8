import { loadMembership, loadOffice } from '#features/office/server/queries.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { dayAt } from '#kernel/period.ts';
import { recordChange } from '#platform/server/audit.ts';
import { beforeCommit, type Database, type OfficeTransaction } from '#platform/server/database.ts';
import { loadImportRecord } from './queries.ts';
import { mayImport } from '../policy.ts';
import type { Failure, State } from '../table-import.ts';
import { checkTable, type Checked } from './checking.ts';
import { endOf, tellProgress, type ClaimedImport, type Ended } from './jobs.ts';
import { ChangedMeanwhile, type WritingBy } from './writers.ts';
import { unwriteTable, writeTable } from './writing.ts';

/** It is to be broken off: it was called off, taken by another, or the server stops. */
export class BrokenOff extends Error {
	override name = 'BrokenOff';
}

/** Nothing came of it, for a reason that can be told. */
class Failed extends Error {
	readonly failure: Failure;
	constructor(failure: Failure) {
		super(failure);
		this.failure = failure;
	}
}

/** Where an import is again when nothing came of what was to be done. */
const BEFORE: Record<ClaimedImport['state'], State> = {
	checking: 'mapping',
	importing: 'checked',
	undoing: 'imported'
};
const MOST_ATTEMPTS = 3;

/**
 * Does what an import waits for, and says what came of it.
 * @param actor who does it where that is no member: the command line @returns the failure that was told, if any
 */
export async function workOn(
	db: Database,
	job: ClaimedImport,
	now: Date,
	{ signal, actor }: { signal?: AbortSignal; actor?: Actor } = {}
): Promise<unknown> {
	const told = async (done: number) => {
		// Other work of the server gets its turn between two stretches.
		await new Promise((resolve) => setImmediate(resolve));
		if (signal?.aborted || !(await tellProgress(db, job, done))) throw new BrokenOff();
	};
	try {
		if (job.attempts > MOST_ATTEMPTS) throw new Failed('stopped');
		const { checked, by } = await begin(db, job, now, actor);
		if (job.state === 'checking') {
			const { counts, questions } = await checkTable(db, checked, told);
			await db.forOffice(job.officeId, (tx) => endOf(job, { state: 'checked', counts, questions }).execute(tx));
		} else await write(db, job, checked, by, told);
		return undefined;
	} catch (error) {
		if (error instanceof BrokenOff || signal?.aborted) throw new BrokenOff();
		const failure =
			error instanceof Failed ? error.failure : error instanceof ChangedMeanwhile ? 'changed_meanwhile' : 'ours';
		await db.forOffice(job.officeId, (tx) => endOf(job, { state: BEFORE[job.state], failure }).execute(tx));
		return error;
	}
}

/** All of it in one transaction, with what is said of it: the register has all, or nothing, and the import says which. */
async function write(
	db: Database,
	job: ClaimedImport,
	checked: Checked,
	by: WritingBy,
	told: (done: number) => Promise<void>
): Promise<void> {
	await db.forOffice(job.officeId, async (tx: OfficeTransaction) => {
		const record = await loadImportRecord(tx, job.officeId, job.id);
		const tell = (state: 'imported' | 'undone') => {
			const named = { noun: 'table_import', recordId: job.id, before: null };
			recordChange(tx, by.actor, { ...named, action: 'update', after: { name: record?.name ?? '', state } });
		};
		if (job.state === 'importing') {
			await writeTable(tx, by, checked, told);
			tell('imported');
			endLast(tx, job, { state: 'imported' });
		} else {
			const { kept } = await unwriteTable(tx, by, checked, told);
			const { created = 0, changed = 0, same = 0, rejected = 0 } = record?.counts ?? {};
			tell('undone');
			endLast(tx, job, { state: 'undone', counts: { created, changed, same, rejected, kept } });
		}
	});
}

/**
 * What is said of the import comes after everything else, the trail included: until then nobody waits for its row. Of one
 * that was called off in the meantime nothing is written.
 */
function endLast(tx: OfficeTransaction, job: ClaimedImport, ended: Ended): void {
	beforeCommit(tx, async () => {
		const { numAffectedRows } = await endOf(job, ended).execute(tx);
		if (numAffectedRows !== 1n) throw new BrokenOff();
	});
}

async function begin(
	db: Database,
	job: ClaimedImport,
	now: Date,
	given: Actor | undefined
): Promise<{ checked: Checked; by: WritingBy }> {
	return db.forOffice(job.officeId, async (tx) => {
		const [record, office] = await Promise.all([
			loadImportRecord(tx, job.officeId, job.id),
			loadOffice(tx, job.officeId)
		]);
		if (!record || !office) throw new Failed('ours');
		const member = record.madeBy === null ? undefined : await loadMembership(tx, job.officeId, record.madeBy, now);
		const actor: Actor | undefined =
			given ??
			(member && {
				officeId: job.officeId,
				userId: record.madeBy,
				name: record.madeName,
				role: member.role,
				bodyId: member.bodyId
			});
		if (!actor || !mayImport(actor, job.state === 'undoing' ? 'undo' : 'import')) throw new Failed('no_right');
		const today = dayAt(now, office.timeZone);
		const { name, target, sheet, headingLine, headings, columns, answers } = record;
		return {
			checked: {
				officeId: job.officeId,
				id: job.id,
				role: actor.role,
				...{ name, target, sheet, headingLine, headings, columns, answers },
				language: 'he',
				home: office,
				today
			},
			by: { actor, homeCountry: office.country, today }
		};
	});
}
