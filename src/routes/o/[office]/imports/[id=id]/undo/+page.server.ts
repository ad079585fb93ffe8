import { error } from '@sveltejs/kit';
import { wholeForm } from '#features/import/form.ts';
import { importRules } from '#features/import/policy.ts';
import { undoImport } from '#features/import/server/commands.ts';
import { importAction } from '#features/import/server/form-action.ts';
import { loadUndoPreview } from '#features/import/server/page.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, importRules, 'undo');
	const undo = await loadUndoPreview(desk, event.params.id, new Date());
	return { undo: undo ?? error(404, m.error_not_found()) };
};

export const actions: Actions = {
	undo: importAction(wholeForm, (desk, id, _nothing, now) => undoImport(desk, id, now), 'import_undone')
};
