import { error } from '@sveltejs/kit';
import { splitForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { loadInitiativePage } from '#features/initiative/server/page.ts';
import { splitInitiative } from '#features/initiative/server/splitting.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const wanted = { rules: initiativeRules, action: 'merge', noun: 'initiative', id } as const;
	const desk = await requireMayChange(event, wanted);
	const page = await loadInitiativePage(desk, id, { language: event.locals.language, now: new Date() });
	if (!page) error(404, m.error_not_found());
	const { initiative, line, steps, files } = page;
	return {
		initiative,
		partId: newId(),
		steps: steps.filter((step) => step.doneOn === null).map((step) => ({ id: step.id, name: step.what })),
		milestones: (line?.milestones ?? []).map((milestone) => ({ id: milestone.id, name: milestone.what })),
		files: files.map((file) => ({ id: file.id, name: file.name })),
		activities: (line?.activities ?? []).map((activity) => ({ id: activity.id, name: activity.title }))
	};
};

export const actions: Actions = {
	save: saveAction(
		splitForm,
		({ db, actor }, input) => splitInitiative(db, actor, input),
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}`
	)
};
