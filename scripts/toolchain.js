// Runs on whatever Node the machine has (20 or newer), before any package is installed:
// plain JavaScript, no dependencies, no syntax newer than Node 20.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const INSTALLED = join(root, 'node_modules', '.kesher-installed');
const BUILT = join(root, 'build', '.kesher-built');
/** Where Node keeps the code that it has compiled; a new build begins anew. */
const COMPILED = join(root, 'build', 'compile-cache');
/** What the built server is made from; a change in any of it means a new build. */
const SOURCES = [
	...[
		'src',
		'messages',
		'static',
		'project.inlang/settings.json',
		'project.public.inlang/settings.json',
		'vite.config.ts',
		'package-lock.json'
	],
	...['scripts/browser-script.ts', 'scripts/no-hydration.ts', 'scripts/paraglide.ts']
];
/** What ends this process, and with it whatever it has begun. */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const GENERATED = new Set(['src/paraglide', 'src/paraglide-public', 'static/flags']);

/** The Node that everything after the installation runs with: the pinned one, else this one. */
export function pinnedNode() {
	try {
		const require = createRequire(join(root, 'package.json'));
		const found = require.resolve(`node-${process.platform}-${process.arch}/package.json`);
		return join(dirname(found), 'bin', 'node');
	} catch {
		return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
	}
}

/** @returns {boolean} whether node_modules holds what the lock file names */
export function isInstalled() {
	return existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === lockStamp();
}

export function install() {
	if (isInstalled()) return;
	say('Installing what package-lock.json names …');
	// --ignore-scripts: no package of ours needs an install script, and npm 12 skips them anyway.
	const flags = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
	const npm = process.env.npm_execpath;
	const result = npm
		? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
		: spawnSync('npm', flags, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
	if (result.status !== 0) {
		process.stderr.write(result.stderr ?? '');
		fail('The packages could not be installed; npm says why above.');
	}
	if (!pinnedNode()) {
		fail('Kesher needs Node 24. On this system it brings none along: please install Node 24 and start again.');
	}
	writeFileSync(INSTALLED, lockStamp());
}

/** @returns {boolean} whether the built server is made from these sources */
export function isBuilt(stamp = sourceStamp()) {
	return existsSync(BUILT) && readFileSync(BUILT, 'utf8') === stamp;
}

/**
 * Builds what the server is made of, unless that is there. Whoever ends this process ends the build with it; the mark that
 * says it is whole is written last.
 */
export async function build() {
	const stamp = sourceStamp();
	if (isBuilt(stamp)) return;
	say('Building …');
	rmSync(join(root, 'build'), { recursive: true, force: true });
	const child = spawn(requireNode(), ['scripts/build.ts'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
		env: { ...process.env, NODE_ENV: 'production', KESHER_PARENT_FD: '3' }
	});
	/** @type {Buffer[]} */
	const said = [];
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (/** @type {Buffer} */ part) => said.push(part));
	let isStopped = false;
	const stop = (/** @type {NodeJS.Signals} */ signal) => {
		isStopped = true;
		child.kill(signal);
	};
	for (const signal of SIGNALS) process.on(signal, stop);
	const watching = watchLauncher();
	const code = await new Promise((resolve) => child.on('close', resolve).on('error', resolve));
	for (const signal of SIGNALS) process.off(signal, stop);
	clearInterval(watching);
	if (isStopped) process.exit(1);
	if (code !== 0) {
		process.stderr.write(Buffer.concat(said));
		fail('The build failed; the messages above say where.');
	}
	writeFileSync(BUILT, stamp);
}

/**
 * Flags for the server and its commands. Where memory is plenty Node lets it lie before it tidies up; told of less, it
 * does with half as much. NODE_OPTIONS may name other limits.
 * @returns {string[]}
 */
export function frugal() {
	if (/--max-(old|semi)-space-size/.test(process.env.NODE_OPTIONS ?? '')) return [];
	return ['--max-old-space-size=1024', '--max-semi-space-size=32'];
}

/**
 * Runs one of our TypeScript files with the pinned Node, hands signals on, and ends as it ends.
 * The child holds the other end of a pipe: when this process dies, however, the child notices.
 * @param {string[]} args flags of Node, file and arguments
 */
export function hand(args) {
	/** @type {import('node:child_process').ChildProcess} */
	const child = spawn(requireNode(), args, {
		stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
		env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, KESHER_PARENT_FD: '3' }
	});
	for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
	child.on('error', (error) => fail(`Node could not be started: ${error.message}`));
	child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
	watchLauncher();
}

/**
 * A killed npm leaves its shell and this script behind, and nobody to tell them. When the launcher is gone
 * there is nobody to serve for.
 */
function watchLauncher() {
	if (!process.env.npm_lifecycle_event) return undefined;
	const launchers = () => `${process.ppid} ${parentOf(process.ppid)}`;
	const at = launchers();
	return setInterval(() => {
		if (launchers() !== at) process.exit(1);
	}, 500).unref();
}

/**
 * The parent of a process, by /proc; '' on systems without it.
 * @param {number} pid
 */
function parentOf(pid) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
	} catch {
		return '';
	}
}

/** @returns {string} */
export function requireNode() {
	const node = pinnedNode();
	if (!node) return fail('Kesher is not installed yet: run "npm start" in its folder first.');
	return node;
}

/** @param {string} line */
export function say(line) {
	process.stderr.write(`${line}\n`);
}

/**
 * @param {string} line
 * @returns {never}
 */
export function fail(line) {
	say(line);
	process.exit(1);
}

function lockStamp() {
	const lock = readFileSync(join(root, 'package-lock.json'));
	return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

function sourceStamp() {
	const hash = createHash('sha256');
	for (const source of SOURCES) addToHash(hash, source);
	return `${hash.digest('hex')}\n`;
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addToHash(hash, path) {
	const full = join(root, path);
	if (GENERATED.has(path) || !existsSync(full)) return;
	try {
		const names = readdirSync(full).sort();
		for (const name of names) addToHash(hash, `${path}/${name}`);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOTDIR') throw error;
		hash.update(path).update('\0').update(readFileSync(full)).update('\0');
	}
}
