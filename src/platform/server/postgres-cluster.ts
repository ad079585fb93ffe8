import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readFileSync,
	readdirSync,
	readlinkSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, refusalFor } from './refusal.ts';
import { UNPRIVILEGED } from './state-folder.ts';

/** The roles that log in to the embedded PostgreSQL; the system user who runs Kesher may be any of them. */
export type LoginRole = 'kesher_admin' | 'kesher_owner' | 'kesher_app';
const ROLES: LoginRole[] = ['kesher_admin', 'kesher_owner', 'kesher_app'];
const PORT = 5432;
/** Crash recovery replays the log: 9 s were seen for 290 MB of it on a busy disk. */
const READY_WITHIN = 120_000;
const GONE_WITHIN = 30_000;
/** The kernel's limit for the path of a socket. */
const SOCKET_PATH_LIMIT = 107;
const LOG_LIMIT = 10 * 1024 * 1024;

export interface ClusterPlace {
	/** The folder with initdb and postgres. */
	bin: string;
	/** The folder for the cluster: data, socket. */
	folder: string;
	/** The file that PostgreSQL's messages are added to. */
	log: string;
}

export interface ClusterOptions {
	/** false: nothing is forced to the disk; for tests only. */
	durable?: boolean;
	/** Called when waiting takes longer than a moment, with a sentence for the operator. */
	onWait?: (sentence: string) => void;
	/** Called when PostgreSQL ends without being asked to. */
	onExit?: () => void;
}

export interface Cluster {
	host: string;
	port: number;
	/** Ends PostgreSQL at once but in order: open transactions are rolled back. */
	stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of a folder, after making the folder if it is empty. It listens on a socket only,
 * in a folder closed to others, and knows its clients by their system user: there is no password to lose.
 * @throws Refusal when it cannot be started
 */
export async function startCluster(place: ClusterPlace, options: ClusterOptions = {}): Promise<Cluster> {
	mkdirSync(place.folder, { recursive: true, mode: 0o711 });
	const data = join(realpathSync(place.folder), 'data');
	if (!existsSync(join(data, 'PG_VERSION'))) initialise(place, data);
	await waitForPredecessor(data, options.onWait);
	const host = socketFolder(place.folder);
	const logged = existsSync(place.log) ? statSync(place.log).size : 0;
	const child = launch(place, data, host, options);
	let stopping = false;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	await untilReady(child, data, { log: place.log, from: logged }, options.onWait);
	void ended.then(() => stopping || options.onExit?.());
	return {
		host,
		port: PORT,
		async stop() {
			stopping = true;
			child.kill('SIGINT');
			await Promise.race([ended, sleep(10_000, undefined, { ref: false })]);
			// The watchdog's pipe: closing it ends PostgreSQL even if the signal was lost.
			child.stdio[3]?.destroy();
			await ended;
			if (shortFolders.delete(place.folder)) rmSync(host, { recursive: true, force: true });
		}
	};
}

/** The connection settings of one role to one database of a cluster. */
export function clusterLogin(cluster: { host: string; port: number }, user: LoginRole, database: string) {
	return { host: cluster.host, port: cluster.port, user, database };
}

function initialise(place: ClusterPlace, data: string): void {
	const draft = `${data}.draft`;
	rmSync(draft, { recursive: true, force: true });
	mkdirSync(draft, { recursive: true, mode: 0o700 });
	own(draft);
	// A locale of the system would decide how text sorts; queries name their collation instead.
	const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und', '--auth=peer'];
	const result = spawnSync(join(place.bin, 'initdb'), ['-D', draft, '-U', 'kesher_admin', ...flags], {
		...identity(),
		encoding: 'utf8'
	});
	if (result.status !== 0) {
		throw (
			refusalFor({ message: result.stderr }) ??
			new Refusal(startFailure(`${result.stderr ?? ''} ${result.error?.message ?? ''}`))
		);
	}
	writeFileSync(join(draft, 'pg_hba.conf'), 'local all all peer map=kesher\n');
	writeFileSync(join(draft, 'pg_ident.conf'), identityMap());
	renameSync(draft, data);
}

function identityMap(): string {
	const user = systemUser();
	return ROLES.map((role) => `kesher "${user}" ${role}\n`).join('');
}

/** @throws Refusal where the user has a number but no name, as in some containers: PostgreSQL asks for the name */
function systemUser(): string {
	try {
		return userInfo().username;
	} catch {
		throw new Refusal(
			`User number ${process.getuid?.() ?? ''} has no entry in /etc/passwd, and PostgreSQL asks for its name. ` +
				'Run Kesher as a named user, or set DATABASE_URL.'
		);
	}
}

function identity(): { uid?: number; gid?: number } {
	return process.getuid?.() === 0 ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};
}

function own(path: string): void {
	if (process.getuid?.() === 0) chownSync(path, UNPRIVILEGED, UNPRIVILEGED);
}

/** Folders for sockets whose usual path would be too long; a restart keeps to the same, which clients know. */
const shortFolders = new Map<string, string>();

function socketFolder(folder: string): string {
	const usual = join(folder, 'run');
	if (Buffer.byteLength(`${usual}/.s.PGSQL.${PORT}`) > SOCKET_PATH_LIMIT) {
		const short = shortFolders.get(folder) ?? mkdtempSync(join(tmpdir(), 'kesher-'));
		shortFolders.set(folder, short);
		own(short);
		return short;
	}
	mkdirSync(usual, { recursive: true, mode: 0o700 });
	own(usual);
	return usual;
}

