import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import { ArchiveRefused, pathOfTable } from '../archive.ts';
import { strangeColumn, type Row } from '../row.ts';
import { upgraded } from '../upgrades.ts';
import { isKnown, tablesToFill, type TargetTable } from './catalogue.ts';
import { inLots, onlyRow, parsedRow } from './lines.ts';
import type { OpenedArchive } from './opened.ts';
import type { StoredFiles } from './stored-files.ts';
import { ArrivingTrail } from './trail.ts';

/** An archive that is being written into an office. */
export interface Filling {
	tx: OfficeTransaction;
	archive: OpenedArchive;
	stored: StoredFiles;
	from: { id: string; slug: string };
	to: { id: OfficeId; slug: string };
	/** By which id somebody goes here, by the one in the archive. */
	accounts: ReadonlyMap<string, string>;
	onRows: (count: number) => void;
}

/** Fills the tables of records. @returns how many rows came in */
export async function fillTables(filling: Filling): Promise<number> {
	const targets = await tablesToFill(filling.tx);
	const strange = Object.keys(filling.archive.manifest.tables).find((name) => !isKnown(name, targets));
	if (strange !== undefined) throw new ArchiveRefused('unfit', pathOfTable(strange));
	let count = 0;
	for (const target of targets) {
		if (!(target.name in filling.archive.manifest.tables)) continue;
		for await (const lot of inLots(checkedRows(filling, target), ({ length }) => length)) {
			await insertLot(filling, target, lot);
			filling.onRows((count += lot.length));
		}
	}
	return count;
}

/** Fills the trail, which is held against its seals. @returns how many entries it has */
export async function fillTrail({ tx, archive, from, to, accounts, onRows }: Filling): Promise<number> {
	const trail = new ArrivingTrail(tx, to.id, from.id);
	const here = replacing(from.id === to.id ? [] : [[from.id, to.id]], accounts);
	let count = 0;
	for await (const lot of inLots(archive.rows('audit_event'), ({ length }) => length)) {
		await inTable('audit_event', () => trail.add(lot, lot.map(here)));
		onRows((count += lot.length));
	}
	const head = await onlyRow(archive.rows('audit_head'), pathOfTable('audit_head'));
	await trail.end(head as { seq: unknown; seal: unknown });
	return count;
}

/** The rows of a table as they are to be written here. */
async function* checkedRows(
	{ archive, stored, from, to, accounts }: Filling,
	{ name, columns }: TargetTable
): AsyncGenerator<string> {
	const path = pathOfTable(name);
	const links: [string, string][] = [[`"/o/${from.slug}/`, `"/o/${to.slug}/`]];
	const here = replacing([...(from.id === to.id ? [] : [[from.id, to.id] as [string, string]]), ...links], accounts);
	const known = new Set(columns);
	const { schema } = archive.manifest;
	let form: string | undefined;
	for await (const text of archive.rows(name)) {
		const row = upgraded(parsedRow(text, path) as Row, { table: name, schema });
		if (!row) continue;
		const { office_id: office, ...rest } = row;
		const names = Object.keys(rest).toSorted().join();
		form ??= names;
		const isFit = office === from.id && names === form && Object.keys(rest).every((column) => known.has(column));
		const strange = strangeColumn(name, rest) ?? unproven(rest, stored);
		if (!isFit || strange !== undefined)
			throw new ArchiveRefused('unfit', strange === undefined ? path : `${path}, ${strange}`);
		yield here(JSON.stringify(rest));
	}
}

/** A document that a record names, and the archive neither holds nor has lost. @returns the column */
export function unproven(row: Row, { kept, missing }: StoredFiles): string | undefined {
	return Object.keys(row).find((column) => {
		const sha256 = row[column];
		return column.endsWith('sha256') && typeof sha256 === 'string' && !kept.has(sha256) && !missing.has(sha256);
	});
}

async function insertLot({ tx, to }: Filling, { name }: TargetTable, lot: readonly string[]): Promise<void> {
	const columns = Object.keys(JSON.parse(lot[0] ?? '{}') as Row);
	const [into, said] = [columns.map((column) => sql.ref(column)), columns.map((column) => sql.ref(`r.${column}`))];
	await inTable(name, () =>
		sql`insert into ${sql.table(name)} (office_id, ${sql.join(into)}) select ${to.id}, ${sql.join(said)}
			from jsonb_populate_recordset(null::${sql.table(name)}, ${`[${lot.join(',')}]`}::jsonb) r`.execute(tx)
	);
}

/** What the database does not take, or does not know, is not what this version would have written. */
export async function inTable<T>(table: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const isRefused = /^2[23]|^42703$/.test((error as { code?: string }).code ?? '');
		throw isRefused ? new ArchiveRefused('unfit', pathOfTable(table), { cause: error }) : error;
	}
}

/** Puts ids that hold here in the place of those of the archive: parts of a text, and accounts where one stands by itself. */
function replacing(parts: readonly (readonly [string, string])[], accounts: ReadonlyMap<string, string>) {
	const moved = [...accounts].filter(([from, to]) => from !== to);
	const whole = new Map(moved.map(([from, to]) => [`"${from}"`, `"${to}"`]));
	const pattern = whole.size > 0 ? new RegExp([...whole.keys()].join('|'), 'g') : undefined;
	return (text: string): string => {
		let said = text;
		for (const [from, to] of parts) said = said.replaceAll(from, to);
		return pattern ? said.replace(pattern, (found) => whole.get(found) ?? found) : said;
	};
}
