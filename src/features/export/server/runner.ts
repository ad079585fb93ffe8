import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BrokenOff, brokenOffBy, startBackground, type Background, type Often } from '#platform/server/background.ts';
import { isDatabaseAway } from '#platform/server/database-away.ts';
import { OfficeClosed, type Database } from '#platform/server/database.ts';
import { keepDraft } from '#platform/server/files.ts';
import type { Log } from '#platform/server/log.ts';
import { refusalFor } from '#platform/server/refusal.ts';
import { ExportFailed, MOST_ATTEMPTS, type Step } from '../export.ts';
import { documentFor } from './document.ts';
import { claimNext, enterStep, failJob, finishJob, keepClaim, putBack, type ClaimedJob } from './jobs.ts';
import { writeInProcess, type Write } from './writing.ts';

/** What the making of files needs, and what tests set otherwise. */
export interface Parts {
	db: Database;
	/** The folder of files. */
	files: string;
	log: Log;
	write?: Write;
	/** Several at once, and no more than the machine has processors for. */
	atOnce?: number;
	/** In bytes. */
	largest?: number;
	/** In milliseconds: how often it is looked for what other processes have left, and said that this one is alive. */
	every?: Often;
}

export type Exports = Background;

/** Larger than any report: a file of this size is a mistake, and would fill the disk. */
const LARGEST = 200 * 1024 * 1024;

/** Makes the files that people ask for, in the background, for as long as the server runs. */
export function startExports(parts: Parts): Exports {
	const { db, files, log, every, atOnce } = parts;
	const worker = crypto.randomUUID();
	void removeDrafts(files, hourBefore(new Date())).catch((error: unknown) => {
		if (!isDatabaseAway(error)) log.error('export.drafts', error);
	});
	return startBackground<ClaimedJob>({
		...{ name: 'export', log, every, atOnce },
		claim: () => claimNext(db, worker),
		keep: (job) => keepClaim(db, job),
		run: (job, signal) => makeFile(parts, job, signal)
	});
}

/** Makes one file, and says what became of it. It leaves a whole file, or none. */
async function makeFile(parts: Parts, job: ClaimedJob, signal: AbortSignal): Promise<void> {
	const { db, files, log, write = writeInProcess, largest = LARGEST } = parts;
	const began = performance.now();
	const draft = join(draftsIn(files), `${job.id}.${job.worker}.${job.attempts}`);
	/** @throws BrokenOff */
	const goOn = async (step: Step) => {
		if (!(await enterStep(db, job, step))) throw new BrokenOff('lost');
		signal.throwIfAborted();
	};
	try {
		if (job.attempts > MOST_ATTEMPTS) throw new ExportFailed('stopped');
		await removeDrafts(files, new Date(), `${job.id}.`);
		const { role, ...told } = await documentFor(db, files, job, new Date());
		await goOn('writing');
		const file = await write({ ...told, format: job.format, draft, largest }, signal);
		await goOn('keeping');
		const isDone = await finishJob(db, job, file, role, () => keepDraft(files, draft, file.sha256));
		const milliseconds = Math.round(performance.now() - began);
		if (isDone) log.info('export.made', { ...fieldsOf(job), bytes: file.size, milliseconds });
	} catch (error) {
		const brokenOff = brokenOffBy(error, signal);
		if (brokenOff) await letGo(parts, job, brokenOff);
		else await tellFailure(parts, job, error);
	} finally {
		await rm(draft, { force: true }).catch(() => undefined);
	}
}

/** What was called off, or is somebody else's, is theirs to tell of; what this process lets go of waits again. */
async function letGo({ db, log }: Parts, job: ClaimedJob, { why }: BrokenOff): Promise<void> {
	if (why === 'lost') return;
	await putBack(db, job).catch((error: unknown) => {
		// Nothing is heard of this process any more, so another takes it up.
		if (!isDatabaseAway(error)) log.error('export.put_back', error, fieldsOf(job));
	});
}

async function tellFailure({ db, log }: Parts, job: ClaimedJob, error: unknown): Promise<void> {
	const { failure, limit } = failureIn(error);
	log.error('export.failed', error instanceof ExportFailed ? (error.cause ?? error) : error, {
		...fieldsOf(job),
		failure
	});
	// With the database away it cannot be told: nothing is heard of this job, and it is begun again.
	await failJob(db, job, failure, limit).catch((unsaid: unknown) => {
		if (!isDatabaseAway(unsaid) && !(unsaid instanceof OfficeClosed)) log.error('export.failed', unsaid, fieldsOf(job));
	});
}

function failureIn(error: unknown): Pick<ExportFailed, 'failure' | 'limit'> {
	if (error instanceof ExportFailed) return error;
	return { failure: refusalFor(error) ? 'disk_full' : 'ours', limit: undefined };
}

function fieldsOf({ officeId, id, format, languages }: ClaimedJob) {
	return { office: officeId, job: id, format, languages };
}

/** Where files are written before they are moved to where they are kept: on the same disk, and read by nobody. */
function draftsIn(files: string): string {
	return join(files, 'drafts');
}

/** Removes what a process that was killed has left: drafts from before a moment, of all jobs or of one. */
async function removeDrafts(files: string, before: Date, of = ''): Promise<void> {
	const folder = draftsIn(files);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	for (const name of await readdir(folder)) {
		const path = join(folder, name);
		const written = name.startsWith(of) ? await stat(path).catch(() => undefined) : undefined;
		if (written && written.mtime <= before) await rm(path, { force: true });
	}
}

function hourBefore(now: Date): Date {
	return new Date(now.getTime() - 60 * 60 * 1000);
}
