import type { Row } from './row.ts';

/**
 * What a later schema asks of rows from before it, where that is not done by leaving a new column at its default. The
 * trail is never rewritten: its rows are sealed as they are.
 */
export interface Upgrade {
	/** The migration: rows of an archive from before it are changed. */
	migration: string;
	/** By the name of the table; a row that answers nothing is let go. */
	rows: Readonly<Record<string, (row: Row) => Row | undefined>>;
}

/** In the order of the migrations. Every version of an archive that was ever written is read. */
export const UPGRADES: readonly Upgrade[] = [];

/** What a row of a table says in the present schema, when the archive is of an earlier one. */
export function upgraded(
	row: Row,
	{ table, schema }: { table: string; schema: string },
	upgrades: readonly Upgrade[] = UPGRADES
): Row | undefined {
	let said: Row | undefined = row;
	for (const { migration, rows } of upgrades) {
		const change = rows[table];
		if (said && change && migration.slice(0, 4) > schema.slice(0, 4)) said = change(said);
	}
	return said;
}
