import { availableParallelism } from 'node:os';
import { isDatabaseAway } from './database-away.ts';
import { admitOffice, OfficeClosed, type Database, type InstallationTransaction, type OfficeId } from './database.ts';
import type { Log } from './log.ts';

/** Work that people ask for and nobody waits for: rows that any server may take up. */
export interface Work<Job extends object> {
	/** Under which its failures stand in the log: "export". */
	name: string;
	log: Log;
	/** Takes the next one; undefined: none waits. */
	claim(): Promise<Job | undefined>;
	/** Says that this process still does it. @returns whether it is still for it to do */
	keep(job: Job): Promise<boolean>;
	/** Does it, and says what became of it, whatever that is. It ends soon after the signal, whose reason says why. */
	run(job: Job, signal: AbortSignal): Promise<void>;
	/** Several at once, and no more than the machine has processors for. */
	atOnce?: number | undefined;
	/** In milliseconds: how often it is looked for what other processes have left, and said that this one is alive. */
	every?: Often | undefined;
}

export interface Often {
	look: number;
	beat: number;
}

export interface Background {
	/** Something was asked for: it is begun at once, where there is room. */
	wake(): void;
	/** Waits until nothing is under way in this process, and nothing that it could take up waits. */
	settled(): Promise<void>;
	/** Begins nothing more, and puts back what is under way: it is begun again after the next start. */
	stop(): Promise<void>;
}

/** A process of which nothing was heard for so long has ended: what it was doing is taken up by another. */
export const SILENT_SECONDS = 30;
const OFTEN = { look: 10_000, beat: 2_000 };

/**
 * Takes the next row that waits, of the office whose turn it is.
 * @param waiting the ids of the offices in which something waits, in the order in which they are served
 * @param claimIn takes the next of one office @returns undefined: none waits
 */
export async function claimInTurn<Job>(
	db: Database,
	waiting: (tx: InstallationTransaction) => Promise<{ rows: { id: string }[] }>,
	claimIn: (office: OfficeId) => Promise<Job | undefined>
): Promise<Job | undefined> {
	const { rows } = await db.forInstallation(waiting);
	for (const { id } of rows) {
		const job = await claimIn(admitOffice(id)).catch((error: unknown) => {
			// Closed a moment ago: what waits there waits until it is opened.
			if (error instanceof OfficeClosed) return undefined;
			throw error;
		});
		if (job) return job;
	}
	return undefined;
}

/** What ends something under way. lost: it was called off, or is somebody else's by now. */
export class BrokenOff extends Error {
	override name = 'BrokenOff';
	readonly why: 'lost' | 'stopping' | 'closed';
	constructor(why: BrokenOff['why']) {
		super(`The work was broken off: ${why}.`);
		this.why = why;
	}
}

/** Why something under way ended, where it was broken off; undefined: it failed by itself. */
export function brokenOffBy(error: unknown, signal: AbortSignal): BrokenOff | undefined {
	const why: unknown = signal.aborted ? signal.reason : error;
	if (why instanceof OfficeClosed) return new BrokenOff('closed');
	return why instanceof BrokenOff ? why : undefined;
}

/** Does such work for as long as the server runs. */
export function startBackground<Job extends object>(work: Work<Job>): Background {
	const { log, every = OFTEN, atOnce = Math.max(2, availableParallelism()) } = work;
	const underWay = new Map<Job, { control: AbortController; done: Promise<void> }>();
	let isStopping = false;
	let isWanted = false;
	let looking: Promise<void> | undefined;

	async function look(): Promise<void> {
		while (isWanted && !isStopping) {
			isWanted = false;
			while (!isStopping && underWay.size < atOnce) {
				const job = await work.claim();
				if (!job) break;
				begin(job);
			}
		}
	}

	function wake(): void {
		isWanted = true;
		looking ??= look()
			.catch((error: unknown) => note('look', error))
			.finally(() => (looking = undefined));
	}

	function begin(job: Job): void {
		const control = new AbortController();
		const done = work.run(job, control.signal).finally(() => {
			underWay.delete(job);
			if (!isStopping) wake();
		});
		underWay.set(job, { control, done });
	}

	async function beat(): Promise<void> {
		for (const [job, { control }] of underWay) {
			try {
				if (!(await work.keep(job))) control.abort(new BrokenOff('lost'));
			} catch (error) {
				if (error instanceof OfficeClosed) control.abort(new BrokenOff('closed'));
				else note('beat', error);
			}
		}
	}

	/** While the database is away, whatever waits for it says so. */
	function note(event: string, error: unknown): void {
		if (!isDatabaseAway(error)) log.error(`${work.name}.${event}`, error);
	}

	const timers = [setInterval(wake, every.look), setInterval(() => void beat(), every.beat)];
	for (const timer of timers) timer.unref();
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
