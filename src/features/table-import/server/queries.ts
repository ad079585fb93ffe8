import { sql } from 'kysely';
import type { OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type {
	Answers,
	Column,
	Failure,
	OutcomeCounts,
	Question,
	RowChange,
	RowOutcome,
	RowProblem,
	State,
	Target
} from '../table-import.ts';

/** A table that is brought in, as it is kept. */
export interface ImportRecord {
	id: string;
	name: string;
	target: Target;
	sheets: { name: string; lines: number }[];
	sheet: number;
	headingLine: number;
	headings: string[];
	columns: Column[];
	answers: Answers;
	questions: Question[];
	state: State;
	done: number;
	total: number;
	counts: Partial<OutcomeCounts> & { kept?: number };
	failure: Failure | null;
	madeBy: string | null;
	madeName: string;
	version: number;
	/** ISO 8601, UTC. */
	createdAt: string;
	endedAt: string | null;
	/** It can still be taken back. */
	isFresh: boolean;
}

function records(tx: OfficeTransaction, office: OfficeId) {
	return tx
		.selectFrom('table_import as i')
		.select([
			'i.id',
			'i.name',
			'i.target',
			'i.sheets',
			'i.sheet',
			'i.heading_line as headingLine',
			'i.headings',
			'i.columns',
			'i.answers'
		])
		.select([
			'i.questions',
			'i.state',
			'i.done',
			'i.total',
			'i.counts',
			'i.failure',
			'i.made_by as madeBy',
			'i.made_name as madeName',
			'i.version'
		])
		.select([iso('i.created_at').as('createdAt'), iso('i.ended_at').as('endedAt')])
		.select(sql<boolean>`coalesce(i.ended_at > now() - interval '30 days', true)`.as('isFresh'))
		.where('i.office_id', '=', office);
}

function iso(column: string) {
	return sql<string>`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

export async function loadImportRecord(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string
): Promise<ImportRecord | undefined> {
	return (await records(tx, office).where('i.id', '=', id).executeTakeFirst()) as unknown as ImportRecord | undefined;
}

/** The tables that were brought in, the latest first. */
export async function listImportRecords(tx: OfficeTransaction, office: OfficeId, most = 100): Promise<ImportRecord[]> {
	return (await records(tx, office)
		.orderBy('i.created_at', 'desc')
		.orderBy('i.id')
		.limit(most)
		.execute()) as unknown as ImportRecord[];
}

/** Some lines of a table, from a line on. */
export async function listLines(
	tx: OfficeTransaction,
	office: OfficeId,
	{ id, sheet }: Pick<ImportRecord, 'id' | 'sheet'>,
	{ after, size }: { after: number; size: number }
): Promise<{ line: number; cells: string[] }[]> {
	return tx
		.selectFrom('table_import_row')
		.select(['line', 'cells'])
		.where('office_id', '=', office)
		.where('import_id', '=', id)
		.where('sheet', '=', sheet)
		.where('line', '>', after)
		.orderBy('line')
		.limit(size)
		.execute();
}

export async function countLines(
	tx: OfficeTransaction,
	office: OfficeId,
	{ id, sheet, headingLine }: Pick<ImportRecord, 'id' | 'sheet' | 'headingLine'>
): Promise<number> {
	const { count } = await tx
		.selectFrom('table_import_row')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('office_id', '=', office)
		.where('import_id', '=', id)
		.where('sheet', '=', sheet)
		.where('line', '>', headingLine)
		.executeTakeFirstOrThrow();
	return count;
}

/** A line with what comes of it. */
export interface CheckedRow {
	line: number;
	cells: string[];
	outcome: RowOutcome;
	recordId: string | null;
	changes: RowChange[] | null;
	problems: RowProblem[] | null;
}

/** Lines with what comes of them, from a line on. */
export async function listChecked(
	tx: OfficeTransaction,
	office: OfficeId,
	{ id, sheet }: Pick<ImportRecord, 'id' | 'sheet'>,
	{ outcome, after, size }: { outcome?: RowOutcome | undefined; after: number; size: number }
): Promise<CheckedRow[]> {
	return (await tx
		.selectFrom('table_import_row')
		.select(['line', 'cells', 'outcome', 'record_id as recordId', 'changes', 'problems'])
		.where('office_id', '=', office)
		.where('import_id', '=', id)
		.where('sheet', '=', sheet)
		.where('outcome', 'is not', null)
		.$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? null))
		.where('line', '>', after)
		.orderBy('line')
		.limit(size)
		.execute()) as unknown as CheckedRow[];
}

/** What was said of the columns of a table with the same headings. */
export async function loadMapping(
	tx: OfficeTransaction,
	office: OfficeId,
	headings: string
): Promise<{ target: Target; columns: Column[]; answers: Answers } | undefined> {
	const row = await tx
		.selectFrom('table_mapping')
		.select(['target', 'columns', 'answers'])
		.where('office_id', '=', office)
		.where('headings', '=', headings)
		.orderBy('updated_at', 'desc')
		.executeTakeFirst();
	return row as unknown as { target: Target; columns: Column[]; answers: Answers } | undefined;
}
