import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** The built server under test, with the starter office in it. */
		server: { base: string; home: string };
	}
}

/** Starts the built server as an operator does, with an empty state folder and any free port; by a name, for passkeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const home = mkdtempSync(join(tmpdir(), 'kesher-home-'));
	const server = spawn(process.execPath, ['bin/kesher.ts', 'start'], {
		env: { ...process.env, KESHER_HOME: home, PORT: '0', HOST: 'localhost' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const base = await address(server);
	project.provide('server', { base, home });
	return async () => {
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill('SIGTERM');
		await ended;
		rmSync(home, { recursive: true, force: true });
	};
}

function address(server: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		server.stdout?.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const found = /Kesher is at (\S+)/.exec(said);
			if (found) resolve(found[1] as string);
		});
		server.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
	});
}
