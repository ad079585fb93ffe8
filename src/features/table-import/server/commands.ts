import { sql } from 'kysely';
import { headingRow, headingsAt } from '#documents/reader/table/header.ts';
import { MOST_ROWS, type ReadSheet } from '#documents/reader/table/table.ts';
import type { Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { listOffices } from '#features/trash/server/purge.ts';
import { rethrow, type OnFailure } from '#platform/server/daily.ts';
import { recordChange } from '#platform/server/audit.ts';
import type { Database, OfficeId, OfficeTransaction } from '#platform/server/database.ts';
import type { AnswersInput, ColumnsInput, LayoutInput, StepInput } from '../form.ts';
import { mayImport } from '../policy.ts';
import { headingsKey, isKnownHeading, proposeColumns, proposeTarget } from '../proposal.ts';
import { isBusy, LEFT_EMPTY, type Answers, type Column, type Target } from '../table-import.ts';
import { fieldOf, NEEDED_FIELDS } from '../targets.ts';
import { countLines, listLines, loadImportRecord, loadMapping, type ImportRecord } from './queries.ts';

/** So many lines are looked at to find headings, and to tell by what stands in a column what it holds. */
const LOOKED_AT = 200;
const AT_ONCE = 1000;

export interface NewTable {
	id: string;
	/** As the file is called; '' for pasted cells. */
	name: string;
	sheets: readonly ReadSheet[];
	/** What the person says that it holds; undefined: what it looks like. */
	target?: Target | undefined;
}

type Begun = { ok: true; id: string } | Refusal;

/** Keeps a table as it was read, with what its columns most likely hold. Nothing of the register is touched. */
export async function beginTable(db: Database, actor: Actor, table: NewTable): Promise<Begun> {
	if (!mayImport(actor)) return { ok: false, reason: 'forbidden' };
	const sheet = fullest(table.sheets);
	const rows = table.sheets[sheet]?.rows ?? [];
	if (rows.length === 0) return { ok: false, reason: 'problem', field: 'file', code: 'table_empty' };
	const at = headingRow(rows.slice(0, LOOKED_AT), isKnownHeading);
	const headingLine = at === undefined ? 0 : at + 1;
	const headings = at === undefined ? (rows[0] ?? []).map(() => '') : headingsAt(rows, at);
	const below = rows.slice(headingLine);
	if (below.length > MOST_ROWS)
		return { ok: false, reason: 'problem', field: 'file', code: 'table_too_long', limit: MOST_ROWS };
	const samples = columnsOf(below, headings.length);
	await db.forOffice(actor.officeId, async (tx) => {
		const known = await loadMapping(tx, actor.officeId, headingsKey(headings));
		const target =
			table.target ??
			known?.target ??
			proposeTarget(headings, table.sheets[sheet]?.name ?? '', samples) ??
			'activities';
		const isSame = known !== undefined && known.target === target && headings.some((heading) => heading !== '');
		await tx
			.insertInto('table_import')
			.values({
				...{
					office_id: actor.officeId,
					id: table.id,
					name: table.name,
					target,
					sheet,
					heading_line: headingLine,
					headings
				},
				sheets: JSON.stringify(table.sheets.map(({ name, rows: lines }) => ({ name, lines: lines.length }))),
				columns: JSON.stringify(isSame ? known.columns : proposeColumns(target, headings, samples)),
				answers: JSON.stringify(isSame ? known.answers : {}),
				total: below.filter(isFilled).length,
				...{ made_by: actor.userId, made_name: actor.name }
			})
			.execute();
		const after = { name: table.name };
		recordChange(tx, actor, { noun: 'table_import', recordId: table.id, action: 'create', before: null, after });
		for (const [index, { rows: lines }] of table.sheets.entries())
			await keepLines(tx, actor.officeId, table.id, index, lines);
	});
	return { ok: true, id: table.id };
}

/** The sheet that holds the most: of a workbook with a page of explanations the other. */
function fullest(sheets: readonly ReadSheet[]): number {
	const sizes = sheets.map(({ rows }) => rows.length * (rows[0]?.length ?? 0));
	return Math.max(0, sizes.indexOf(Math.max(...sizes)));
}

function isFilled(cells: readonly string[]): boolean {
	return cells.some((cell) => cell !== '');
}

function columnsOf(rows: readonly (readonly string[])[], width: number): string[][] {
	const some = rows.slice(0, LOOKED_AT);
	return Array.from({ length: width }, (_, column) => some.map((row) => row[column] ?? ''));
}

async function keepLines(
	tx: OfficeTransaction,
	office: OfficeId,
	id: string,
	sheet: number,
	rows: readonly string[][]
): Promise<void> {
	const lines = rows.map((cells, at) => ({ line: at + 1, cells })).filter(({ cells }) => isFilled(cells));
	for (let at = 0; at < lines.length; at += AT_ONCE) {
		await sql`
			insert into table_import_row (office_id, import_id, sheet, line, cells)
			select ${office}, ${id}, ${sheet}, l.line, array(select jsonb_array_elements_text(l.cells))
			from jsonb_to_recordset(${JSON.stringify(lines.slice(at, at + AT_ONCE))}::jsonb) as l (line integer, cells jsonb)`.execute(
			tx
		);
	}
}

type Changed = { ok: true; id: string } | Refusal;
type Values = Record<string, unknown>;

/** A change of an import that is there and as the person saw it. */
async function changing(
	db: Database,
	actor: Actor,
	{ id, version }: StepInput,
	change: (record: ImportRecord, tx: OfficeTransaction) => Promise<Values | Refusal> | Values | Refusal,
	action: 'import' | 'undo' = 'import'
): Promise<Changed> {
	if (!mayImport(actor, action)) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx): Promise<Changed> => {
		await sql`select id from table_import where office_id = ${actor.officeId} and id = ${id} for update`.execute(tx);
		const record = await loadImportRecord(tx, actor.officeId, id);
		if (!record) return { ok: false, reason: 'not_found' };
		if (record.version !== version) return { ok: false, reason: 'stale' };
		const values = await change(record, tx);
		if ('ok' in values) return values as Refusal;
		await tx
			.updateTable('table_import')
			.set({ ...values, version: record.version + 1, updated_at: sql`now()` } as never)
			.where('office_id', '=', actor.officeId)
			.where('id', '=', id)
			.execute();
		return { ok: true, id };
	});
}

