import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT = 20 * 1024 * 1024;

export type Fields = Record<string, string | number | boolean | null | undefined>;

/** One JSON object per line. Never pass what a person typed, a cookie, a token or an address with a password. */
export interface Log {
	info(event: string, fields?: Fields): void;
	error(event: string, error: unknown, fields?: Fields): void;
	/** Of sign-ins and rights; by security-log.ts, which knows their names. */
	security(event: string, fields?: Fields): void;
}

/**
 * Writes to logs/kesher.log. Whenever that has grown past 20 MB it is put aside, in place of the one put aside before:
 * whoever sends what is noted, again and again, fills no disk.
 */
export function openLog(folder: string, now: () => Date = () => new Date(), limit = LIMIT): Log {
	const append = openFile(join(folder, 'kesher.log'), limit);
	const write = (level: string, event: string, fields: Fields) =>
		append(`${JSON.stringify({ at: now().toISOString(), level, event, ...fields })}\n`);
	return {
		info: (event, fields = {}) => write('info', event, fields),
		error: (event, error, fields = {}) => {
			const { message, stack } = error instanceof Error ? error : new Error(String(error));
			write('error', event, { ...fields, message, stack: stack ?? null });
		},
		security: (event, fields = {}) => write('security', event, fields)
	};
}

function openFile(path: string, limit: number): (line: string) => void {
	const open = () => {
		const stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
		// A full disk must not take the server down because it cannot say so.
		stream.on('error', () => {});
		return stream;
	};
	let size = existsSync(path) ? statSync(path).size : 0;
	let stream = open();
	return (line) => {
		if (size > limit) {
			// What is still on its way to the stream follows the file to its new name.
			stream.end();
			if (existsSync(path)) renameSync(path, `${path}.old`);
			stream = open();
			size = 0;
		}
		size += Buffer.byteLength(line);
		stream.write(line);
	};
}
