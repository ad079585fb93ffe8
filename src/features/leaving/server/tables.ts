import { sql } from 'kysely';
import type { InstallationTransaction, OfficeId, OfficeTransaction } from '#platform/server/database.ts';

/** Tables that are not taken out, each with the reason. All others are. */
export const TABLES_LEFT_OUT: Readonly<Record<string, string>> = {
	export_job: 'files of reports that were made here for one person; they are gone after a week, and can be made anew',
	outgoing_letter: 'letters that are on their way out; the other end of them is a mail server',
	idea_key: 'of the secrets in addresses that residents were sent, which open this installation and nothing elsewhere',
	provider_logout: 'words of the identity provider that were heard, kept for minutes so that each is good once',
	search_entry: 'made from the records, and made anew where they go',
	table_import_row:
		'lines of tables as they were sent, kept for thirty days: what was brought in is among the records by then',
	token: 'access tokens: they open this installation and nothing elsewhere',
	token_creation: 'what those keys made first, so that it is not made twice'
};

/** Columns that are not taken out of a table that is. */
export const COLUMNS_LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	identity_provider: { client_secret: 'opens the provider of the office; the provider can make another' },
	report_link: { hash: 'of the secret in the address of a link, which opens this installation and nothing elsewhere' }
};

export interface OfficeTable {
	name: string;
	/** What its rows are told apart by, in the order of the key. */
	key: string[];
}

/** The trail is read in the order of its seals. */
const CHAIN = ['office_id', 'seq'];

/** The tables of an office in the order of their names, by the catalogue: a new one is taken out without being named here. */
export async function tablesToTakeOut(tx: OfficeTransaction): Promise<OfficeTable[]> {
	const { rows } = await sql<OfficeTable>`
		select c.relname::text as name, array_agg(k.attname::text order by array_position(i.indkey::int2[], k.attnum)) as key
		from pg_class c
		join pg_index i on i.indrelid = c.oid and i.indisprimary
		join pg_attribute k on k.attrelid = c.oid and k.attnum = any (i.indkey)
		where c.relnamespace = 'kesher'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
			and (c.relname = 'office' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'office_id'))
		group by c.relname order by c.relname`.execute(tx);
	return rows
		.filter(({ name }) => !(name in TABLES_LEFT_OUT))
		.map(({ name, key }) => ({ name, key: name === 'audit_event' ? CHAIN : key }));
}

/** The migration up to which the tables are as they are. */
export async function schemaOf(tx: OfficeTransaction | InstallationTransaction): Promise<string> {
	const { rows } = await sql<{ name: string }>`select max(name) as name from schema_migration`.execute(tx);
	return rows[0]?.name ?? '';
}

/** So many rows are held at once. */
const SOME = 500;

/**
 * A table as a JSON list, a row in a line, piece by piece. Of a member it is said who they are: accounts are of the
 * installation.
 * @param written counts the rows
 */
export async function* tableAsJson(
	tx: OfficeTransaction,
	office: OfficeId,
	{ name, key }: OfficeTable,
	written: { count: number } = { count: 0 }
): AsyncGenerator<Uint8Array> {
	const left = Object.keys(COLUMNS_LEFT_OUT[name] ?? {});
	const scope = sql.ref(name === 'office' ? 'r.id' : 'r.office_id');
	const who =
		name === 'member'
			? sql`|| (select jsonb_build_object('name', u.name, 'email', u.email) from auth.user u where u.id = r.user_id)`
			: sql``;
	await sql`declare taken_out no scroll cursor for
		select ((to_jsonb(r) - ${left}::text[]) ${who})::text as row from ${sql.table(name)} r where ${scope} = ${office}
		order by ${sql.join(key.map((column) => sql.ref(`r.${column}`)))}`.execute(tx);
	let lead = '[\n';
	for (;;) {
		const { rows } = await sql<{ row: string }>`fetch ${sql.raw(String(SOME))} from taken_out`.execute(tx);
		if (rows.length === 0) break;
		yield Buffer.from(lead + rows.map(({ row }) => row).join(',\n'));
		lead = ',\n';
		written.count += rows.length;
	}
	await sql`close taken_out`.execute(tx);
	yield Buffer.from(lead === '[\n' ? '[]\n' : '\n]\n');
}
