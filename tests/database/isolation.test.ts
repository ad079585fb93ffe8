import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/kernel/id.ts';
import { officeTables, testDatabase } from '../support/database.ts';

const test = testDatabase();
const [OURS, THEIRS] = [newId(), newId()];

/** A value of each type that a column of ours may have. A new type fails here and is added. */
const VALUES: Record<string, string> = {
	uuid: 'gen_random_uuid()',
	text: "'x'",
	'text[]': "'{}'",
	boolean: 'false',
	integer: '1',
	smallint: '1',
	bigint: '(random() * 1e15)::bigint',
	bytea: "''",
	date: "'2020-01-01'",
	numeric: '1',
	jsonb: "'{}'",
	'double precision': '1',
	tsvector: "''",
	'timestamp with time zone': 'now()',
	'kesher.texts': "'{}'",
	'kesher.known_date': "'2020'"
};

/** For each table, an insert of one row with all that it requires; the office is $1. */
const inserts = new Map<string, string>();

/**
 * One row of each office in every table that the catalogue knows, so that tables added later are tried as well. What
 * a row must say and refer to is no matter here: this database forgets those rules first. Its policies stay.
 */
beforeAll(async () => {
	const tables = await officeTables(test.admin);
	const { rows: rules } = await test.admin.query<{ table: string; name: string }>(
		`select conrelid::regclass::text as table, conname as name from pg_constraint
		where connamespace = 'kesher'::regnamespace and conrelid <> 0 and coninhcount = 0 and contype in ('c', 'f')`
	);
	for (const { table, name } of rules) await test.admin.query(`alter table ${table} drop constraint "${name}"`);
	for (const table of tables) {
		const { rows: columns } = await test.admin.query<{ name: string; type: string }>(
			`select attname as name, format_type(atttypid, null) as type from pg_attribute
			where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef`,
			[`kesher.${table}`]
		);
		const values = columns.map(({ name, type }) => {
			const value = name === 'office_id' ? '$1' : (VALUES[type] ?? VALUES[`kesher.${type}`]);
			if (value === undefined) throw new Error(`${table}.${name}: no value for the type ${type}`);
			return value;
		});
		const names = columns.map((column) => `"${column.name}"`).join(', ');
		inserts.set(table, `insert into kesher.${table} (${names}) values (${values.join(', ')})`);
		for (const office of [OURS, THEIRS]) await test.admin.query(inserts.get(table) as string, [office]);
	}
});

/** Works as the application does for one office, or for none, and takes everything back. */
async function asOffice<T>(office: string | null, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
	const client = await test.admin.connect();
	try {
		await client.query('begin');
		await client.query('set local role kesher_app');
		if (office) await client.query(`set local app.office_id = '${office}'`);
		return await work(client);
	} finally {
		await client.query('rollback');
		client.release();
	}
}

/** How many rows a statement touched, or the code of the error that it met. */
async function outcome(office: string | null, statement: string, values: unknown[] = []): Promise<number | string> {
	return asOffice(office, async (client) => {
		try {
			return (await client.query(statement, values)).rowCount ?? 0;
		} catch (error) {
			return (error as { code: string }).code;
		}
	});
}

const REFUSED = '42501';

/** For each table what happened to it, so that one failure shows every table that fails. */
async function everywhere(attempt: (table: string) => Promise<number | string>): Promise<Record<string, unknown>> {
	const results: Record<string, unknown> = {};
	for (const table of inserts.keys()) results[table] = await attempt(table);
	return results;
}

async function expectEverywhere(attempt: (table: string) => Promise<number | string>, allowed: (number | string)[]) {
	const results = await everywhere(attempt);
	const wrong = Object.entries(results).filter(([, result]) => !allowed.includes(result as number));
	expect(Object.keys(results).length).toBeGreaterThan(20);
	expect(wrong).toEqual([]);
}

describe('in every table of an office, another office', () => {
	it('sees its own row and no other', async () => {
		await expectEverywhere((table) => outcome(OURS, `select from kesher.${table}`), [1]);
		await expectEverywhere((table) => outcome(OURS, `select from kesher.${table} where office_id = $1`, [THEIRS]), [0]);
	});

	it('cannot add a row to the other', async () => {
		await expectEverywhere((table) => outcome(OURS, inserts.get(table) as string, [THEIRS]), [REFUSED]);
	});

	it('cannot write over a row of the other', async () => {
		const update = (table: string) => `update kesher.${table} set office_id = office_id where office_id = $1`;
		await expectEverywhere((table) => outcome(OURS, update(table), [THEIRS]), [0, REFUSED]);
		const conflict = (table: string) => `${inserts.get(table) ?? ''} on conflict do nothing`;
		await expectEverywhere((table) => outcome(OURS, conflict(table), [THEIRS]), [REFUSED]);
	});

	it('cannot move its own row to the other', async () => {
		const move = (table: string) => `update kesher.${table} set office_id = $1`;
		await expectEverywhere((table) => outcome(OURS, move(table), [THEIRS]), [REFUSED]);
	});

	it('cannot delete a row of the other', async () => {
		const remove = (table: string) => `delete from kesher.${table} where office_id = $1`;
		await expectEverywhere((table) => outcome(OURS, remove(table), [THEIRS]), [0, REFUSED]);
	});

	it('cannot empty a table', async () => {
		await expectEverywhere((table) => outcome(OURS, `truncate kesher.${table}`), [REFUSED]);
	});
});

it('without an office nothing is seen, added or changed', async () => {
	await expectEverywhere((table) => outcome(null, `select from kesher.${table}`), [0]);
	await expectEverywhere((table) => outcome(null, inserts.get(table) as string, [OURS]), [REFUSED]);
	await expectEverywhere((table) => outcome(null, `update kesher.${table} set office_id = office_id`), [0, REFUSED]);
	await expectEverywhere((table) => outcome(null, `delete from kesher.${table}`), [0, REFUSED]);
});

it('a policy that lets too much through is noticed', async () => {
	await test.admin.query('create policy loose on kesher.goal to kesher_app using (true) with check (true)');
	try {
		const seen = await everywhere((table) => outcome(OURS, `select from kesher.${table}`));
		expect(Object.entries(seen).filter(([, count]) => count !== 1)).toEqual([['goal', 2]]);
		expect(await outcome(OURS, inserts.get('goal') as string, [THEIRS])).toBe(1);
	} finally {
		await test.admin.query('drop policy loose on kesher.goal');
	}
});
