import type { z } from 'zod';
import { saveAction, type Refusal } from '#features/member/server/form-action.ts';
import type { Actor, Desk } from '#features/member/server/gate.ts';
import type { Database } from '#platform/server/database.ts';
import { beginForm, stepForm, type StepInput } from '../form.ts';
import { mayImport } from '../policy.ts';
import { beginTable } from './commands.ts';
import { readSent } from './reading.ts';
import { wakeTableImports } from './table-imports.ts';

type Changed = { ok: true; id: string } | Refusal;
const pageOf = ({ office }: Desk, id: string) => `/o/${office.slug}/imports/tables/${id}`;

/** The action behind the form that takes a table. Who may not bring one in is told so before it is read. */
export function beginAction() {
	return saveAction(
		beginForm,
		async ({ db, actor }, { id, target, pasted, file }): Promise<Changed> => {
			if (!mayImport(actor)) return { ok: false, reason: 'forbidden' };
			const sent = await readSent({ file, pasted });
			return sent.ok
				? beginTable(db, actor, { id, target: target ?? undefined, name: sent.name, sheets: sent.sheets })
				: sent;
		},
		(desk, { id }) => pageOf(desk, id),
		undefined,
		() => 'table_read'
	);
}

/** The action behind a form of a table; the page of it comes back, wherever it stands by then. */
export function tableAction<Schema extends z.ZodType<{ id: string }>>(
	form: Schema,
	run: (db: Database, actor: Actor, input: z.output<Schema>) => Promise<Changed>
) {
	return saveAction(
		form,
		async ({ db, actor }, input) => {
			const done = await run(db, actor, input);
			wakeTableImports();
			return done;
		},
		(desk, { id }) => pageOf(desk, id),
		undefined,
		() => 'table_taken'
	);
}

/** The action behind a button that moves a table on. */
export function stepAction(run: (db: Database, actor: Actor, input: StepInput) => Promise<Changed>) {
	return tableAction(stepForm, run);
}

/** The action behind a button that stops something, whatever became of it meanwhile. */
export function leaveAction(
	run: (db: Database, actor: Actor, id: string) => Promise<Changed>,
	to: (desk: Desk, id: string) => string
) {
	return saveAction(
		stepForm,
		({ db, actor }, { id }) => run(db, actor, id),
		(desk, { id }) => to(desk, id),
		undefined,
		() => 'table_left'
	);
}