/**
 * PostgreSQL runs below a small shell that reads from a pipe. However Kesher ends, kill -9 included, the
 * pipe closes, the read returns, and PostgreSQL is told to stop. SIGINT is its fast shutdown.
 */
const WATCHDOG = `"$@" & pg=$!; trap 'kill -INT $pg' TERM INT; (read _ <&3; kill -INT $pg 2>/dev/null) & w=$!
wait $pg; rc=$?; while kill -0 $pg 2>/dev/null; do wait $pg; rc=$?; done; kill $w 2>/dev/null; exit $rc`;

function launch(place: ClusterPlace, data: string, host: string, options: ClusterOptions): ChildProcess {
	if (existsSync(place.log) && statSync(place.log).size > LOG_LIMIT) renameSync(place.log, `${place.log}.old`);
	const log = openSync(place.log, 'a', 0o600);
	const command = [join(place.bin, 'postgres'), '-D', data, '-k', host, '-p', String(PORT)];
	for (const [name, value] of Object.entries(configuration(options))) command.push('-c', `${name}=${value}`);
	// detached: a Ctrl-C in the terminal must reach Kesher first, which then stops PostgreSQL.
	return spawn('/bin/sh', ['-c', WATCHDOG, 'kesher-postgres', ...command], {
		...identity(),
		detached: true,
		cwd: '/',
		stdio: ['ignore', log, log, 'pipe']
	});
}

function configuration({ durable = true }: ClusterOptions): Record<string, string> {
	return {
		listen_addresses: '',
		max_connections: '40',
		shared_buffers: '64MB',
		io_method: 'sync',
		max_worker_processes: '2',
		max_parallel_workers: '0',
		wal_level: 'minimal',
		max_wal_senders: '0',
		max_wal_size: '256MB',
		autovacuum_max_workers: '1',
		autovacuum_worker_slots: '2',
		max_logical_replication_workers: '0',
		jit: 'off',
		log_line_prefix: '%m ',
		...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
	};
}

type LogTail = { log: string; from: number };

async function untilReady(
	child: ChildProcess,
	data: string,
	tail: LogTail,
	onWait?: (sentence: string) => void
): Promise<void> {
	const started = Date.now();
	let told = false;
	for (;;) {
		if (child.exitCode !== null || child.signalCode !== null) throw startRefusal(tail);
		if (isReady(child, data)) return;
		const waited = Date.now() - started;
		if (waited > READY_WITHIN) {
			child.stdio[3]?.destroy();
			throw new Refusal(
				`PostgreSQL was not ready after ${READY_WITHIN / 1000} seconds. Its messages are in ${tail.log}.`
			);
		}
		if (waited > 5000 && !told) {
			told = true;
			onWait?.('The database is recovering from an interrupted stop; this can take a minute …');
		}
		await sleep(15);
	}
}

/** The last line of postmaster.pid says so; its first must be a child of ours, or an older server answers. */
function isReady(child: ChildProcess, data: string): boolean {
	const lines = pidFile(data);
	if (lines?.[7]?.trim() !== 'ready') return false;
	const parent = parentOf(Number(lines[0]));
	return parent === undefined || parent === child.pid;
}

function pidFile(data: string): string[] | undefined {
	try {
		return readFileSync(join(data, 'postmaster.pid'), 'latin1').split('\n');
	} catch {
		return undefined;
	}
}

function parentOf(pid: number): number | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
	} catch {
		return undefined;
	}
}

/**
 * After a kill -9 of Kesher its PostgreSQL lingers for a moment; after a kill -9 of PostgreSQL its number
 * may be a zombie, or another program's. The pid file may go only when no process of this folder lives:
 * removing it earlier would defeat PostgreSQL's own guard against two servers on one folder.
 */
async function waitForPredecessor(data: string, onWait?: (sentence: string) => void): Promise<void> {
	const started = Date.now();
	let told = false;
	while (existsSync(join(data, 'postmaster.pid'))) {
		const alive = processesOf(data);
		if (alive.length === 0) {
			rmSync(join(data, 'postmaster.pid'), { force: true });
			return;
		}
		const waited = Date.now() - started;
		if (waited > 2000 && !told) {
			told = true;
			onWait?.('An earlier database process is still stopping …');
			for (const pid of alive) process.kill(pid, 'SIGINT');
		}
		if (waited > GONE_WITHIN) {
			throw new Refusal(`Another PostgreSQL (process ${String(alive[0])}) works in ${data}. Stop it and start again.`);
		}
		await sleep(50);
	}
}

/** The main processes of PostgreSQL whose working folder is this one. Empty on systems without /proc. */
function processesOf(data: string): number[] {
	const named = Number(pidFile(data)?.[0]);
	if (!existsSync('/proc/self/cwd')) return isRunning(named) ? [named] : [];
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.filter((name) => workingFolder(name) === data)
		.map(Number);
}

function workingFolder(pid: string): string | undefined {
	try {
		return readlinkSync(`/proc/${pid}/cwd`);
	} catch {
		return undefined;
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

function startRefusal({ log, from }: LogTail): Refusal {
	const said = existsSync(log) ? readFileSync(log).subarray(from).toString('utf8') : '';
	return refusalFor({ message: said }) ?? new Refusal(`${startFailure(said)} Its messages are in ${log}.`);
}

function startFailure(said: string): string {
	const line = said.split('\n').find((text) => /FATAL|PANIC|error:|ENOENT|EACCES/.test(text));
	return `PostgreSQL did not start${line ? `: ${line.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim()}` : ''}.`;
}
