import pg from 'pg';
import { ownerLogin } from '../../src/platform/server/database-login.ts';
import { openInstallation } from '../../src/platform/server/installation.ts';
import { readSettings } from '../../src/platform/server/settings.ts';

/** Works as the owner of the schema in a state folder, beside its server or by itself. */
export async function asOwner<T>(home: string, work: (client: pg.Client) => Promise<T>, env = {}): Promise<T> {
	const settings = readSettings({ KESHER_HOME: home, ...env });
	const installation = await openInstallation(settings, { beside: true, leaveSchema: true });
	const client = new pg.Client(ownerLogin(settings));
	try {
		await client.connect();
		return await work(client);
	} finally {
		await client.end();
		await installation.close();
	}
}

/** What a database holds: for each table the number of its rows and a digest of them, and all constraints. */
export async function contentOf(client: pg.Client): Promise<Record<string, string>> {
	const { rows: tables } = await client.query<{ name: string }>(
		`select table_schema || '.' || table_name as name from information_schema.tables
		where table_schema in ('kesher', 'auth') order by 1`
	);
	const content: Record<string, string> = {};
	for (const { name } of tables) {
		const { rows } = await client.query<{ digest: string }>(
			`select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest
			from ${name} t`
		);
		content[name] = rows[0]?.digest ?? '';
	}
	const { rows } = await client.query<{ name: string; definition: string }>(
		`select conrelid::regclass || ' ' || conname as name, pg_get_constraintdef(oid) as definition
		from pg_constraint where connamespace in ('kesher'::regnamespace, 'auth'::regnamespace) and conrelid <> 0
			-- Only newer versions list these; restored columns come from the migrations anyway.
			and contype <> 'n' order by 1`
	);
	for (const { name, definition } of rows) content[name] = definition;
	return content;
}
