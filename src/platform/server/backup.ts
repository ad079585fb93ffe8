import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { withClient } from './client.ts';
import { ArchiveWriter, type BackedUpTable, type Manifest } from './backup-archive.ts';
import { fileName } from './files.ts';
import { SCHEMA_LOCK } from './migrate.ts';
import { namedFiles, soundFile } from './named-files.ts';
import { Refusal } from './refusal.ts';
import { readSecrets, type StateFolder } from './state-folder.ts';
import { copyOut, listTables, prepareForCopy, type Table } from './table-copy.ts';

/** Tables that a start fills with what comes along with the program. */
const COMES_ALONG = new Set(['kesher.gazetteer']);

export interface BackupOptions {
	/** The file to write. It must not exist. */
	to: string;
	/** The role that owns the schema, and so sees every office. */
	login: pg.ClientConfig;
	folder: StateFolder;
	withSecrets: boolean;
	/** The version of Kesher. */
	version: string;
}

export interface BackupSummary {
	at: string;
	tables: number;
	rows: number;
	files: number;
	missing: string[];
}

/**
 * Writes one consistent file while people work. All tables are read in one snapshot, but for what comes along with
 * the program. The attachments are those that
 * this snapshot names: a file is on the disk before the record that names it, and never changes.
 * @throws Refusal when the file exists or cannot be written
 */
export async function writeBackup(options: BackupOptions): Promise<BackupSummary> {
	if (existsSync(options.to)) throw new Refusal(`${options.to} exists already. Choose another name.`);
	const archive = new ArchiveWriter(options.to);
	try {
		const { files, ...database } = await addDatabase(archive, options.login);
		const missing = await stillNamed(options.login, await addFiles(archive, options.folder.files, files));
		if (options.withSecrets) {
			readSecrets(options.folder);
			await archive.add('secrets.json', await readFile(options.folder.secrets));
		}
		await archive.finish({ ...database, kesher: options.version, missing, hasSecrets: options.withSecrets });
		return {
			at: database.at,
			tables: database.tables.length,
			rows: database.tables.reduce((sum, { rows }) => sum + rows, 0),
			files: files.length - missing.length,
			missing
		};
	} catch (error) {
		await archive.abandon();
		throw writingRefusal(options.to, error as NodeJS.ErrnoException);
	}
}

type Snapshot = Pick<Manifest, 'at' | 'postgres' | 'migrations' | 'tables'> & { files: string[] };

async function addDatabase(archive: ArchiveWriter, login: pg.ClientConfig): Promise<Snapshot> {
	return withClient(login, async (client) => {
		await prepareForCopy(client);
		// Until the end no migration changes a table under us.
		await client.query(`select pg_advisory_lock_shared(${SCHEMA_LOCK})`);
		await client.query('begin isolation level repeatable read read only');
		const tables = (await listTables(client)).filter(({ name }) => !COMES_ALONG.has(name));
		if (tables.length === 0) throw new Refusal('There is nothing to back up yet: the database is empty.');
		const { rows } = await client.query<{ at: Date; postgres: string }>(
			"select clock_timestamp() as at, current_setting('server_version') as postgres"
		);
		const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
			'select name, sha256 from kesher.schema_migration order by name'
		);
		const files = await filesNow(client);
		const backedUp: BackedUpTable[] = [];
		for (const table of tables) backedUp.push(await addTable(archive, client, table));
		await client.query('commit');
		const { at, postgres } = rows[0] as { at: Date; postgres: string };
		return { at: at.toISOString(), postgres, migrations, tables: backedUp, files };
	});
}

async function addTable(archive: ArchiveWriter, client: pg.Client, table: Table): Promise<BackedUpTable> {
	const parts: string[] = [];
	let rows = 0;
	for await (const bytes of copyOut(client, table)) {
		const part = `database/${table.name}.${String(parts.length + 1).padStart(5, '0')}.copy`;
		await archive.add(part, bytes);
		parts.push(part);
		rows += countLines(bytes);
	}
	return { ...table, rows, parts };
}

function countLines(bytes: Buffer): number {
	let count = 0;
	for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count += 1;
	return count;
}

/** @returns those that are not on the disk, or not as they were */
async function addFiles(archive: ArchiveWriter, folder: string, files: string[]): Promise<string[]> {
	const missing: string[] = [];
	for (const sha256 of files) {
		const bytes = await soundFile(folder, sha256);
		if (bytes) await archive.add(`files/${fileName(sha256)}`, bytes);
		else missing.push(sha256);
	}
	return missing;
}

/** What nobody names any more was purged while the backup was written: the snapshot has it in the trash, overdue. */
async function stillNamed(login: pg.ClientConfig, missing: string[]): Promise<string[]> {
	if (missing.length === 0) return [];
	const now = new Set(await withClient(login, filesNow));
	return missing.filter((sha256) => now.has(sha256));
}

async function filesNow(client: pg.Client): Promise<string[]> {
	return [...new Set((await namedFiles(client)).map(({ sha256 }) => sha256))].sort();
}

function writingRefusal(path: string, error: NodeJS.ErrnoException): Error {
	if (error.code === 'ENOSPC') return new Refusal(`There is no room left for ${path}. Nothing was written.`);
	if (error.code === 'ENOENT') return new Refusal(`There is no folder for ${path}.`);
	if (error.code === 'EEXIST') return new Refusal(`${path} exists already. Choose another name.`);
	if (error.code === 'EACCES' || error.code === 'EROFS') return new Refusal(`${path} cannot be written by this user.`);
	return error;
}
