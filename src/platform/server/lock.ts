import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

const WAIT_FOR_STOPPING = 15_000;

interface Holder {
	pid: number;
	/** When the process began, in the kernel's own count: a process id alone may be somebody else's by now. */
	born: string;
	stopping: boolean;
}

/** The sole right to a state folder, held until `release`. */
export interface Lock {
	/** Says to a second start that waiting is worth while. */
	stopping(): void;
	release(): void;
}

/**
 * Takes the lock file, or waits up to 15 s for a holder that is stopping.
 * @throws Refusal that names the process which holds it
 */
export async function takeLock(path: string, home: string): Promise<Lock> {
	const deadline = Date.now() + WAIT_FOR_STOPPING;
	for (;;) {
		const mine: Holder = { pid: process.pid, born: birth(process.pid), stopping: false };
		if (tryTake(path, mine)) return lockOf(path, mine);
		const holder = read(path);
		if (!holder) continue;
		if (!isAlive(holder)) {
			removeStale(path, holder);
		} else if (!holder.stopping || Date.now() > deadline) {
			throw new Refusal(
				`The state folder ${home} is in use by process ${holder.pid}. ` +
					'Stop that one first, or set KESHER_HOME to another folder.'
			);
		} else {
			await sleep(100);
		}
	}
}

/** The process that holds the lock now, if there is one. */
export function lockHolder(path: string): number | undefined {
	const holder = read(path);
	return holder && isAlive(holder) ? holder.pid : undefined;
}

function lockOf(path: string, mine: Holder): Lock {
	return {
		stopping: () => write(path, { ...mine, stopping: true }),
		release: () => rmSync(path, { force: true })
	};
}

/** link() fails when the name exists: two starters cannot both succeed, and no reader sees half a file. */
function tryTake(path: string, mine: Holder): boolean {
	const draft = `${path}.${process.pid}`;
	writeFileSync(draft, JSON.stringify(mine));
	try {
		linkSync(draft, path);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		return false;
	} finally {
		rmSync(draft, { force: true });
	}
}

/** Moved away first: of two starters that both saw it stale, one moves it and the other looks again. */
function removeStale(path: string, stale: Holder): void {
	const aside = `${path}.stale.${process.pid}`;
	try {
		renameSync(path, aside);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
		throw error;
	}
	const moved = read(aside);
	// In between somebody else may have removed the stale file and taken the lock: give it back.
	if (moved && (moved.pid !== stale.pid || moved.born !== stale.born)) tryLink(aside, path);
	rmSync(aside, { force: true });
}

function tryLink(from: string, to: string): void {
	try {
		linkSync(from, to);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
}

function write(path: string, holder: Holder): void {
	const draft = `${path}.${process.pid}`;
	writeFileSync(draft, JSON.stringify(holder));
	renameSync(draft, path);
}

/** A file that a power cut left empty reads as held by nobody. */
function read(path: string): Holder | undefined {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as Holder;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		return { pid: 0, born: '', stopping: false };
	}
}

function isAlive(holder: Holder): boolean {
	if (holder.pid <= 0) return false;
	try {
		process.kill(holder.pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
	}
	const born = birth(holder.pid);
	return born === '' ? holder.born === '' : born === holder.born;
}

/** Field 22 of /proc/PID/stat; '' for a zombie, a gone process, or a system without /proc. */
export function birth(pid: number): string {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return fields[0] === 'Z' ? '' : (fields[19] ?? '');
	} catch {
		return '';
	}
}
