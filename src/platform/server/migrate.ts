import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Refusal } from './refusal.ts';

/** Any number that no other program of this database uses; held while migrations run, and shared by backups. */
export const SCHEMA_LOCK = 7_213_401;

export interface Migration {
	name: string;
	sha256: string;
	/** One statement each: a Citus coordinator refuses several in one query. */
	statements: string[];
}

/** Reads migrations/NNNN_name.sql, in order. Statements are separated by lines that read "-- ;;". */
export function readMigrations(folder: string): Migration[] {
	return readdirSync(folder)
		.filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
		.sort()
		.map((file) => {
			const text = readFileSync(join(folder, file), 'utf8');
			return {
				name: file.replace(/\.sql$/, ''),
				sha256: createHash('sha256').update(text).digest('hex'),
				statements: text
					.split(/^-- ;;$/m)
					.map((part) => part.trim())
					.filter((part) => part !== '')
			};
		});
}

/**
 * Brings the schema up to date, each file in a transaction of its own. Safe to run from several processes.
 * @param login the role that owns the schema
 * @param upTo stop after this migration; for restoring a backup of an older schema
 * @returns the names of the migrations that were applied now
 * @throws Refusal when the schema is newer than this code, or an applied file was changed
 */
export async function migrate(login: pg.ClientConfig, migrations: Migration[], upTo?: string): Promise<string[]> {
	const client = new pg.Client(login);
	await client.connect();
	try {
		await client.query(`select pg_advisory_lock(${SCHEMA_LOCK})`);
		await prepare(client);
		const applied = await appliedMigrations(client);
		refuseStrangers(applied, migrations);
		const now: string[] = [];
		for (const migration of migrations) {
			if (!applied.has(migration.name)) {
				await apply(client, migration);
				now.push(migration.name);
			}
			if (migration.name === upTo) break;
		}
		return now;
	} finally {
		await client.end();
	}
}

/** The migrations that have not been applied yet. Changes nothing. */
export async function pendingMigrations(login: pg.ClientConfig, migrations: Migration[]): Promise<string[]> {
	const client = new pg.Client(login);
	await client.connect();
	try {
		const applied = await appliedMigrations(client);
		refuseStrangers(applied, migrations);
		return migrations.map((migration) => migration.name).filter((name) => !applied.has(name));
	} finally {
		await client.end();
	}
}

/** The role that the application works as, and the place where applied migrations are noted. */
async function prepare(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ version: number; member: boolean | null }>(
		`select current_setting('server_version_num')::int as version,
			(select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'kesher_app') as member`
	);
	const state = rows[0];
	if (!state || state.version < 150000) throw new Refusal('Kesher needs PostgreSQL 15 or newer.');
	if (state.member === null) await createAppRole(client);
	// Another installation on that server made the role. Who has a login of its own for it needs no membership, so a
	// refusal is no matter here.
	if (state.member === false) await client.query('grant kesher_app to current_user').catch(() => {});
	await client.query('create schema if not exists kesher');
	await client.query(`create table if not exists kesher.schema_migration (
		name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
}

async function createAppRole(client: pg.Client): Promise<void> {
	try {
		await client.query('create role kesher_app nologin nobypassrls');
		await client.query('grant kesher_app to current_user');
	} catch (error) {
		if ((error as { code?: string }).code !== '42501') throw error;
		throw new Refusal(
			'The role in DATABASE_URL may not create roles. Let an administrator of that server run once: ' +
				'create role kesher_app nologin nobypassrls; grant kesher_app to <the role of DATABASE_URL>;'
		);
	}
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
	const { rows } = await client.query<{ name: string; sha256: string }>(
		'select name, sha256 from kesher.schema_migration'
	);
	return new Map(rows.map((row) => [row.name, row.sha256]));
}

function refuseStrangers(applied: Map<string, string>, migrations: Migration[]): void {
	const known = new Map(migrations.map((migration) => [migration.name, migration.sha256]));
	for (const [name, sha256] of applied) {
		if (!known.has(name)) {
			throw new Refusal(
				`The database is newer than this Kesher: it knows the migration ${name}, which this version does not. ` +
					'Start the newer version, or restore a backup from before the upgrade.'
			);
		}
		if (known.get(name) !== sha256) {
			throw new Refusal(`The file of the migration ${name} was changed after it was applied. Put the original back.`);
		}
	}
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
	await client.query('begin');
	try {
		for (const statement of migration.statements) await client.query(statement);
		await client.query('insert into kesher.schema_migration (name, sha256) values ($1, $2)', [
			migration.name,
			migration.sha256
		]);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw error;
	}
}
