import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished } from 'vitest';
import { birth } from '../../src/platform/server/lock.ts';

export type Environment = Record<string, string | undefined>;

export interface RunOptions {
	env?: Environment;
	/** Runs as this user; only root can. */
	uid?: number;
	/** The program in front of the arguments; the command line by default. */
	program?: string[];
	/** What a server is started with; "start" by default. */
	args?: string[];
	/** In a process group of its own, as a terminal would start it. */
	detached?: boolean;
}

export interface Ran {
	code: number | null;
	out: string;
	err: string;
}

export const isRoot = process.getuid?.() === 0;
/** The user whom every Unix has and who owns nothing. */
export const NOBODY = 65534;
const COMMAND_LINE = [process.execPath, 'bin/kesher.ts'];

/** An empty state folder that goes when the test ends. */
export function emptyHome({ uid }: { uid?: number } = {}): string {
	const home = mkdtempSync(join(tmpdir(), 'kesher-operations-'));
	if (uid !== undefined) chownSync(home, uid, uid);
	onTestFinished(() => rmSync(home, { recursive: true, force: true }));
	return home;
}

/** A state folder as a stopped server left it, with the starter office. */
export function usedHome(): string {
	const home = emptyHome();
	// cp keeps the owners, which cpSync does not: under root, PostgreSQL's files are another user's.
	execFileSync('cp', ['-a', `${inject('usedHome')}/.`, home]);
	return home;
}

/** Runs the command line to its end. */
export async function kesher(args: string[], home: string, options: RunOptions = {}): Promise<Ran> {
	const child = spawnWith(args, home, options);
	const ran: Ran = { code: null, out: '', err: '' };
	child.stdout?.on('data', (chunk: Buffer) => (ran.out += chunk.toString()));
	child.stderr?.on('data', (chunk: Buffer) => (ran.err += chunk.toString()));
	ran.code = await new Promise((resolve) => child.once('close', resolve));
	return ran;
}

export interface Server {
	/** Where it said it is. */
	base: string;
	/** The path of the first director's link, where it printed one. */
	link: string | undefined;
	process: ChildProcess;
	/** All that it has said so far. */
	said: () => string;
	/** Ends when the process has ended. @returns its exit code; null when a signal ended it */
	ended: Promise<number | null>;
	kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a server on a state folder and a free port, and waits until it serves. @throws when it ends instead */
export async function startServer(home: string, options: RunOptions = {}): Promise<Server> {
	const child = spawnWith(options.args ?? ['start'], home, options);
	let said = '';
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	onTestFinished(async () => {
		if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
		await ended;
	});
	const base = await new Promise<string>((resolve, reject) => {
		const hear = (chunk: Buffer) => {
			said += chunk.toString();
			const found = /Kesher is at (\S+)\n(?:.*\n)/.exec(said);
			if (found) resolve(found[1] as string);
		};
		child.stdout?.on('data', hear);
		child.stderr?.on('data', hear);
		void ended.then((code) => reject(new Error(`ended with ${code ?? 'a signal'}: ${said}`)));
	});
	return {
		base,
		link: /(\/sign-in\/[\w-]+)/.exec(said)?.[1],
		process: child,
		said: () => said,
		ended,
		kill(signal) {
			child.kill(signal);
			return ended;
		}
	};
}

function spawnWith(
	args: string[],
	home: string,
	{ env = {}, uid, program = COMMAND_LINE, detached = false }: RunOptions
): ChildProcess {
	const [command = '', ...before] = program;
	return spawn(command, [...before, ...args], {
		...(uid === undefined ? {} : { uid, gid: uid }),
		detached,
		env: {
			PATH: process.env['PATH'],
			HOME: home,
			KESHER_HOME: home,
			HOST: '127.0.0.1',
			PORT: '0',
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
}

/** Whether something comes true within a time; looks ten times a second. */
export async function comesTrue(what: () => boolean | Promise<boolean>, within = 20_000): Promise<boolean> {
	const began = Date.now();
	for (;;) {
		if (await what()) return true;
		if (Date.now() - began > within) return false;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

/** The status of a page, or what became of the connection. */
export async function statusOf(address: string): Promise<number | string> {
	return fetch(address).then(
		(response) => response.status,
		(error: Error) => (error.cause as { code?: string } | undefined)?.code ?? error.message
	);
}

/** The main process of the PostgreSQL that works in a state folder; 0: there is none, or not yet. */
export function postmasterOf(home: string): number {
	const file = join(home, 'postgres/data/postmaster.pid');
	return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

/** Whether a process is there; one that has ended and was not yet collected by its parent is not. */
export function isRunning(pid: number): boolean {
	return birth(pid) !== '';
}

/** No sentence for an operator holds a stack, or more than a few lines. */
export function expectSentence(ran: Ran | string, sentence: RegExp): void {
	const said = typeof ran === 'string' ? ran : ran.err;
	expect(said).toMatch(sentence);
	expect(said).not.toMatch(/\n\s+at |node:internal|Error:/);
}
