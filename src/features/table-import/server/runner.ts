import { startBackground, type Background, type Often } from '#platform/server/background.ts';
import { isDatabaseAway } from '#platform/server/database-away.ts';
import { OfficeClosed, type Database } from '#platform/server/database.ts';
import type { Log } from '#platform/server/log.ts';
import { claimNext, keepClaim, putBack, type ClaimedImport } from './jobs.ts';
import { BrokenOff, workOn } from './work.ts';

/** What working on tables needs, and what tests set otherwise. */
export interface Parts {
	db: Database;
	log: Log;
	every?: Often;
}

/** Works on the tables that people bring in, one at a time, in the background, for as long as the server runs. */
export function startTableImports({ db, log, every }: Parts): Background {
	const worker = crypto.randomUUID();
	return startBackground<ClaimedImport>({
		...{ name: 'table_import', log, every, atOnce: 1 },
		claim: () => claimNext(db, worker),
		keep: (job) => keepClaim(db, job),
		run: (job, signal) => run({ db, log }, job, signal)
	});
}

async function run({ db, log }: Parts, job: ClaimedImport, signal: AbortSignal): Promise<void> {
	const began = performance.now();
	/** While the database is away, whatever waits for it says so. */
	const note = (event: string, error: unknown) => {
		if (!isDatabaseAway(error) && !(error instanceof OfficeClosed)) log.error(event, error);
	};
	try {
		const failure = await workOn(db, job, new Date(), { signal });
		const milliseconds = Math.round(performance.now() - began);
		const told = { office: job.officeId, import: job.id, what: job.state, milliseconds };
		if (failure) log.error('table_import.failed', failure, told);
		else log.info('table_import.done', told);
	} catch (error) {
		if (!(error instanceof BrokenOff)) note('table_import.work', error);
		// What was called off, or is somebody else's, stays as it is: the claim is not this one's any more.
		await putBack(db, job).catch((unsaid: unknown) => note('table_import.put_back', unsaid));
	}
}
