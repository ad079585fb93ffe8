import { readTable } from '#documents/reader/table/read-table.ts';
import type { Actor } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import type { Database, OfficeId } from '#platform/server/database.ts';
import { Refusal } from '#platform/server/refusal.ts';
import { fieldOf } from '../targets.ts';
import type { DateOrder, OutcomeCounts, RowProblem, Target } from '../table-import.ts';
import { beginTable, discardTable, orderImport, saveAnswers, saveColumns } from './commands.ts';
import type { ClaimedImport } from './jobs.ts';
import { listChecked, loadImportRecord, type ImportRecord } from './queries.ts';
import { workOn } from './work.ts';

/** A table on the command line. */
export interface Given {
	name: string;
	bytes: Uint8Array;
	target: Target | undefined;
	/** What columns hold, by their headings. */
	mapping: Readonly<Record<string, string>>;
	dates: DateOrder | undefined;
	isDry: boolean;
}

/** What came of it. */
export interface Brought {
	target: Target;
	/** What each column was taken to hold. */
	columns: Record<string, string | null>;
	counts: OutcomeCounts;
	/** Values that are not known here. */
	open: string[];
	/** The first of the rows that are left out. */
	rejected: { line: number; problems: RowProblem[] }[];
	written: boolean;
}

const TOLD = 100;

/** Brings a table in, all of its steps at once, in the name of the command line. @throws Refusal, Unreadable */
export async function byCommandLine(db: Database, officeId: OfficeId, given: Given): Promise<Brought> {
	const actor: Actor = { officeId, userId: null, name: 'kesher import-table', role: 'director' };
	const [id, worker] = [newId(), newId()];
	const load = async (): Promise<ImportRecord> => {
		const record = await db.forOffice(officeId, (tx) => loadImportRecord(tx, officeId, id));
		if (!record) throw new Refusal('The table is gone: somebody has removed it.');
		return record;
	};
	const work = async (state: ClaimedImport['state']): Promise<ImportRecord> => {
		const failure = await workOn(db, { officeId, id, worker, state, attempts: 1 }, new Date(), { actor });
		if (failure) throw failure;
		return load();
	};
	insist(await beginTable(db, actor, { id, name: given.name, target: given.target, ...readTable(given.bytes) }));
	const begun = await load();
	insist(
		await saveColumns(
			db,
			actor,
			{ id, version: begun.version, columns: columnsBy(given.mapping, begun), fixed: {} },
			worker
		)
	);
	let checked = await work('checking');
	if (given.dates && checked.questions.some(({ about }) => about === 'dates')) {
		insist(await saveAnswers(db, actor, { id, version: checked.version, dates: given.dates, values: {} }, worker));
		checked = await work('checking');
	}
	const told = await toldOf(db, officeId, checked);
	const isAnything = told.counts.created + told.counts.changed > 0;
	if (given.isDry || !isAnything) {
		insist(await discardTable(db, actor, id));
		return { ...told, written: false };
	}
	if (checked.questions.some(({ about }) => about === 'dates')) {
		insist(await discardTable(db, actor, id));
		throw new Refusal('Its dates can be read in two ways: say which by --dates dmy or --dates mdy.');
	}
	insist(await orderImport(db, actor, { id, version: checked.version }, worker));
	await work('importing');
	return { ...told, written: true };
}

function insist(outcome: { ok: boolean; reason?: string; code?: string; field?: string }): void {
	if (!outcome.ok) throw new Refusal(`The table cannot be brought in: ${outcome.code ?? outcome.reason ?? ''}.`);
}

function columnsBy(mapping: Given['mapping'], { headings, columns, target }: ImportRecord): string[] {
	for (const [heading, field] of Object.entries(mapping)) {
		if (!headings.includes(heading)) throw new Refusal(`The table has no column "${heading}".`);
		if (field !== '' && !fieldOf(target, field.replace(/:.*/, '')))
			throw new Refusal(`"${field}" is no field of ${target}.`);
	}
	return columns.map(
		({ field, language }, at) => mapping[headings[at] ?? ''] ?? [field ?? '', language].filter(Boolean).join(':')
	);
}

async function toldOf(db: Database, officeId: OfficeId, record: ImportRecord): Promise<Omit<Brought, 'written'>> {
	const rejected = await db.forOffice(officeId, (tx) =>
		listChecked(tx, officeId, record, { outcome: 'rejected', after: 0, size: TOLD })
	);
	const { created = 0, changed = 0, same = 0, rejected: out = 0 } = record.counts;
	return {
		target: record.target,
		columns: Object.fromEntries(record.columns.map(({ field }, at) => [record.headings[at] || String(at + 1), field])),
		counts: { created, changed, same, rejected: out },
		open: record.questions.map((question) =>
			question.about === 'value' ? `${question.field}: ${question.value}` : question.example
		),
		rejected: rejected.map(({ line, problems }) => ({ line, problems: problems ?? [] }))
	};
}
