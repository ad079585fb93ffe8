import { appLogin, ownerLogin } from '../src/platform/server/database-login.ts';
import { openDatabase, type Database } from '../src/platform/server/database.ts';
import { openInstallation, type Installation, type OpenOptions } from '../src/platform/server/installation.ts';
import { readSettings } from '../src/platform/server/settings.ts';

/** What a command works with: an installation that is open, and its database as the application sees it. */
export interface Work {
	installation: Installation;
	db: Database;
}

export interface WorkOptions extends OpenOptions {
	/** Sees all offices at once, as the owner of the schema does. */
	asOwner?: boolean;
}

/** Opens the installation, beside a running server or by itself, does the work, and closes what it opened. */
export async function withInstallation<T>(work: (open: Work) => Promise<T>, options: WorkOptions = {}): Promise<T> {
	const settings = readSettings();
	const installation = await openInstallation(settings, { beside: true, onWait: note, ...options });
	const db = openDatabase(options.asOwner ? ownerLogin(settings) : appLogin(settings), { max: 3 });
	try {
		return await work({ installation, db });
	} finally {
		await db.close();
		await installation.close();
	}
}

/** For a person: not part of what a script reads. */
export function note(sentence: string): void {
	process.stderr.write(`${sentence}\n`);
}

/** The result of a command: a sentence for a person, or JSON for a script. */
export function report(result: unknown, sentence: string, asJson: boolean | undefined): void {
	process.stdout.write(asJson ? `${JSON.stringify(result)}\n` : `${sentence}\n`);
}

/** Rows for a person to read, in columns as wide as they need. */
export function columns(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
	return rows
		.map((row) =>
			row
				.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}
