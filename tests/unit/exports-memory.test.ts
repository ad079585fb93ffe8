import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const JOB = join(import.meta.dirname, '../support/exports-job.ts');
const MEGABYTE = 1024 * 1024;

// A PDF is set in a process of its own, which ends with it: bench/documents.ts watches that.
test('a hundred decks, Word files and pages one after another leave nothing behind', { timeout: 240_000 }, async () => {
	const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', JOB, '100']);
	const memory = (JSON.parse(stdout) as number[]).map((bytes) => bytes / MEGABYTE);
	expect(memory).toHaveLength(10);
	const [warm = 0, last = 0] = [memory[1], memory.at(-1)];
	expect(last - warm, `MB after each ten: ${memory.map(Math.round).join(', ')}`).toBeLessThan(3);
});
