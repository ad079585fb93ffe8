import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

const LIMIT = 20 * 1024 * 1024;

export type Fields = Record<string, string | number | boolean | null | undefined>;

/** One JSON object per line. Never pass what a person typed, a cookie, a token or an address with a password. */
export interface Log {
	info(event: string, fields?: Fields): void;
	error(event: string, error: unknown, fields?: Fields): void;
}

/** Writes to logs/kesher.log; a file that has grown past 20 MB is put aside at the next start. */
export function openLog(folder: string, now: () => Date = () => new Date()): Log {
	const path = join(folder, 'kesher.log');
	if (existsSync(path) && statSync(path).size > LIMIT) renameSync(path, `${path}.old`);
	const stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
	// A full disk must not take the server down because it cannot say so.
	stream.on('error', () => {});
	return logTo(stream, now);
}

function logTo(stream: WriteStream, now: () => Date): Log {
	const write = (level: string, event: string, fields: Fields) =>
		stream.write(`${JSON.stringify({ at: now().toISOString(), level, event, ...fields })}\n`);
	return {
		info: (event, fields = {}) => void write('info', event, fields),
		error: (event, error, fields = {}) => {
			const { message, stack } = error instanceof Error ? error : new Error(String(error));
			write('error', event, { ...fields, message, stack: stack ?? null });
		}
	};
}
