// npm test: every check and every test, from a clean checkout. Ends at the first step that fails.
import { existsSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build, fail, install, isBuilt, requireNode, root, say } from './toolchain.js';

const BROWSERS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable'
];

/** Most steps keep one core busy and leave the other idle. */
const AT_ONCE = Math.min(2, availableParallelism());

install();
const node = requireNode();
const bin = (/** @type {string} */ path) => join(root, 'node_modules', path);

spawnSync(node, [bin('@sveltejs/kit/svelte-kit.js'), 'sync'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
await build();
if (!isBuilt()) fail('The build changed what it is made from: every other start would build again.');
await steps([
	['lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
	[
		'types',
		[
			bin('svelte-check/bin/svelte-check'),
			'--tsconfig',
			'./tsconfig.json',
			'--fail-on-warnings',
			'--threshold',
			'warning'
		]
	],
	['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
	['structure', ['scripts/structure.ts']],
	['messages', ['scripts/messages.ts']],
	['schema', ['scripts/schema.ts', '--check']]
]);
installBrowser();
if (!process.env.TEST_DATABASE_URL)
	say('— TEST_DATABASE_URL is not set: the database tests run on the embedded PostgreSQL only');
// The longest first, so that none is left to run alone.
await steps([
	vitest('browser', 'browser'),
	vitest('http', 'http'),
	vitest('operations', 'operations'),
	vitest('database', 'database'),
	...(process.env.TEST_DATABASE_URL
		? [vitest('database of TEST_DATABASE_URL', 'database', { KESHER_TEST_ON_URL: '1' })]
		: []),
	vitest('rules', 'unit')
]);
say('All checks and tests passed.');

/**
 * @typedef {[name: string, args: string[], env?: Record<string, string>]} Step what Node runs
 * @param {string} name
 * @param {string} project
 * @param {Record<string, string>} [env]
 * @returns {Step}
 */
function vitest(name, project, env) {
	return [name, [bin('vitest/vitest.mjs'), '--run', '--project', project], env];
}

/**
 * Runs the steps in order, a few at once; what they say comes line by line, as it is said. Ends the process at the first
 * that fails.
 * @param {Step[]} waiting
 */
async function steps(waiting) {
	/** @type {Set<import('node:child_process').ChildProcess>} */
	const running = new Set();
	const inTurn = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [name, args, env] = next;
			const began = Date.now();
			const child = spawn(node, args, {
				cwd: root,
				stdio: ['ignore', 'pipe', 'pipe'],
				env: { ...process.env, ...env }
			});
			running.add(child);
			say(`— ${name} …`);
			for (const input of [child.stdout, child.stderr])
				createInterface({ input }).on('line', (line) => process.stdout.write(`${line}\n`));
			const [status] = await once(child, 'close');
			running.delete(child);
			say(`— ${name}: ${status === 0 ? 'passed' : 'FAILED'}, ${Math.round((Date.now() - began) / 1000)} s`);
			if (status === 0) continue;
			for (const each of running) each.kill();
			process.exit(1);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
}

/** Without a browser on the machine one comes from npm, into a folder of its own: only tests need it. */
function installBrowser() {
	if (BROWSERS.some((path) => existsSync(path)) || existsSync(join(root, 'tests/browser/node_modules'))) return;
	say('— no browser found: installing @sparticuz/chromium from npm');
	const npm = process.env.npm_execpath;
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', 'tests/browser'];
	const result = npm
		? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
		: spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	if (result.status !== 0) process.exit(1);
}
