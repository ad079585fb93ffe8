import { tableImportRules } from '#features/table-import/policy.ts';
import { answersForm, columnsForm, layoutForm, rowFilters } from '#features/table-import/form.ts';
import {
	callOff,
	discardTable,
	orderImport,
	orderUndo,
	reopenColumns,
	saveAnswers,
	saveColumns,
	saveLayout
} from '#features/table-import/server/commands.ts';
import { leaveAction, stepAction, tableAction } from '#features/table-import/server/form-action.ts';
import { loadTable } from '#features/table-import/server/page.ts';
import { requireMay } from '#features/member/server/gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, tableImportRules, 'view');
	return loadTable(desk, event.params.id, rowFilters(event.url.searchParams));
};

export const actions: Actions = {
	layout: tableAction(layoutForm, saveLayout),
	columns: tableAction(columnsForm, saveColumns),
	answers: tableAction(answersForm, saveAnswers),
	reopen: stepAction(reopenColumns),
	import: stepAction(orderImport),
	undo: stepAction(orderUndo),
	callOff: leaveAction(callOff, ({ office }, id) => `/o/${office.slug}/imports/tables/${id}`),
	discard: leaveAction(discardTable, ({ office }) => `/o/${office.slug}/imports/tables`)
};
