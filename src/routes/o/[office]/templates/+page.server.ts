import { may } from '#features/member/policy.ts';
import { actionOf, saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { templateImportForm } from '#features/template/form.ts';
import { templateRules } from '#features/template/policy.ts';
import { importTemplate } from '#features/template/server/commands.ts';
import { loadTemplates } from '#features/template/server/page.ts';
import { LARGEST_TEMPLATE_FILE } from '#features/template/server/transfer.ts';
import { newId } from '#kernel/id.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, templateRules, 'view');
	return {
		...(await loadTemplates(desk)),
		canEdit: may(templateRules, desk.actor, 'edit'),
		newId: newId(),
		largestFile: LARGEST_TEMPLATE_FILE
	};
};

export const actions: Actions = {
	import: actionOf(
		templateRules,
		'edit',
		saveAction(
			templateImportForm,
			async ({ db, actor }, { id, file }) =>
				importTemplate(db, runtime().folder.files, actor, { id, bytes: new Uint8Array(await file.arrayBuffer()) }),
			({ office }, { id }) => `/o/${office.slug}/templates/${id ?? ''}`,
			'template'
		)
	)
};
