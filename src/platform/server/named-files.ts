import type pg from 'pg';
import { readStoredFile, sha256Of } from './files.ts';
import { SCHEMAS, quoted } from './table-copy.ts';

/** A file on the disk as a record names it. */
export interface NamedFile {
	sha256: string;
	/** The record: its table and id. */
	table: string;
	id: string;
}

/** Every column called …sha256 names a file, but for the checksums of migrations. */
export async function namedFiles(client: pg.Client): Promise<NamedFile[]> {
	const { rows: columns } = await client.query<{ table: string; column: string }>(
		`select table_schema || '.' || table_name as table, column_name as column
		from information_schema.columns
		where table_schema = any ($1) and column_name like '%sha256' and table_name <> 'schema_migration'
		order by 1, 2`,
		[SCHEMAS]
	);
	const files: NamedFile[] = [];
	for (const { table, column } of columns) {
		const { rows } = await client.query<{ sha256: string; id: string }>(
			`select "${column}" as sha256, id::text from ${quoted(table)} where "${column}" is not null order by 1, 2`
		);
		for (const row of rows) files.push({ ...row, table });
	}
	return files;
}

/** The bytes of a file, if they are on the disk and as they were. */
export async function soundFile(folder: string, sha256: string): Promise<Buffer | undefined> {
	const bytes = await readStoredFile(folder, sha256);
	return bytes && sha256Of(bytes) === sha256 ? bytes : undefined;
}
