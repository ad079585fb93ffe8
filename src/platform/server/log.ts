import { appendFileSync, renameSync, statSync } from 'node:fs';
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
 * whoever sends what is noted, again and again, fills no disk. A command that runs beside the server writes to the same
 * file, so each line looks anew at what there is.
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

/** Nothing is kept open between two lines: whichever process puts the file aside, the next line goes into the new one. */
function openFile(path: string, limit: number): (line: string) => void {
	return (line) => {
		try {
			if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > limit) renameSync(path, `${path}.old`);
			appendFileSync(path, line, { mode: 0o600 });
		} catch {
			// A full disk must not take the server down because it cannot say so.
		}
	};
}
