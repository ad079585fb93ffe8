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
export const UPGRADES: readonly Upgrade[] = [
	{
		migration: '0076',
		rows: {
			initiative: (row) => (stoodBefore(row) ? { ...row, stage_since: null } : row),
			resident_idea: (row) => ({ ...row, answer: byLanguage(row['answer'], row['language']) }),
			idea_message: (row) => ({ ...row, text: byLanguage(row['text'], 'en') })
		}
	}
];

/** Whether an initiative has not moved since it was written down, and stood at its stage before: it came there unnoted. */
function stoodBefore(row: Row): boolean {
	const isNew = row['stage'] === 'idea' || row['stage'] === 'proposal';
	const begun = row['begun'] ?? null;
	const cameIn = isNew && (begun === null || begun === String(row['created_at']).slice(0, 10));
	return row['stage_since'] === row['created_at'] && (!cameIn || !row['created_by'] || row['source'] === 'import');
}

/** What an office wrote before it said in which language: Hebrew by its letters, else in that of whom it wrote to. */
function byLanguage(text: unknown, language: unknown): unknown {
	if (typeof text !== 'string') return text;
	if (/[\u05D0-\u05EA]/.test(text)) return { he: text };
	return { [typeof language === 'string' && language !== 'he' ? language : 'en']: text };
}

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
