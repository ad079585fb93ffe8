import { error } from '@sveltejs/kit';
import { goalForm } from '#features/goal/form.ts';
import { deleteGoal, saveGoal } from '#features/goal/server/commands.ts';
import { loadGoal } from '#features/goal/server/queries.ts';
import { goalRules } from '#features/goal/policy.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMayChange(event, {
		rules: goalRules,
		action: 'edit',
		noun: 'goal',
		id: event.params.id
	});
	const { id } = event.params;
	if (!id) return { goal: { id: newId(), version: 0 } };
	const goal = await db.forOffice(actor.officeId, (tx) => loadGoal(tx, actor.officeId, id));
	return { goal: goal ?? error(404, m.error_not_found()) };
};

export const actions: Actions = {
	save: saveAction(
		goalForm,
		({ db, actor }, input) => saveGoal(db, actor, input),
		({ office }) => `/o/${office.slug}/goals`,
		'goal'
	),
	delete: deleteAction(
		'goal',
		({ db, actor }, id) => deleteGoal(db, actor, id),
		({ office }) => `/o/${office.slug}/goals`
	)
};
