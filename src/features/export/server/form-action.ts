import type { RequestEvent } from '@sveltejs/kit';
import { saveAction, type Refusal } from '#features/member/server/form-action.ts';
import type { Actor } from '#features/member/server/gate.ts';
import type { SaidMessage } from '#kernel/said.ts';
import type { Database } from '#platform/server/database.ts';
import type { Subject } from '../export.ts';
import { jobForm, orderForm } from '../form.ts';
import { orderFiles } from './commands.ts';
import { wakeExports } from './exports.ts';

/** The action behind the form that asks for files; the page comes back, with what was asked for in its list. */
export function orderAction(subjectOf: (event: Pick<RequestEvent, 'params'>) => Subject) {
	return saveAction(
		orderForm,
		async ({ db, actor }, order, event) => {
			const ordered = await orderFiles(db, actor, subjectOf(event), order);
			wakeExports();
			return ordered;
		},
		(_desk, _done, event) => event.url.pathname,
		undefined,
		() => 'files_ordered'
	);
}

/** The action behind a button beside one of one's files. */
export function fileAction(
	run: (db: Database, actor: Actor, id: string) => Promise<{ ok: true } | Refusal>,
	message: SaidMessage
) {
	return saveAction(
		jobForm,
		async ({ db, actor }, { id }) => {
			const done = await run(db, actor, id);
			wakeExports();
			return done;
		},
		({ office }) => `/o/${office.slug}/exports`,
		undefined,
		() => message
	);
}
