import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { openDatabase, type Database } from '../../src/platform/server/database.ts';
import { dropDatabase } from './drop-database.ts';
import { officeFilterCheck } from './statements.ts';

export interface TestDatabase {
	/** As the application sees it: confined by row-level security. */
	db: Database;
	/** As the owner sees it: everything. */
	admin: pg.Pool;
}

/**
 * A migrated database of its own for a test file. Every statement that touches a table of an office must filter by
 * it; the first that does not fails its test.
 */
export function testDatabase(): TestDatabase {
	const name = `test_${randomBytes(6).toString('hex')}`;
	const made = {} as TestDatabase;

	beforeAll(async () => {
		const { admin: adminUrl, template } = inject('testServer');
		await run(adminUrl, `create database ${name} template ${template}`);
		const url = new URL(adminUrl);
		url.pathname = `/${name}`;
		made.admin = new pg.Pool({ connectionString: url.href, max: 2, options: '-c search_path=kesher,auth' });
		// The database may be dropped under connections that are still closing.
		made.admin.on('error', () => undefined);
		made.db = openDatabase(
			{ connectionString: url.href, options: '-c role=kesher_app' },
			{ max: 4, onStatement: officeFilterCheck(await officeTables(made.admin)) }
		);
	});

	afterAll(async () => {
		await made.db.close();
		await made.admin.end();
		await dropDatabase({ connectionString: inject('testServer').admin }, name);
	});

	return made;
}

/** The tables of an office, as the catalogue knows them: those with an office_id. */
export async function officeTables(admin: pg.Pool): Promise<Set<string>> {
	const { rows } = await admin.query<{ name: string }>(
		`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'office_id'
		where c.relnamespace = 'kesher'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`
	);
	return new Set(rows.map((row) => row.name));
}

async function run(connectionString: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
