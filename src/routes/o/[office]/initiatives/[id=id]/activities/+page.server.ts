import { error } from '@sveltejs/kit';
import { activitiesForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { activitiesToLink, linkActivities } from '#features/initiative/server/activities.ts';
import { choosingOf } from '#features/initiative/server/choosing.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const wanted = { rules: initiativeRules, action: 'edit', noun: 'initiative', id } as const;
	const { db, actor } = await requireMayChange(event, wanted);
	const choosing = choosingOf(event.url.searchParams, 'activities[]');
	const [initiative, choices] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([loadInitiative(tx, actor, id), activitiesToLink(tx, actor, id, choosing)])
	);
	if (!initiative) error(404, m.error_not_found());
	return { title: initiative.title, choices, ...choosing };
};

export const actions: Actions = {
	save: saveAction(
		activitiesForm,
		({ db, actor }, { activities }, { params }) =>
			linkActivities(db, actor, { initiativeId: params['id'] ?? '', activities }),
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}#activities`
	)
};
