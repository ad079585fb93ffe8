// npm test: every check and every test, from a clean checkout. Ends at the first step that fails.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, fail, install, isBuilt, requireNode, root, say } from './toolchain.js';

const BROWSERS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable'
];

install();
const node = requireNode();
const bin = (/** @type {string} */ path) => join(root, 'node_modules', path);

step('types', [bin('@sveltejs/kit/svelte-kit.js'), 'sync'], { quiet: true });
build();
if (!isBuilt()) fail('The build changed what it is made from: every other start would build again.');
step('types', [
	bin('svelte-check/bin/svelte-check'),
	'--tsconfig',
	'./tsconfig.json',
	'--fail-on-warnings',
	'--threshold',
	'warning'
]);
step('lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']);
step('format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']);
step('structure', ['scripts/structure.ts']);
step('messages', ['scripts/messages.ts']);
step('schema', ['scripts/schema.ts', '--check']);
vitest('rules', ['unit']);
vitest('database', ['database']);
if (process.env.TEST_DATABASE_URL) vitest('database of TEST_DATABASE_URL', ['database'], { KESHER_TEST_ON_URL: '1' });
else say('— TEST_DATABASE_URL is not set: the database tests ran on the embedded PostgreSQL only');
vitest('operations', ['operations']);
vitest('http', ['http']);
installBrowser();
vitest('browser', ['browser']);
say('All checks and tests passed.');

/**
 * @param {string} name
 * @param {string[]} projects
 * @param {Record<string, string>} [env]
 */
function vitest(name, projects, env = {}) {
	step(name, [bin('vitest/vitest.mjs'), '--run', ...projects.flatMap((project) => ['--project', project])], { env });
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options]
 */
function step(name, args, { env = {}, quiet = false } = {}) {
	if (!quiet) say(`— ${name}`);
	const result = spawnSync(node, args, {
		cwd: root,
		stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
		env: { ...process.env, ...env }
	});
	if (result.status !== 0) {
		say(`The step "${name}" failed.`);
		process.exit(1);
	}
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
