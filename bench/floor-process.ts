import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, loginAs, type Running } from './installation.ts';
import type { Recorded } from './statements.ts';

export interface Floor {
	base: string;
	pid: number;
	stop(): Promise<void>;
}

/** Starts the least that a server could do for these pages. */
export async function startFloor(kesher: Running, pages: Recorded[]): Promise<Floor> {
	const folder = mkdtempSync(join(tmpdir(), 'kesher-floor-'));
	const file = join(folder, 'pages.json');
	writeFileSync(file, JSON.stringify({ login: loginAs('kesher_app', kesher.home), pages }));
	const port = await freePort();
	const base = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, [join(import.meta.dirname, 'floor.ts'), file, String(port)], {
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const first = pages[0] as Recorded;
	for (let tries = 0; !(await isServed(base + first.path)); tries += 1) {
		if (tries > 500) throw new Error('the floor does not answer');
		await sleep(10);
	}
	return {
		base,
		pid: child.pid as number,
		stop: () => stopped(child).finally(() => rmSync(folder, { recursive: true }))
	};
}

async function isServed(address: string): Promise<boolean> {
	try {
		const response = await fetch(address);
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false;
	}
}

function stopped(child: ChildProcess): Promise<void> {
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	child.kill('SIGKILL');
	return ended;
}
