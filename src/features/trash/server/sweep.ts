import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#platform/server/database.ts';
import { removeStoredFile } from '#platform/server/files.ts';
import { goneBefore } from '../trash.ts';
import { filesNamed } from './purge.ts';

const FIRST_LEVEL = /^[0-9a-f]{2}$/;
/** A file as it is kept, or what a storing or a removal that was broken off has left of it. */
const KEPT = /^([0-9a-f]{64})(\.[0-9a-f]{12})?$/;

/**
 * Removes the files that no record of any office names: whoever removes the record removes its file next, and may be
 * stopped in between; a logo is replaced, and storing may be followed by nothing. One that was stored in the last
 * thirty days stays, for what it belonged to may yet come back with an older state of the database; and so does one
 * from before the database, which cannot know of it.
 * @returns how many are gone
 */
export async function sweepFiles(db: Database, filesFolder: string, now: Date): Promise<number> {
	const range = { since: await firstDayOf(db), before: goneBefore(now) };
	let swept = 0;
	for (const first of await readdir(filesFolder)) {
		if (!FIRST_LEVEL.test(first)) continue;
		const old = await oldFiles(join(filesFolder, first), range);
		const named = await filesNamed(db, [...new Set(old.map(({ sha256 }) => sha256))]);
		for (const { path, sha256, isWhole } of old) {
			if (named.has(sha256)) continue;
			// What was stored again meanwhile is put back; nobody stores under the name of a part.
			if (isWhole && !(await removeStoredFile(filesFolder, sha256, range.before))) continue;
			if (!isWhole) await rm(path, { force: true });
			swept += 1;
		}
	}
	return swept;
}

interface OldFile {
	path: string;
	sha256: string;
	isWhole: boolean;
}

/** What lies in a folder of the first level, last stored between two moments. */
async function oldFiles(folder: string, { since, before }: { since: Date; before: Date }): Promise<OldFile[]> {
	const files: OldFile[] = [];
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		const [, sha256, part] = KEPT.exec(entry.name) ?? [];
		if (!entry.isFile() || sha256 === undefined) continue;
		const path = join(entry.parentPath, entry.name);
		const stored = (await stat(path).catch(() => undefined))?.mtime;
		if (stored && stored >= since && stored < before) files.push({ path, sha256, isWhole: part === undefined });
	}
	return files;
}

/** When the database was made. */
async function firstDayOf(db: Database): Promise<Date> {
	const { first } = await db.forInstallation((tx) =>
		tx
			.selectFrom('schema_migration')
			.select((eb) => eb.fn.min('applied_at').as('first'))
			.executeTakeFirstOrThrow()
	);
	return new Date(first);
}
