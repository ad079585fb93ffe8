import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** A state folder with the starter office, which tests copy. */
		usedHome: string;
	}
}

/** Makes one state folder as a user would, so that each test need not wait for a new cluster. */
export default function setup(project: TestProject): () => void {
	const home = mkdtempSync(join(tmpdir(), 'kesher-used-'));
	execFileSync(process.execPath, ['bin/kesher.ts', 'office', 'add', '--from', 'examples/raanana'], {
		env: { PATH: process.env['PATH'], KESHER_HOME: home },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	project.provide('usedHome', home);
	return () => rmSync(home, { recursive: true, force: true });
}
