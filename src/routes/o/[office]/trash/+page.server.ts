import { saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { restoreForm } from '#features/trash/form.ts';
import { trashRules } from '#features/trash/policy.ts';
import { restore } from '#features/trash/server/commands.ts';
import { listTrash } from '#features/trash/server/queries.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMay(event, trashRules, 'view');
	const entries = await db.forOffice(actor.officeId, (tx) => listTrash(tx, actor.officeId));
	return { entries, timeZone: office.timeZone };
};

export const actions: Actions = {
	restore: saveAction(
		restoreForm,
		({ db, actor }, input) => restore(db, actor, input),
		({ office }) => `/o/${office.slug}/trash`,
		'restored'
	)
};
