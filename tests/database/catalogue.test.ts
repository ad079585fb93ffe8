import { describe, expect, it } from 'vitest';
import { officeTables, testDatabase } from '../support/database.ts';

const test = testDatabase();

/** The tables that belong to no office. A further one is a decision. */
const SHARED = ['erased_office', 'gazetteer', 'office', 'schema_migration'];
/** Functions that know which offices there are, whether one names a file and which has a link or a site, and nothing of what is in them. A further one is a decision. */
const DIRECTORY = [
	'deleted_offices()',
	'files_named(text[])',
	'has_identity_provider()',
	'memberships_away(text)',
	'office_count()',
	'office_directory()',
	'office_ids()',
	'office_of_report_link(text)',
	'office_of_slug(text)',
	'offices_exporting(interval)',
	'offices_importing(interval)',
	'offices_of(text,text,integer)',
	'offices_tabling(interval)',
	'offices_writing()',
	'sites_at(text[])',
	'sites_on()'
];
const SCOPE = "(office_id = (NULLIF(current_setting('app.office_id'::text, true), ''::text))::uuid)";

/** What a query finds; the rules below expect nothing, so that a failure lists what breaks them. */
async function find(text: string): Promise<string[]> {
	const { rows } = await test.admin.query<{ what: string }>(text);
	return rows.map((row) => row.what);
}

/** A relation that holds the tables of an office as "t". */
const TENANT = `(select c.* , c.oid as relid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'office_id'
	where c.relnamespace = 'kesher'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition) t`;

describe('every table of the schema', () => {
	it('belongs to an office or is one of the few that are shared', async () => {
		const tables = await find(
			`select relname as what from pg_class
				where relnamespace = 'kesher'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`
		);
		const tenant = await officeTables(test.admin);
		expect(tenant.size).toBeGreaterThan(20);
		expect(tables.filter((table) => !tenant.has(table))).toEqual(SHARED);
	});

	it('of an office requires it, and has it first in every key and index', async () => {
		expect(
			await find(`select t.relname as what from ${TENANT} join pg_attribute a on a.attrelid = t.relid
				where a.attname = 'office_id' and not a.attnotnull`)
		).toEqual([]);
		expect(
			await find(`select i.indexrelid::regclass::text as what from ${TENANT} join pg_index i on i.indrelid = t.relid
				left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
				where a.attname is distinct from 'office_id'`)
		).toEqual([]);
		expect(
			await find(`select t.relname as what from ${TENANT}
				where not exists (select from pg_index i where i.indrelid = t.relid and i.indisprimary)`)
		).toEqual([]);
	});

	it('of an office refers to others by the office and an id, and never sets a part of that to null', async () => {
		expect(
			await find(`select k.conname as what from ${TENANT} join pg_constraint k on k.conrelid = t.relid and k.contype = 'f'
				left join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
				left join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
				where a.attname is distinct from 'office_id' or k.confdeltype in ('n', 'd')
					or b.attname is distinct from case when k.confrelid = 'kesher.office'::regclass then 'id' else 'office_id' end`)
		).toEqual([]);
	});

	it('has no trigger, and no view shows what its reader may not see', async () => {
		expect(
			await find(`select g.tgname as what from pg_trigger g join pg_class c on c.oid = g.tgrelid
				where not g.tgisinternal and c.relnamespace = 'kesher'::regnamespace`)
		).toEqual([]);
		expect(
			await find(`select relname as what from pg_class where relnamespace = 'kesher'::regnamespace
				and (relkind = 'm' or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))`)
		).toEqual([]);
	});
});

describe('row-level security', () => {
	it('is on and not forced, on every table of an office', async () => {
		expect(
			await find(`select t.relname as what from ${TENANT} where not t.relrowsecurity or t.relforcerowsecurity`)
		).toEqual([]);
	});

	it('is one permissive policy that compares the office with that of the transaction', async () => {
		const { rows } = await test.admin.query<Record<string, unknown>>(
			`select t.relname as table, count(p.*)::int as policies, bool_and(p.permissive = 'PERMISSIVE') as permissive,
				min(p.roles::text) as roles, min(p.cmd) as command, min(p.qual) as using, min(p.with_check) as checked
			from ${TENANT} left join pg_policies p on p.schemaname = 'kesher' and p.tablename = t.relname group by 1`
		);
		const rule = { policies: 1, permissive: true, roles: '{kesher_app}', command: 'ALL', using: SCOPE, checked: SCOPE };
		expect(rows.map(({ table: _table, ...policy }) => policy)).toEqual(rows.map(() => rule));
	});

	it('holds for the application: its role cannot go around it, and owns nothing', async () => {
		const { rows } = await test.admin.query(
			`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'kesher_app'`
		);
		expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
		expect(
			await find(`select relname as what from pg_class where relowner = 'kesher_app'::regrole
				union all select proname from pg_proc where proowner = 'kesher_app'::regrole
				union all select b.roleid::regrole::text from pg_auth_members b where b.member = 'kesher_app'::regrole`)
		).toEqual([]);
	});

	it('cannot be gone around by the parts of a table, which have no policy: only their owner may touch them', async () => {
		expect(
			await find(`select c.relname as what from pg_class c, aclexplode(c.relacl) a
				where c.relnamespace = 'kesher'::regnamespace and c.relispartition and a.grantee <> c.relowner`)
		).toEqual([]);
	});

	it('is gone around only by functions that take the office from the transaction, with their names pinned', async () => {
		expect(
			await find(`select p.oid::regprocedure::text as what from pg_proc p
				where p.pronamespace = 'kesher'::regnamespace and p.prosecdef and p.oid::regprocedure::text <> all (array[${DIRECTORY.map((name) => `'${name}'`).join(',')}])
					and (p.prosrc !~ 'current_setting\\(''app\\.office_id''' or p.proargnames::text ~ 'office'
						or not coalesce(p.proconfig::text ~ 'search_path=pg_catalog', false)
						or has_function_privilege('public', p.oid, 'execute'))`)
		).toEqual([]);
	});
});
