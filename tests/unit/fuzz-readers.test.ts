import { fork } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FuzzReport } from '../support/fuzz-job.ts';

const JOB = join(import.meta.dirname, '../support/fuzz-job.ts');
/** Files; KESHER_FUZZ=1000000 reads as many, KESHER_FUZZ_FIRST says from which seed on: that of a failure, to see it again. */
const COUNT = Number(process.env['KESHER_FUZZ'] ?? 20_000);
const FIRST = Number(process.env['KESHER_FUZZ_FIRST'] ?? 1);
/** In milliseconds. A machine that is slow reads fewer files. */
const BUDGET = process.env['KESHER_FUZZ'] ? Infinity : 75_000;
/** No file takes this long. */
const HANGS = 20_000;

type Told = { seed: number; name: string } | { report: FuzzReport };

/** What a process that reads all of them says in the end; an error where it ended or hung, with the seed. */
function fuzzed(): Promise<FuzzReport> {
	const child = fork(JOB, [FIRST, COUNT, BUDGET].map(String), {
		execArgv: ['--expose-gc'],
		stdio: ['ignore', 'ignore', 'pipe', 'ipc']
	});
	return new Promise((resolve, reject) => {
		let [last, complaint] = ['before the first file', ''];
		const hung = setTimeout(() => child.kill('SIGKILL'), HANGS);
		child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
		child.on('message', (told: Told) => {
			hung.refresh();
			if ('report' in told) resolve(told.report);
			else last = `seed ${told.seed}, ${told.name}`;
		});
		child.once('close', (code, signal) => {
			clearTimeout(hung);
			reject(new Error(`The readers ended with ${signal ?? code ?? '?'} at ${last}. ${complaint.slice(-2000)}`));
		});
	});
}

test('whatever a file is made of, it is read or refused', { timeout: BUDGET * 2 }, async () => {
	const { read, answers, failures, longest, memory } = await fuzzed();
	const all = JSON.stringify({ read, answers, longest, memory });
	if (process.env['KESHER_FUZZ']) process.stdout.write(`${all}\n`);
	expect(failures, all).toEqual([]);
	expect(read).toBeGreaterThan(Math.min(COUNT, 2000) - 1);
	// Most files are still files: changes that nobody can read would try nothing.
	expect(answers['read'] ?? 0, all).toBeGreaterThan(read / 4);
	expect(longest.took, all).toBeLessThan(5000);
	expect(memory.late - memory.early, all).toBeLessThan(64);
});
