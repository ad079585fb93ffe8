import { readTable } from '../../src/documents/reader/table/read-table.ts';
import type { Actor } from '../../src/features/member/server/gate.ts';
import {
	beginTable,
	orderImport,
	orderUndo,
	saveAnswers,
	saveColumns
} from '../../src/features/table-import/server/commands.ts';
import {
	listChecked,
	loadImportRecord,
	type CheckedRow,
	type ImportRecord
} from '../../src/features/table-import/server/queries.ts';
import { startTableImports } from '../../src/features/table-import/server/runner.ts';
import type { Column, Target } from '../../src/features/table-import/table-import.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Database } from '../../src/platform/server/database.ts';
import type { Log } from '../../src/platform/server/log.ts';

/** A table on its way in, for tests: each step is done when its promise is. */
export class BroughtIn {
	readonly id = newId();
	readonly #db: Database;
	readonly #actor: Actor;
	readonly failures: unknown[] = [];

	constructor(db: Database, actor: Actor) {
		this.#db = db;
		this.#actor = actor;
	}

	/** Reads it, and finds out what comes of each row, with the columns as they were guessed unless others are said. */
	async check(
		file: string | Uint8Array,
		target?: Target,
		columns?: (proposed: Column[]) => Column[]
	): Promise<ImportRecord> {
		const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
		const begun = await beginTable(this.#db, this.#actor, {
			id: this.id,
			name: 'list.csv',
			target,
			...readTable(bytes)
		});
		if (!begun.ok) throw new Error(JSON.stringify(begun));
		return this.map(columns);
	}

	async map(
		columns: (proposed: Column[]) => Column[] = (each) => each,
		fixed: Record<string, string> = {}
	): Promise<ImportRecord> {
		const record = await this.load();
		const said = columns(record.columns).map(({ field, language }) =>
			[field ?? '', language].filter(Boolean).join(':')
		);
		return this.#done(
			await saveColumns(this.#db, this.#actor, { id: this.id, version: record.version, columns: said, fixed })
		);
	}

	async answer(answers: Partial<Omit<Parameters<typeof saveAnswers>[2], 'id' | 'version'>>): Promise<ImportRecord> {
		const { version } = await this.load();
		return this.#done(
			await saveAnswers(this.#db, this.#actor, { id: this.id, version, dates: null, values: {}, ...answers })
		);
	}

	async write(): Promise<ImportRecord> {
		const { version } = await this.load();
		return this.#done(await orderImport(this.#db, this.#actor, { id: this.id, version }));
	}

	async undo(): Promise<ImportRecord> {
		const { version } = await this.load();
		return this.#done(await orderUndo(this.#db, this.#actor, { id: this.id, version }));
	}

	async load(): Promise<ImportRecord> {
		const record = await this.#db.forOffice(this.#actor.officeId, (tx) =>
			loadImportRecord(tx, this.#actor.officeId, this.id)
		);
		if (!record) throw new Error('no such import');
		return record;
	}

	async rows(): Promise<CheckedRow[]> {
		const record = await this.load();
		return this.#db.forOffice(this.#actor.officeId, (tx) =>
			listChecked(tx, this.#actor.officeId, record, { after: 0, size: 1000 })
		);
	}

	async #done(outcome: { ok: boolean }): Promise<ImportRecord> {
		if (!outcome.ok) throw new Error(JSON.stringify(outcome));
		const log = { info: () => undefined, error: (_: string, error: unknown) => this.failures.push(error) };
		const runner = startTableImports({ db: this.#db, log: log as unknown as Log });
		await runner.settled();
		await runner.stop();
		if (this.failures.length > 0) throw this.failures[0];
		return this.load();
	}
}
