import { sql } from 'kysely';
import { TABLES_LEFT_OUT, tablesToTakeOut } from '#features/leaving/server/tables.ts';
import type { OfficeTransaction } from '#platform/server/database.ts';
import { NOT_TAKEN_IN } from '../archive.ts';

/** A table as it is filled from an archive. */
export interface TargetTable {
	name: string;
	/** All but that of the office. */
	columns: string[];
}

/** Those that are filled in a way of their own. */
const BY_HAND = new Set(['office', 'member', 'audit_event', 'audit_head']);

/** The tables that are filled from an archive, by the catalogue, each after those that it names. */
export async function tablesToFill(tx: OfficeTransaction): Promise<TargetTable[]> {
	const tables = (await tablesToTakeOut(tx)).filter(({ name }) => !BY_HAND.has(name) && !(name in NOT_TAKEN_IN));
	const { rows } = await sql<TargetTable & { names: string[] }>`
		select c.relname::text as name,
			array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
				and not a.attisdropped and a.attgenerated = '' and a.attname <> 'office_id') as columns,
			array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
				where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as names
		from pg_class c where c.relnamespace = 'kesher'::regnamespace and c.relname = any (${tables.map(({ name }) => name)})
		order by c.relname`.execute(tx);
	return afterWhatTheyName(rows).map(({ name, columns }) => ({ name, columns }));
}

/** Whether something becomes of a table of an archive, be it that it is left out with a reason, here or nowadays. */
export function isKnown(name: string, targets: readonly TargetTable[]): boolean {
	return (
		BY_HAND.has(name) ||
		name in NOT_TAKEN_IN ||
		name in TABLES_LEFT_OUT ||
		targets.some((target) => target.name === name)
	);
}

/** @throws where tables name each other in a circle */
export function afterWhatTheyName<Table extends { name: string; names: readonly string[] }>(
	tables: readonly Table[]
): Table[] {
	const ordered: Table[] = [];
	let left = [...tables];
	while (left.length > 0) {
		const waiting = new Set(left.map(({ name }) => name));
		const next = left.filter(({ names }) => !names.some((each) => waiting.has(each)));
		if (next.length === 0) throw new Error(`tables name each other: ${[...waiting].join(', ')}`);
		ordered.push(...next);
		left = left.filter((table) => !next.includes(table));
	}
	return ordered;
}
