#!/usr/bin/env node
// The command as npm links it. It runs on any Node and re-executes the pinned one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, fail, frugal, hand, isInstalled, root } from '../scripts/toolchain.js';

if (!isInstalled() || !existsSync(join(root, 'build'))) {
	fail('Kesher is not installed yet: run "npm start" in its folder once, then use this command.');
}
await build();
hand([...frugal(), join(root, 'bin', 'kesher.ts'), ...process.argv.slice(2)]);
