import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** The schemas that are Kesher's own, whole. */
export const SCHEMAS = ['kesher', 'auth'];
/** How much of a table is held in memory at once; a single longer row is held whole. */
const PART = 4 * 1024 * 1024;

export interface Table {
	/** With its schema: kesher.activity */
	name: string;
	/** Without those that PostgreSQL computes. */
	columns: string[];
}

/** Values are written in forms that do not depend on the settings of a server, and nothing is left out quietly. */
const SESSION = [
	"set datestyle = 'ISO, YMD'",
	"set intervalstyle = 'postgres'",
	"set timezone = 'UTC'",
	'set extra_float_digits = 1',
	"set client_encoding = 'UTF8'",
	// The same rows in the same order, whoever else reads the table.
	'set synchronize_seqscans = off',
	// An error instead of a silent filter, should the role not own a table after all.
	'set row_security = off',
	'set statement_timeout = 0',
	'set idle_in_transaction_session_timeout = 0',
	'set search_path = pg_catalog'
];

export async function prepareForCopy(client: pg.Client): Promise<void> {
	for (const statement of SESSION) await client.query(statement);
}

export async function listTables(client: pg.Client): Promise<Table[]> {
	const { rows } = await client.query<Table>(
		`select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
		group by n.nspname, c.relname
		order by n.nspname, c.relname`,
		[SCHEMAS]
	);
	return rows;
}

/** The rows of a table in PostgreSQL's text form, in parts of whole lines. */
export async function* copyOut(client: pg.Client, { name, columns }: Table): AsyncGenerator<Buffer> {
	// A query, for a table that is kept in partitions has no rows of its own to copy.
	const rows = `select ${columns.map(quote).join(', ')} from ${quoted(name)}`;
	const stream = client.query(copyTo(`copy (${rows}) to stdout`));
	let held: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		held.push(chunk);
		size += chunk.length;
		if (size < PART) continue;
		const bytes = Buffer.concat(held);
		const end = endOfPart(bytes);
		if (end > 0) yield bytes.subarray(0, end);
		held = [bytes.subarray(end)];
		size = bytes.length - end;
	}
	if (size > 0) yield Buffer.concat(held);
}

/**
 * The end of the last row within the size of a part, or of the first one if that is longer. In this form a line break
 * inside a value is written as \n, so that every real one ends a row.
 */
function endOfPart(bytes: Buffer): number {
	const end = bytes.lastIndexOf(0x0a, PART - 1) + 1;
	return end > 0 ? end : bytes.indexOf(0x0a) + 1;
}

/** @returns how many rows came in */
export async function copyIn(
	client: pg.Client,
	{ name, columns }: Table,
	content: AsyncIterable<Buffer>
): Promise<number> {
	const stream = client.query(copyFrom(`copy ${quoted(name)} (${columns.map(quote).join(', ')}) from stdin`));
	await pipeline(content, stream);
	return stream.rowCount;
}

/** A name with its schema, for a statement. */
export function quoted(name: string): string {
	return name.split('.').map(quote).join('.');
}

function quote(name: string): string {
	return `"${name.replace(/"/g, '""')}"`;
}
