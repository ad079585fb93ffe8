import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { withClient } from './client.ts';
import { DATABASE, appLogin, noteSocket, ownerLogin } from './database-login.ts';
import { takeLock, takeOrJoin, type Lock, type ServedAt } from './lock.ts';
import { migrate, pendingMigrations, readMigrations, type Migration } from './migrate.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { clusterLogin, startCluster, type Cluster } from './postgres-cluster.ts';
import { Refusal } from './refusal.ts';
import { roleOf } from './server-facts.ts';
import { publicAddress, type Settings } from './settings.ts';
import { openStateFolder, refuseClosedParents, type StateFolder } from './state-folder.ts';

/** The folder of the sources, where migrations/ and examples/ lie. */
export const SOURCES = fileURLToPath(new URL('../../..', import.meta.url));

export const VERSION = (JSON.parse(readFileSync(join(SOURCES, 'package.json'), 'utf8')) as { version: string }).version;

/** An opened state folder with a database that answers, in the shape that this code expects. */
export interface Installation {
	settings: Settings;
	folder: StateFolder;
	/** The process that serves this folder, when it is another one. */
	servedBy: number | undefined;
	/** What printed links begin with: as the server that runs says, else as the settings do. */
	address: string;
	/** Migrations that were applied on opening. */
	migrated: string[];
	/** Tells commands that they can work beside this server. */
	announceServing(at: ServedAt): void;
	/** Tells a second start that waiting is worth while. */
	announceStop(): void;
	close(): Promise<void>;
}

export interface OpenOptions {
	/** Hears of anything that takes longer than a moment. */
	onWait?: (sentence: string) => void;
	/** Called when the embedded PostgreSQL ended by itself and was started again. */
	onRestart?: () => void;
	/** true: work beside a running server instead of being refused. For the command line. */
	beside?: boolean;
	/** Neither look at the schema nor change it. For restoring a backup, and for finding out what is wrong. */
	leaveSchema?: boolean;
}

/** @throws Refusal with a sentence for everything that an operator can put right */
export async function openInstallation(settings: Settings, options: OpenOptions = {}): Promise<Installation> {
	const folder = openStateFolder(settings.home);
	const { onWait } = options;
	const held = options.beside
		? await takeOrJoin(folder.lock, settings.home, { onWait })
		: { lock: await takeLock(folder.lock, settings.home, { onWait }) };
	const lock = 'lock' in held ? held.lock : undefined;
	const servedBy = 'servedBy' in held ? held.servedBy : undefined;
	const servedAt = 'servedAt' in held ? held.servedAt : undefined;
	let postgres: Supervised | undefined;
	try {
		if (!settings.databaseUrl && lock) postgres = await startEmbedded(folder, options);
		const migrated = await reachDatabase(settings, () =>
			options.leaveSchema ? answers(settings) : bringUpToDate(settings, servedBy)
		);
		return {
			settings,
			folder,
			servedBy,
			address: servedAt?.address ?? publicAddress(settings),
			migrated,
			announceServing: (at) => lock?.mark('serving', at),
			announceStop: () => lock?.mark('stopping'),
			close: () => closeAll(postgres, lock)
		};
	} catch (error) {
		await closeAll(postgres, lock);
		throw error;
	}
}

async function closeAll(postgres: Supervised | undefined, lock: Lock | undefined): Promise<void> {
	lock?.mark('stopping');
	await postgres?.stop();
	lock?.release();
}

