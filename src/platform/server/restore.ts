import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type pg from 'pg';
import { withClient } from './client.ts';
import { bytesOf, entriesOf, type BackedUpTable, type Manifest } from './backup-archive.ts';
import { storeFile } from './files.ts';
import { migrate, type Migration } from './migrate.ts';
import { Refusal } from './refusal.ts';
import type { StateFolder } from './state-folder.ts';
import { SCHEMAS, copyIn, listTables, prepareForCopy, quoted } from './table-copy.ts';

export interface RestoreOptions {
	/** A backup that verifyArchive has found whole, and what it said. */
	from: string;
	manifest: Manifest;
	login: pg.ClientConfig;
	folder: StateFolder;
	/** The migrations of this version. */
	migrations: Migration[];
}

/** @throws Refusal when the backup's schema is not one that this version has had */
export function refuseOtherSchema(manifest: Manifest, migrations: Migration[]): void {
	for (const [index, { name, sha256 }] of manifest.migrations.entries()) {
		const own = migrations[index];
		if (own?.name === name && own.sha256 === sha256) continue;
		throw new Refusal(
			own === undefined
				? `The backup is of a newer Kesher (${manifest.kesher}, migration ${name}). Restore it with that version.`
				: `The backup is of another line of versions: its migration ${name} is ${own.name} here, or differs from it.`
		);
	}
}

/** @throws Refusal when the state folder or the database holds anything */
export async function refuseUsedPlace(login: pg.ClientConfig, folder: StateFolder): Promise<void> {
	const holds = [folder.files, folder.secrets].find((path) =>
		path === folder.files ? readdirSync(path).length > 0 : existsSync(path)
	);
	if (holds)
		throw new Refusal(`${holds} is there already. Restore into an empty state folder: set KESHER_HOME to one.`);
	const { rows } = await withClient(login, (client) =>
		client.query('select from pg_namespace where nspname = any ($1)', [SCHEMAS])
	);
	if (rows.length === 0) return;
	throw new Refusal(
		'The database is not empty. Restore into an empty one: set KESHER_HOME to an empty folder, ' +
			'or DATABASE_URL to a new database.'
	);
}

/**
 * Puts back what a backup holds, then brings an older schema up to date. The place must be empty, and is empty again
 * when this fails.
 * @returns the migrations that came after the backup
 */
export async function restoreBackup(options: RestoreOptions): Promise<string[]> {
	const { folder, login, manifest, migrations } = options;
	writeFileSync(folder.restoring, '');
	try {
		await migrate(login, migrations, manifest.migrations.at(-1)?.name);
		await load(options);
		const later = await migrate(login, migrations);
		rmSync(folder.restoring);
		return later;
	} catch (error) {
		await undo(login, folder);
		throw error;
	}
}

async function load({ from, manifest, login, folder }: RestoreOptions): Promise<void> {
	await withClient(login, async (client) => {
		await prepareForCopy(client);
		await client.query('begin');
		await refuseOtherTables(client, manifest.tables);
		const putBack = await takeForeignKeysAway(client);
		await client.query(`truncate ${manifest.tables.map(({ name }) => quoted(name)).join(', ')}`);
		await loadEntries(client, from, manifest.tables, folder);
		await putBack();
		await client.query('commit');
		await client.query('analyze');
	});
}

async function loadEntries(
	client: pg.Client,
	from: string,
	tables: BackedUpTable[],
	folder: StateFolder
): Promise<void> {
	const tableOfPart = new Map(tables.flatMap((table) => table.parts.map((part) => [part, table])));
	const rows = new Map<string, number>();
	for await (const { name, content } of entriesOf(from)) {
		const table = tableOfPart.get(name);
		if (table) rows.set(table.name, (rows.get(table.name) ?? 0) + (await copyIn(client, table, content)));
		else await loadFile(name, content, folder);
	}
	for (const { name, rows: expected } of tables) {
		if ((rows.get(name) ?? 0) !== expected)
			throw new Error(`${name}: ${rows.get(name) ?? 0} rows of ${expected} came in`);
	}
}

/** Attachments are stored as when they were uploaded: by what they hold, whatever name the archive has for them. */
async function loadFile(name: string, content: AsyncIterable<Buffer>, folder: StateFolder): Promise<void> {
	const bytes = await bytesOf(content);
	if (name.startsWith('files/')) await storeFile(folder.files, bytes);
	if (name === 'secrets.json') writeFileSync(folder.secrets, bytes, { mode: 0o600, flag: 'wx' });
}

async function refuseOtherTables(client: pg.Client, tables: BackedUpTable[]): Promise<void> {
	const describe = (table: { name: string; columns: string[] }) => `${table.name}(${table.columns.join()})`;
	const here = new Set((await listTables(client)).map(describe));
	const strange = tables.find((table) => !here.has(describe(table)));
	if (strange) throw new Refusal(`The backup's table ${strange.name} is not as this version knows it.`);
}

/**
 * Foreign keys would ask for an order of tables, and look at every row as it comes; put back afterwards, each is
 * checked once. All in the transaction of the restore.
 */
async function takeForeignKeysAway(client: pg.Client): Promise<() => Promise<void>> {
	const { rows } = await client.query<{ table: string; name: string; definition: string }>(
		`select n.nspname || '.' || c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
		from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
		where k.contype = 'f' and k.conparentid = 0 and n.nspname = any ($1) order by k.oid`,
		[SCHEMAS]
	);
	for (const { table, name } of rows) await client.query(`alter table ${quoted(table)} drop constraint "${name}"`);
	return async () => {
		for (const { table, name, definition } of rows) {
			await client.query(`alter table ${quoted(table)} add constraint "${name}" ${definition}`);
		}
	};
}

async function undo(login: pg.ClientConfig, folder: StateFolder): Promise<void> {
	rmSync(folder.secrets, { force: true });
	rmSync(folder.files, { recursive: true, force: true });
	mkdirSync(folder.files, { mode: 0o700 });
	await withClient(login, (client) => client.query(`drop schema if exists ${SCHEMAS.join(', ')} cascade`));
	rmSync(folder.restoring, { force: true });
}
