import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

const WAIT_FOR_STOPPING = 15_000;
/** A server that starts may have to recover its database first. */
const WAIT_FOR_STARTING = 120_000;

/** What the holder of a state folder is doing: a server starts, serves and stops; a command works. */
export type HolderState = 'starting' | 'serving' | 'stopping' | 'working';

/** Where a server is found. */
export interface ServedAt {
	/** By this machine, past any proxy: http://127.0.0.1:4700 */
	listens: string;
	/** By everybody: what printed links begin with. */
	address: string;
}

interface Holder {
	pid: number;
	/** When the process began, in the kernel's own count: a process id alone may be somebody else's by now. */
	born: string;
	state: HolderState;
	/** Of a server that serves. */
	at?: ServedAt;
}

/** The sole right to a state folder, held until `release`. */
export interface Lock {
	/** Says to others what to expect. */
	mark(state: HolderState, at?: ServedAt): void;
	release(): void;
}

/** Another process that serves the folder; one of an older version does not say where. */
interface Server {
	servedBy: number;
	servedAt: ServedAt | undefined;
}

export interface LockOptions {
	/** How long one that is stopping, or a command at work, is waited for. */
	patience?: number;
	/** Hears of the first wait. */
	onWait?: ((sentence: string) => void) | undefined;
}

/**
 * Takes the lock file for a server, or waits up to 15 s for a holder that is about to let go.
 * @throws Refusal that names the process which holds it
 */
export async function takeLock(path: string, home: string, options: LockOptions = {}): Promise<Lock> {
	const held = await settle(path, home, 'starting', options);
	if ('lock' in held) return held.lock;
	throw inUse(home, held.servedBy);
}

/**
 * For a command: takes the lock, or finds the server that it can work beside. A server that is only starting is
 * waited for.
 */
export async function takeOrJoin(
	path: string,
	home: string,
	options: LockOptions = {}
): Promise<{ lock: Lock } | Server> {
	return settle(path, home, 'working', options);
}

/** Who holds a state folder, if anybody does. */
export function holderOf(path: string): Pick<Holder, 'pid' | 'state' | 'at'> | undefined {
	const holder = read(path);
	return holder && isAlive(holder) ? holder : undefined;
}

async function settle(
	path: string,
	home: string,
	state: 'starting' | 'working',
	{ patience = WAIT_FOR_STOPPING, onWait }: LockOptions
): Promise<{ lock: Lock } | Server> {
	const began = Date.now();
	const mine: Holder = { pid: process.pid, born: birth(process.pid), state };
	let told = false;
	for (;;) {
		if (tryTake(path, mine)) return { lock: lockOf(path, mine) };
		const holder = read(path);
		if (!holder) continue;
		if (!isAlive(holder)) {
			removeStale(path, holder);
			continue;
		}
		if (holder.state === 'serving') return { servedBy: holder.pid, servedAt: holder.at };
		const isStarting = holder.state === 'starting';
		if (isStarting && state === 'starting') throw inUse(home, holder.pid);
		if (Date.now() - began > (isStarting ? WAIT_FOR_STARTING : patience)) throw inUse(home, holder.pid);
		if (!told) onWait?.(`Waiting for process ${holder.pid}, which is ${holder.state} …`);
		told = true;
		await sleep(100);
	}
}

function inUse(home: string, pid: number): Refusal {
	return new Refusal(
		`The state folder ${home} is in use by process ${pid}. Stop that one first, or set KESHER_HOME to another folder.`
	);
}

function lockOf(path: string, mine: Holder): Lock {
	return {
		mark: (state, at) => write(path, { ...mine, state, ...(at ? { at } : {}) }),
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
		return { pid: 0, born: '', state: 'stopping' };
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