interface Supervised {
	stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL and starts it again whenever it ends by itself, at growing intervals. */
async function startEmbedded(folder: StateFolder, options: OpenOptions): Promise<Supervised> {
	refuseClosedParents(folder.home);
	const place = {
		bin: postgresBinaries(join(folder.postgres, 'programs')),
		folder: folder.postgres,
		log: join(folder.logs, 'postgres.log')
	};
	let stopped = false;
	let failures = 0;
	let current: Cluster;
	/** Settles when a start that goes on has ended, however it did. */
	let starting: Promise<void> = Promise.resolve();

	async function start(): Promise<Cluster> {
		const cluster = await startCluster(place, {
			...(options.onWait ? { onWait: options.onWait } : {}),
			onExit: restart
		});
		noteSocket(folder, cluster);
		return cluster;
	}

	function restart(): void {
		if (stopped) return;
		setTimeout(
			() => {
				if (stopped) return;
				starting = start().then(
					(cluster) => {
						current = cluster;
						failures = 0;
						options.onRestart?.();
					},
					() => {
						failures += 1;
						restart();
					}
				);
			},
			Math.min(30_000, 200 * 2 ** failures)
		).unref();
	}

	current = await start();
	await createDatabase(current);
	return {
		async stop() {
			stopped = true;
			// One that is being started again would outlive the server, and keep it from ending.
			await starting;
			await current.stop();
		}
	};
}

/** Roles and database, once. The owner may make roles but is no superuser; the application's role owns nothing. */
async function createDatabase(cluster: Cluster): Promise<void> {
	const client = new pg.Client(clusterLogin(cluster, 'kesher_admin', 'postgres'));
	await client.connect();
	try {
		const { rows } = await client.query('select from pg_database where datname = $1', [DATABASE]);
		if (rows.length > 0) return;
		for (const [role, may] of [
			['kesher_owner', 'createrole'],
			['kesher_app', 'nocreaterole']
		] as const) {
			const exists = await client.query('select from pg_roles where rolname = $1', [role]);
			if (exists.rows.length === 0) await client.query(`create role ${role} login nosuperuser nobypassrls ${may}`);
		}
		await client.query(`create database ${DATABASE} owner kesher_owner`);
	} finally {
		await client.end();
	}
}

/** Beside a running server the schema is left alone: it belongs to the code that serves. */
async function bringUpToDate(settings: Settings, servedBy: number | undefined): Promise<string[]> {
	const migrations = ownMigrations();
	if (servedBy === undefined) {
		const applied = await migrate(ownerLogin(settings), migrations);
		if (settings.databaseUrl) await requireConfinedRole(settings);
		return applied;
	}
	const pending = await pendingMigrations(ownerLogin(settings), migrations);
	if (pending.length === 0) return [];
	throw new Refusal(`Process ${servedBy} still serves an older version of Kesher. Stop it and start it again first.`);
}

/** Row-level security is the second lock: an application that goes around it would not notice. */
async function requireConfinedRole(settings: Settings): Promise<void> {
	const named = settings.databaseAppUrl ? 'DATABASE_APP_URL' : 'DATABASE_URL';
	try {
		const { name, goesAround } = await withClient(appLogin(settings), roleOf);
		if (!goesAround) return;
		throw new Refusal(`Row-level security does not confine ${name}, the role of ${named}: let it be kesher_app.`);
	} catch (error) {
		const { code } = error as { code?: string };
		if (code === '42501') {
			throw new Refusal(
				'The role of DATABASE_URL may not act as kesher_app. Let an administrator of that server run once: ' +
					'grant kesher_app to <the role of DATABASE_URL>;'
			);
		}
		if (code === '28P01' || code === '28000') {
			throw new Refusal(`The database of ${named} refuses this user or password.`);
		}
		throw error;
	}
}

async function answers(settings: Settings): Promise<string[]> {
	return withClient(ownerLogin(settings), async () => []);
}

async function reachDatabase<T>(settings: Settings, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw connectionRefusal(settings, error) ?? error;
	}
}

/** The migrations of this version, in order. */
export function ownMigrations(): Migration[] {
	return readMigrations(join(SOURCES, 'migrations'));
}

/** The sentence for a database that does not let us in. It does not repeat DATABASE_URL, which may hold a password. */
export function connectionRefusal(settings: Settings, error: unknown): Refusal | undefined {
	const { code, message } = error as { code?: string; message: string };
	if (!settings.databaseUrl) {
		return code === 'ECONNREFUSED' || code === 'ENOENT' || code === '57P03'
			? new Refusal('The database does not answer yet. Try again in a moment; its messages are in logs/postgres.log.')
			: undefined;
	}
	if (code === '28P01' || code === '28000')
		return new Refusal('The database of DATABASE_URL refuses this user or password.');
	if (code === '3D000')
		return new Refusal('The database that DATABASE_URL names does not exist on that server. Create it first.');
	if (code && /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENOENT|57P03)/.test(code)) {
		return new Refusal(
			`The server of DATABASE_URL cannot be reached (${code}). Check the address, and that it is running.`
		);
	}
	if (/timeout|terminated unexpectedly/i.test(message))
		return new Refusal('The server of DATABASE_URL does not answer in time.');
	return undefined;
}