const STALE: Refusal = { ok: false, reason: 'stale' };

/** Says which sheet is brought in, where its headings are and what its rows are; what the columns hold is guessed anew. */
export async function saveLayout(db: Database, actor: Actor, input: LayoutInput): Promise<Changed> {
	return changing(db, actor, input, async (record, tx) => {
		if (record.state !== 'mapping' && record.state !== 'checked') return STALE;
		const sheet = Math.min(input.sheet ?? record.sheet, record.sheets.length - 1);
		const isOther = sheet !== record.sheet;
		const head = await listLines(tx, actor.officeId, { id: record.id, sheet }, { after: 0, size: LOOKED_AT });
		const rows: string[][] = [];
		for (const { line, cells } of head) rows[line - 1] = cells;
		const lines = Array.from(rows, (cells) => cells ?? []);
		const found = headingRow(lines, isKnownHeading);
		const headingLine = isOther ? (found === undefined ? 0 : found + 1) : (input.headingLine ?? record.headingLine);
		const width = Math.max(0, ...lines.map((cells) => cells.length));
		const headings = headingLine === 0 ? Array.from({ length: width }, () => '') : headingsAt(lines, headingLine - 1);
		const below = lines.slice(headingLine).filter(isFilled);
		const total = await countLines(tx, actor.officeId, { id: record.id, sheet, headingLine });
		const columns = proposeColumns(input.target, headings, columnsOf(below, headings.length));
		return {
			target: input.target,
			sheet,
			heading_line: headingLine,
			headings,
			total,
			state: 'mapping',
			failure: null,
			columns: JSON.stringify(columns)
		};
	});
}

/** Says what the columns hold, and has it found out what comes of each row. It is remembered for tables with these headings. */
export async function saveColumns(db: Database, actor: Actor, input: ColumnsInput, worker?: string): Promise<Changed> {
	return changing(db, actor, input, async (record, tx) => {
		if (record.state !== 'mapping' && record.state !== 'checked') return STALE;
		const columns = record.headings.map((_, at): Column => {
			const [name = '', language] = (input.columns[at] ?? '').split(':');
			const field = fieldOf(record.target, name)?.name ?? null;
			return { field, ...(field !== null && (language === 'he' || language === 'en') ? { language } : {}) };
		});
		const held = new Set(columns.map(({ field }) => field));
		const missing = NEEDED_FIELDS[record.target].find((any) => !any.some((name) => held.has(name)));
		if (missing) return { ok: false, reason: 'problem', field: 'columns[]', code: 'table_column_needed' };
		const fixed = Object.fromEntries(
			Object.entries(input.fixed).filter(
				([name, code]) => code !== '' && !held.has(name) && fieldOf(record.target, name)?.reading.as === 'code'
			)
		);
		const answers = { ...record.answers, fixed };
		await remember(tx, actor.officeId, record, columns, answers);
		return { columns: JSON.stringify(columns), answers: JSON.stringify(answers), ...anew('checking', worker) };
	});
}

/** What begins when something is asked for. @param worker who does it without a queue: the command line */
function anew(state: 'checking' | 'importing' | 'undoing', worker?: string): Values {
	const at = worker === undefined ? null : sql`now()`;
	return { state, done: 0, failure: null, worker: worker ?? null, beat_at: at, attempts: 0 };
}

async function remember(
	tx: OfficeTransaction,
	office: OfficeId,
	{ target, headings }: ImportRecord,
	columns: readonly Column[],
	answers: Answers
): Promise<void> {
	const key = headingsKey(headings);
	if (!/[^|]/.test(key)) return;
	const said = { columns: JSON.stringify(columns), answers: JSON.stringify(answers) };
	await tx
		.insertInto('table_mapping')
		.values({ office_id: office, target, headings: key, ...said })
		.onConflict((conflict) =>
			conflict.columns(['office_id', 'target', 'headings']).doUpdateSet({ ...said, updated_at: sql<string>`now()` })
		)
		.execute();
}

