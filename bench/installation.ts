import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { addUser } from '../src/features/account/server/commands.ts';
import { addMember } from '../src/features/office/server/commands.ts';
import { newId } from '../src/kernel/id.ts';
import { appLogin, ownerLogin } from '../src/platform/server/database-login.ts';
import { admitOffice, openDatabase } from '../src/platform/server/database.ts';
import { readSettings } from '../src/platform/server/settings.ts';
import { readSecrets, stateFolder } from '../src/platform/server/state-folder.ts';
import { frugal } from '../scripts/toolchain.js';
import { beginSession } from '../tests/support/session.ts';
import { fill, idOf, type Scale } from './offices.ts';

/** A server of ours that runs on a state folder of the bench. */
export interface Running {
	base: string;
	home: string;
	pid: number;
	scale: Scale;
	/** The cookie of somebody who belongs to every office. */
	cookie: string;
	stop(): Promise<void>;
}

/** Kept between runs: a million activities are not made anew each time. */
function homeOf({ offices, activities }: Scale): string {
	const user = process.getuid?.() ?? 0;
	return join(process.env['KESHER_BENCH_HOME'] ?? tmpdir(), `kesher-bench-${user}-${offices}x${activities}`);
}

/** Starts a server with so much in it, making what is not there yet. */
export async function startFilled(scale: Scale, say: (line: string) => void): Promise<Running> {
	const home = homeOf(scale);
	const done = join(home, 'filled');
	if (!existsSync(done)) {
		say(`Making ${scale.offices} offices with ${scale.activities.toLocaleString('en')} activities in ${home} …`);
		// A run that was cut short leaves half an installation behind.
		rmSync(home, { recursive: true, force: true });
		mkdirSync(home, { recursive: true });
		const server = await startServer(home);
		await fill(loginAs('kesher_admin', home), scale, say);
		await server.stop();
		writeFileSync(done, '');
	}
	const server = await startServer(home);
	await vacuum(home);
	return { ...server, home, scale, cookie: await signIn(home, scale) };
}

/** As PostgreSQL does by itself in time: without it an index alone answers nothing of what has just been filled in. */
async function vacuum(home: string): Promise<void> {
	const admin = new pg.Client(loginAs('kesher_admin', home));
	await admin.connect();
	await admin.query('vacuum analyze');
	await admin.end();
}

export function loginAs(user: 'kesher_admin' | 'kesher_owner' | 'kesher_app', home: string): pg.ClientConfig {
	return { ...ownerLogin(readSettings({ KESHER_HOME: home })), user, options: '-c search_path=kesher,auth' };
}

async function signIn(home: string, { offices }: Scale): Promise<string> {
	const db = openDatabase(appLogin(readSettings({ KESHER_HOME: home })), { max: 2 });
	try {
		const email = `${newId()}@bench.invalid`;
		const { userId } = await addUser(db, { email, name: 'Bench', language: 'he' });
		for (let office = 0; office < offices; office += 1) {
			await addMember(db, admitOffice(idOf('office', office)), userId, 'coordinator');
		}
		const { name, value } = await beginSession(db, readSecrets(stateFolder(home)).auth, userId);
		return `${name}=${value}`;
	} finally {
		await db.close();
	}
}

export interface Server {
	base: string;
	pid: number;
	/** From the start of the process to its first page, in ms. */
	firstPage: number;
	stop(): Promise<void>;
}

/** What an operator may have set does not hold here. */
const SETTINGS = { HOST: '', ORIGIN: '', DATABASE_URL: '', DATABASE_APP_URL: '', KESHER_PARENT_FD: '3' };

/** @param launcher what starts it: our own Node at once, or scripts/start.js as npm start does */
export async function startServer(
	home: string,
	launcher: 'bin/kesher.ts' | 'scripts/start.js' = 'bin/kesher.ts'
): Promise<Server> {
	const port = await freePort();
	const base = `http://127.0.0.1:${port}`;
	const began = performance.now();
	const args = launcher === 'bin/kesher.ts' ? [...frugal(), launcher, 'start'] : [launcher];
	const child = spawn(process.execPath, args, {
		env: { ...process.env, ...SETTINGS, KESHER_HOME: home, PORT: String(port) },
		// The server ends with us, however we end.
		stdio: ['ignore', 'ignore', 'inherit', 'pipe']
	});
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	while (!(await answers(`${base}/sign-in`))) {
		if (child.exitCode !== null) throw new Error('the server did not start; it says why above');
		await sleep(5);
	}
	return {
		base,
		pid: child.pid as number,
		firstPage: performance.now() - began,
		stop: async () => {
			// Readers that went away in the middle of a page leave work behind.
			await sleep(1500);
			child.kill('SIGTERM');
			await ended;
		}
	};
}

async function answers(address: string): Promise<boolean> {
	try {
		const response = await fetch(address);
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false;
	}
}

export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => server.close(resolve));
	return port;
}
