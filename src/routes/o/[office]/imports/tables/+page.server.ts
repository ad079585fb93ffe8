import { tableImportRules } from '#features/table-import/policy.ts';
import { beginAction } from '#features/table-import/server/form-action.ts';
import { loadTables } from '#features/table-import/server/page.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, tableImportRules, 'view');
	return { ...(await loadTables(desk)), newId: newId() };
};

export const actions: Actions = {
	begin: beginAction()
};
