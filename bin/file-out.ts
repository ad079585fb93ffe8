import { writeFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { parseKnownDate } from '../src/kernel/known-date.ts';
import { Refusal } from '../src/platform/server/refusal.ts';

/** For an option that names a day. */
export function toDay(typed: string): string {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(typed) || !parseKnownDate(typed)) {
		throw new InvalidArgumentError('A day is written as YYYY-MM-DD.');
	}
	return typed;
}

/** Writes a file, or its bytes to the standard output where "-" stands for the file. @param said once there is one */
export async function handOut(out: string, bytes: Uint8Array, said: () => void): Promise<void> {
	if (out === '-') {
		await printed(bytes);
		return;
	}
	save(out, bytes);
	said();
}

function save(out: string, bytes: Uint8Array): void {
	try {
		writeFileSync(out, bytes);
	} catch (error) {
		const { code } = error as { code?: string };
		if (code === 'ENOSPC') throw error;
		throw new Refusal(`${out} could not be written: ${code === 'ENOENT' ? 'its folder is not there' : String(code)}.`);
	}
}

/** Whoever reads may have heard enough: a closed pipe is no failure. */
function printed(bytes: Uint8Array): Promise<void> {
	return new Promise((resolve, reject) => {
		process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)));
		process.stdout.write(bytes, () => resolve());
	});
}
