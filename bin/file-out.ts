import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { FORMATS } from '../src/features/report/report.ts';
import { parseKnownDate } from '../src/kernel/known-date.ts';
import { Refusal } from '../src/platform/server/refusal.ts';

/** Endings that say what is in a file. */
const KINDS: ReadonlySet<string> = new Set(FORMATS);

/** For an option that names a day. */
export function toDay(typed: string): string {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(typed) || !parseKnownDate(typed)) {
		throw new InvalidArgumentError('A day is written as YYYY-MM-DD.');
	}
	return typed;
}

/**
 * What kind of file is written: the one that was asked for, else the one that the name of the file ends in.
 * @param usual where neither says it @throws Refusal where the name says another, or none that there is
 */
export function formatOf<Format extends string>(
	{ format, out }: { format?: Format; out: string },
	formats: readonly Format[],
	usual: Format
): Format {
	const ending = out === '-' ? '' : extname(out).slice(1).toLowerCase();
	const named = formats.find((each) => each === ending);
	if (format === undefined) {
		if (named !== undefined || ending === '') return named ?? usual;
		throw new Refusal(`${out} ends in none of ${formats.join(', ')}: end it in one of them, or say which by --format.`);
	}
	if (ending === format || !KINDS.has(ending)) return format;
	throw new Refusal(
		`${out} ends in .${ending}, and --format says ${format}: let both say the same, or leave out --format.`
	);
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

const WHY: Readonly<Record<string, string>> = {
	ENOENT: 'its folder is not there',
	EISDIR: 'it is a folder; name a file in it'
};

function save(out: string, bytes: Uint8Array): void {
	try {
		writeFileSync(out, bytes);
	} catch (error) {
		const { code } = error as { code?: string };
		if (code === 'ENOSPC') throw error;
		throw new Refusal(`${out} could not be written: ${WHY[code ?? ''] ?? String(code)}.`);
	}
}

/** Whoever reads may have heard enough: a closed pipe is no failure. */
function printed(bytes: Uint8Array): Promise<void> {
	return new Promise((resolve, reject) => {
		process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)));
		process.stdout.write(bytes, () => resolve());
	});
}