/** What a person says of what was asked: it is looked at anew with that, and remembered. */
export async function saveAnswers(db: Database, actor: Actor, input: AnswersInput, worker?: string): Promise<Changed> {
	return changing(db, actor, input, async (record, tx) => {
		if (record.state !== 'checked') return STALE;
		const values: Record<string, Record<string, string>> = structuredClone(record.answers.values ?? {});
		for (const [at, meaning] of Object.entries(input.values)) {
			const question = record.questions[Number(at.replace('q', ''))];
			if (question?.about !== 'value' || meaning === '') continue;
			(values[question.field] ??= {})[question.key] = meaning === LEFT_EMPTY ? LEFT_EMPTY : meaning;
		}
		const answers: Answers = { ...record.answers, values, dates: input.dates ?? record.answers.dates };
		await remember(tx, actor.officeId, record, record.columns, { ...answers, dates: undefined });
		return { answers: JSON.stringify(answers), ...anew('checking', worker) };
	});
}

/** Has written what was planned. What only a person can say of dates must have been said: it would be wrong in all rows. */
export async function orderImport(db: Database, actor: Actor, input: StepInput, worker?: string): Promise<Changed> {
	return changing(db, actor, input, (record) => {
		if (record.state !== 'checked') return STALE;
		if (record.questions.some(({ about }) => about === 'dates'))
			return { ok: false, reason: 'problem', field: 'dates', code: 'required' };
		if ((record.counts.created ?? 0) + (record.counts.changed ?? 0) === 0) return STALE;
		return { ...anew('importing', worker), made_by: actor.userId, made_name: actor.name };
	});
}

/** Has all taken back that was written. */
export async function orderUndo(db: Database, actor: Actor, input: StepInput): Promise<Changed> {
	const undo = (record: ImportRecord) =>
		record.state === 'imported' && record.isFresh
			? { ...anew('undoing'), made_by: actor.userId, made_name: actor.name }
			: STALE;
	return changing(db, actor, input, undo, 'undo');
}

/** Goes back to what the columns hold. */
export async function reopenColumns(db: Database, actor: Actor, input: StepInput): Promise<Changed> {
	return changing(db, actor, input, (record) =>
		record.state === 'checked' ? { state: 'mapping', failure: null } : STALE
	);
}

/** Breaks off what is under way: nothing of it is written. */
export async function callOff(db: Database, actor: Actor, id: string): Promise<Changed> {
	if (!mayImport(actor)) return { ok: false, reason: 'forbidden' };
	const back = sql`case state when 'checking' then 'mapping' when 'importing' then 'checked' else 'imported' end`;
	const { numAffectedRows } = await db.forOffice(actor.officeId, (tx) =>
		sql`update table_import set state = ${back}, worker = null, beat_at = null, version = version + 1, updated_at = now()
			where office_id = ${actor.officeId} and id = ${id} and state in ('checking', 'importing', 'undoing')`.execute(tx)
	);
	return numAffectedRows === 1n ? { ok: true, id } : { ok: false, reason: 'not_found' };
}

/** Forgets a table that was not brought in. */
export async function discardTable(db: Database, actor: Actor, id: string): Promise<Changed> {
	if (!mayImport(actor)) return { ok: false, reason: 'forbidden' };
	return db.forOffice(actor.officeId, async (tx): Promise<Changed> => {
		const record = await loadImportRecord(tx, actor.officeId, id);
		if (!record || isBusy(record.state) || record.state === 'imported') return { ok: false, reason: 'not_found' };
		await tx.deleteFrom('table_import').where('office_id', '=', actor.officeId).where('id', '=', id).execute();
		return { ok: true, id };
	});
}

/**
 * Forgets, in every office, the tables that nobody went on with, and the lines of those that cannot be taken back any
 * more: what they hold of people is in the register by now, or in none.
 * @param onFailure of an office, by its id @returns how many tables
 */
export async function expireTables(db: Database, now: Date, onFailure: OnFailure = rethrow): Promise<number> {
	let count = 0;
	for (const office of await listOffices(db)) {
		try {
			count += await db.forOffice(office, (tx) => expireIn(tx, office, now), { evenIf: 'closed' });
		} catch (error) {
			onFailure(error, office);
		}
	}
	return count;
}

async function expireIn(tx: OfficeTransaction, office: OfficeId, now: Date): Promise<number> {
	const before = sql<string>`${now.toISOString()}::timestamptz - interval '30 days'`;
	const left = await sql`
		delete from table_import where office_id = ${office} and state in ('mapping', 'checked') and updated_at < ${before}`.execute(
		tx
	);
	await sql`
		delete from table_import_row r using table_import i
		where i.office_id = ${office} and r.office_id = ${office} and r.import_id = i.id
			and i.state in ('imported', 'undone') and i.ended_at < ${before}`.execute(tx);
	return Number(left.numAffectedRows ?? 0n);
}
