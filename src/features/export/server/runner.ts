import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
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
	every?: { look: number; beat: number };
}

export interface Exports {
	/** Something was asked for: it is begun at once, where there is room. */
	wake(): void;
	/** Waits until nothing is under way in this process, and nothing that it could take up waits. */
	settled(): Promise<void>;
	/** Begins nothing more, and puts back what is under way: it is begun again after the next start. */
	stop(): Promise<void>;
}

/** Larger than any report: a file of this size is a mistake, and would fill the disk. */
const LARGEST = 200 * 1024 * 1024;
const OFTEN = { look: 10_000, beat: 2_000 };

/** What ends something under way. lost: it was called off, or is somebody else's by now. */
class BrokenOff extends Error {
	override name = 'BrokenOff';
	readonly why: 'lost' | 'stopping' | 'closed';
	constructor(why: BrokenOff['why']) {
		super(`The making of the file was broken off: ${why}.`);
		this.why = why;
	}
}

/** Makes the files that people ask for, in the background, for as long as the server runs. */
export function startExports(parts: Parts): Exports {
	const { db, files, log, every = OFTEN, atOnce = Math.max(2, availableParallelism()) } = parts;
	const worker = crypto.randomUUID();
	const underWay = new Map<ClaimedJob, { control: AbortController; done: Promise<void> }>();
	let isStopping = false;
	let isWanted = false;
	let looking: Promise<void> | undefined;

	async function look(): Promise<void> {
		while (isWanted && !isStopping) {
			isWanted = false;
			while (!isStopping && underWay.size < atOnce) {
				const job = await claimNext(db, worker);
				if (!job) break;
				begin(job);
			}
		}
	}

	function wake(): void {
		isWanted = true;
		looking ??= look()
			.catch((error: unknown) => note('export.look', error))
			.finally(() => (looking = undefined));
	}

	function begin(job: ClaimedJob): void {
		const control = new AbortController();
		const done = makeFile(parts, job, control.signal).finally(() => {
			underWay.delete(job);
			if (!isStopping) wake();
		});
		underWay.set(job, { control, done });
	}

	async function beat(): Promise<void> {
		for (const [job, { control }] of underWay) {
			try {
				if (!(await keepClaim(db, job))) control.abort(new BrokenOff('lost'));
			} catch (error) {
				if (error instanceof OfficeClosed) control.abort(new BrokenOff('closed'));
				else note('export.beat', error);
			}
		}
	}

	/** While the database is away, whatever waits for it says so. */
	function note(event: string, error: unknown): void {
		if (!isDatabaseAway(error)) log.error(event, error);
	}

	const timers = [setInterval(wake, every.look), setInterval(() => void beat(), every.beat)];
	for (const timer of timers) timer.unref();
	void removeDrafts(files, hourBefore(new Date())).catch((error: unknown) => note('export.drafts', error));
	wake();

	return {
		wake,
		async settled() {
			while (looking || underWay.size > 0)
				await Promise.all([looking, ...[...underWay.values()].map(({ done }) => done)]);
		},
		async stop() {
			isStopping = true;
			for (const timer of timers) clearInterval(timer);
			// What was being taken up at this moment is under way as well.
			await looking;
			for (const { control } of underWay.values()) control.abort(new BrokenOff('stopping'));
			await Promise.all([...underWay.values()].map(({ done }) => done));
		}
	};
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
		const why: unknown = signal.aborted
			? signal.reason
			: error instanceof OfficeClosed
				? new BrokenOff('closed')
				: error;
		if (why instanceof BrokenOff) await letGo(parts, job, why);
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
