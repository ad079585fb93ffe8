import { isDatabaseAway } from '#platform/server/database-away.ts';
import { OfficeClosed, type Database } from '#platform/server/database.ts';
import type { Log } from '#platform/server/log.ts';
import { claimNext, putBack, type ClaimedImport } from './jobs.ts';
import { BrokenOff, workOn } from './work.ts';

export interface Parts {
	db: Database;
	log: Log;
	/** In milliseconds: how often it is looked for what other processes have left. */
	every?: number;
}

export interface TableImports {
	/** Something was asked for: it is begun at once. */
	wake(): void;
	/** Waits until nothing is under way in this process, and nothing that it could take up waits. */
	settled(): Promise<void>;
	/** Begins nothing more, and puts back what is under way: it is begun again after the next start. */
	stop(): Promise<void>;
}

const OFTEN = 10_000;
const BEAT = 5_000;

/** Works on the tables that people bring in, one at a time, in the background, for as long as the server runs. */
export function startTableImports({ db, log, every = OFTEN }: Parts): TableImports {
	const worker = crypto.randomUUID();
	const control = new AbortController();
	let isWanted = false;
	let working: Promise<void> | undefined;

	async function work(): Promise<void> {
		while (isWanted && !control.signal.aborted) {
			isWanted = false;
			for (
				let job = await claimNext(db, worker);
				job;
				job = control.signal.aborted ? undefined : await claimNext(db, worker)
			) {
				await one(job);
			}
		}
	}

	async function one(job: ClaimedImport): Promise<void> {
		const began = performance.now();
		// A single statement may take long: that it is still being worked on is said all the same.
		const beat = setInterval(() => void tellAlive(job), BEAT);
		try {
			const failure = await workOn(db, job, new Date(), { signal: control.signal });
			const told = {
				office: job.officeId,
				import: job.id,
				what: job.state,
				milliseconds: Math.round(performance.now() - began)
			};
			if (failure) log.error('table_import.failed', failure, told);
			else log.info('table_import.done', told);
		} catch (error) {
			if (!(error instanceof BrokenOff)) note('table_import.work', error);
			await putBack(db, job).catch((unsaid: unknown) => note('table_import.put_back', unsaid));
		} finally {
			clearInterval(beat);
		}
	}

	async function tellAlive({ officeId, id }: ClaimedImport): Promise<void> {
		await db
			.forOffice(officeId, (tx) =>
				tx
					.updateTable('table_import')
					.set({ beat_at: new Date() as never })
					.where('office_id', '=', officeId)
					.where('id', '=', id)
					.where('worker', '=', worker)
					.execute()
			)
			.catch((error: unknown) => note('table_import.beat', error));
	}

	/** While the database is away, whatever waits for it says so. */
	function note(event: string, error: unknown): void {
		if (!isDatabaseAway(error) && !(error instanceof OfficeClosed)) log.error(event, error);
	}

	function wake(): void {
		isWanted = true;
		working ??= work()
			.catch((error: unknown) => note('table_import.look', error))
			.finally(() => {
				working = undefined;
				if (isWanted && !control.signal.aborted) wake();
			});
	}

	const timer = setInterval(wake, every);
	timer.unref();
	wake();
	return {
		wake,
		async settled() {
			while (working) await working;
		},
		async stop() {
			control.abort();
			clearInterval(timer);
			await working;
		}
	};
}
