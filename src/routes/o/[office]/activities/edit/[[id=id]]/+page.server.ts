import { activityForm } from '#features/activity/form.ts';
import { activityRules } from '#features/activity/policy.ts';
import { deleteActivity, saveActivity } from '#features/activity/server/commands.ts';
import { loadActivityForm } from '#features/activity/server/form-page.ts';
import { addActivityTo } from '#features/initiative/server/activities.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { isId } from '#kernel/id.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) =>
	loadActivityForm(
		await requireMayChange(event, { rules: activityRules, action: 'edit', noun: 'activity', id: event.params.id }),
		event.params.id,
		event.url.searchParams
	);

export const actions: Actions = {
	save: saveAction(
		activityForm,
		({ db, actor }, input, { url }) => {
			// What is added from the page of an initiative belongs to it.
			const initiative = url.searchParams.get('initiative');
			return isId(initiative) && input.version === 0
				? addActivityTo(db, actor, initiative, input)
				: saveActivity(db, actor, input);
		},
		({ office }, { id }, { url }) => {
			const initiative = url.searchParams.get('initiative');
			return isId(initiative)
				? `/o/${office.slug}/initiatives/${initiative}#activities`
				: `/o/${office.slug}/activities/${id}`;
		},
		'activity'
	),
	delete: deleteAction(
		'activity',
		({ db, actor }, id) => deleteActivity(db, actor, id),
		({ office }) => `/o/${office.slug}/activities`
	)
};
