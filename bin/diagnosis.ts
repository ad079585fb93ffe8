import { existsSync, statSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { hasPasswords } from '../src/features/account/server/commands.ts';
import { withClient } from '../src/platform/server/client.ts';
import { checkTrails } from '../src/platform/server/trail-check.ts';
import { appLogin, ownerLogin } from '../src/platform/server/database-login.ts';
import { openDatabase } from '../src/platform/server/database.ts';
import { connectionRefusal, openInstallation, ownMigrations } from '../src/platform/server/installation.ts';
import { holderOf } from '../src/platform/server/lock.ts';
import { pendingMigrations } from '../src/platform/server/migrate.ts';
import { namedFiles, soundFile } from '../src/platform/server/named-files.ts';
import { refusalFor } from '../src/platform/server/refusal.ts';
import { roleOf, versionOf } from '../src/platform/server/server-facts.ts';
import { publicAddress, readSettings, type Settings } from '../src/platform/server/settings.ts';
import { UNPRIVILEGED, stateFolder, type StateFolder } from '../src/platform/server/state-folder.ts';
import { isBuilt, isInstalled } from '../scripts/toolchain.js';

export interface Finding {
	check: string;
	state: 'ok' | 'warn' | 'fail';
	says: string;
	/** What to do about it. */
	todo?: string;
}

const MEGABYTE = 1024 * 1024;
const SCARCE = 1024 * MEGABYTE;
const FULL = 64 * MEGABYTE;
const RESTART = 'Start Kesher, or stop it and start it again: npm start installs and builds.';

/** Looks at everything, in the order in which one thing needs another. */
export async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
	const findings: Finding[] = [node(), packages()];
	let settings: Settings;
	try {
		settings = readSettings(env);
	} catch (error) {
		return [...findings, failed('settings', error)];
	}
	const folder = stateFolder(settings.home);
	if (!existsSync(folder.postgres)) {
		const says = `There is no ${settings.home} yet.`;
		findings.push(warn('state folder', says, 'The first npm start makes it.'), await port(settings, folder));
		return settings.databaseUrl ? [...findings, ...(await database(settings, () => serverOf(settings)))] : findings;
	}
	findings.push(permissions(folder), disk(folder), await port(settings, folder));
	return [...findings, ...(await database(settings, () => opened(settings)))];
}

function node(): Finding {
	const [major = 0] = process.versions.node.split('.').map(Number);
	if (major >= 24) return ok('node', process.version);
	return fail('node', `This is Node ${process.version}.`, 'Use "npx kesher", which finds the Node that Kesher brings.');
}

function packages(): Finding {
	if (!isInstalled()) return warn('packages', 'They are not those of package-lock.json.', RESTART);
	if (!isBuilt()) return warn('packages', 'The sources are newer than what was built.', RESTART);
	return ok('packages', 'installed and built');
}

function permissions(folder: StateFolder): Finding {
	const own = process.getuid?.();
	const { uid } = statSync(folder.home);
	if (own !== undefined && own !== uid) {
		return fail('state folder', `${folder.home} belongs to the user with number ${uid}.`, 'Run Kesher as that user.');
	}
	const parts = [folder.files, folder.logs, folder.secrets].filter((path) => existsSync(path));
	const open = parts.find((path) => (statSync(path).mode & 0o077) !== 0);
	if (open) return fail('state folder', `Other users may read ${open}.`, `Close it: chmod go= ${open}`);
	const data = `${folder.postgres}/data`;
	const owner = own === 0 ? UNPRIVILEGED : own;
	if (existsSync(data) && owner !== undefined && statSync(data).uid !== owner) {
		return fail('state folder', `${data} belongs to another user.`, `Give it back: chown -R ${owner} ${data}`);
	}
	return ok('state folder', folder.home);
}

function disk({ home }: StateFolder): Finding {
	const { bavail, bsize } = statfsSync(home);
	const free = bavail * bsize;
	const says = `${Math.round(free / MEGABYTE)} MB are free where ${home} lies.`;
	if (free < FULL) return fail('disk', says, 'Kesher does not start with less than 64 MB: free some space.');
	return free < SCARCE ? warn('disk', says, 'Free some space, or move the folder to a larger disk.') : ok('disk', says);
}

/** A server that runs must answer; the port of one that does not must be free. */
async function port(settings: Settings, folder: StateFolder): Promise<Finding> {
	const holder = existsSync(folder.home) ? holderOf(folder.lock) : undefined;
	if (holder && holder.state !== 'serving') return ok('server', `process ${holder.pid} is ${holder.state}`);
	if (!holder) {
		const reason = await portProblem(settings);
		if (!reason) return ok('server', `not running; ${settings.host}:${settings.port} is free`);
		const says = `Nothing serves, and ${settings.host}:${settings.port} cannot be had (${reason}).`;
		return fail('server', says, 'Stop the program that has it, or set PORT.');
	}
	const address = holder.at?.listens ?? publicAddress({ ...settings, origin: undefined });
	const status = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
		(response) => response.status,
		() => undefined
	);
	if (status === 200) {
		const known = holder.at && holder.at.address !== address ? `, for everybody at ${holder.at.address}` : '';
		return ok('server', `process ${holder.pid} serves at ${address}${known}`);
	}
	const says = `Process ${holder.pid} serves, and ${address}/readyz ${status ? `answers ${status}` : 'does not answer'}.`;
	if (status) return fail('server', says, 'Its database does not answer: see logs/kesher.log and logs/postgres.log.');
	return fail('server', says, 'Look into logs/kesher.log, stop that process, and start Kesher again.');
}

function portProblem({ port, host }: Settings): Promise<string | undefined> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
		probe.listen(port, host, () => probe.close(() => resolve(undefined)));
	});
}

async function database(settings: Settings, look: () => Promise<Finding[]>): Promise<Finding[]> {
	try {
		return await look();
	} catch (error) {
		return [failed('database', connectionRefusal(settings, error) ?? error)];
	}
}

/** All of it, beside the server that runs, or with the embedded PostgreSQL started for the while. */
async function opened(settings: Settings): Promise<Finding[]> {
	const installation = await openInstallation(settings, { beside: true, leaveSchema: true });
	try {
		const findings = await serverOf(settings);
		if (findings.some(({ state }) => state !== 'ok')) return findings;
		const { folder } = installation;
		const confined = [await role(settings), await trail(settings)];
		return [...findings, ...confined, await attachments(settings, folder), await people(settings)];
	} finally {
		await installation.close();
	}
}

/** What can be said of a PostgreSQL before there is a state folder. */
async function serverOf(settings: Settings): Promise<Finding[]> {
	const version = await withClient(ownerLogin(settings), versionOf);
	const kind = settings.databaseUrl ? 'that of DATABASE_URL' : 'the embedded one';
	if (version < 15) {
		return [fail('database', `PostgreSQL ${version} is too old.`, 'Kesher needs PostgreSQL 15 or newer.')];
	}
	return [ok('database', `PostgreSQL ${version}, ${kind}, answers`), await schema(settings)];
}

async function schema(settings: Settings): Promise<Finding> {
	const migrations = ownMigrations();
	try {
		const pending = await pendingMigrations(ownerLogin(settings), migrations);
		if (pending.length === 0) return ok('schema', migrations.at(-1)?.name ?? '');
		const says = pending.length === 1 ? '1 migration is to come.' : `${pending.length} migrations are to come.`;
		return warn('schema', says, 'The next start applies them; kesher migrate too.');
	} catch (error) {
		// 42P01, 3F000: the place where migrations are noted is not there.
		if (['42P01', '3F000'].includes((error as { code?: string }).code ?? '')) {
			return warn('schema', 'The database is empty.', 'The next start fills it.');
		}
		return failed('schema', error);
	}
}

/** Row-level security is the second lock; a superuser would go around it without noticing. */
async function role(settings: Settings): Promise<Finding> {
	const { name, goesAround } = await withClient(appLogin(settings), roleOf);
	if (!goesAround) return ok('role', `The application works as ${name}, confined by row-level security.`);
	return fail(
		'role',
		`The application works as ${name}, whom row-level security does not confine.`,
		'See DATABASE_APP_URL.'
	);
}

/** Whoever changes the trail in the database itself breaks the chain of its entries. */
async function trail(settings: Settings): Promise<Finding> {
	const chains = await withClient(ownerLogin(settings), checkTrails);
	const broken = chains.filter((chain) => chain.brokenAt !== null);
	const entries = chains.reduce((sum, chain) => sum + chain.entries, 0);
	const takenOut = chains.reduce((sum, chain) => sum + chain.takenOut, 0);
	const less = takenOut > 0 ? `; of ${takenOut} something was taken out when a person was erased` : '';
	if (broken.length === 0) return ok('trail', `${entries} entries, each as it was written${less}`);
	return fail(
		'trail',
		`It was changed in the database: ${broken.map(({ office, brokenAt }) => `${office} from entry ${String(brokenAt)} on`).join(', ')}.`,
		'Compare it with a backup, and find out who had access to the database.'
	);
}

async function attachments(settings: Settings, folder: StateFolder): Promise<Finding> {
	const named = await withClient(ownerLogin(settings), namedFiles);
	const lost = new Set<string>();
	for (const sha256 of new Set(named.map((file) => file.sha256))) {
		if (!(await soundFile(folder.files, sha256))) lost.add(sha256);
	}
	if (lost.size === 0) return ok('attachments', `${named.length} are on the disk, as they were`);
	const records = named.filter((file) => lost.has(file.sha256)).map(({ table, id }) => `${table} ${id}`);
	return fail(
		'attachments',
		`${lost.size} are missing or damaged: ${records.join(', ')}.`,
		`Put their files back into ${folder.files} from a backup.`
	);
}

async function people(settings: Settings): Promise<Finding> {
	const db = openDatabase(appLogin(settings), { max: 1 });
	try {
		if (await hasPasswords(db)) return ok('people', 'somebody can sign in');
		return warn('people', 'Nobody has a password yet.', 'Use the link that npm start prints, or kesher user add.');
	} finally {
		await db.close();
	}
}

function ok(check: string, says: string): Finding {
	return { check, state: 'ok', says };
}

function warn(check: string, says: string, todo: string): Finding {
	return { check, state: 'warn', says, todo };
}

function fail(check: string, says: string, todo: string): Finding {
	return { check, state: 'fail', says, todo };
}

function failed(check: string, error: unknown): Finding {
	return { check, state: 'fail', says: refusalFor(error)?.message ?? (error as Error).message };
}
