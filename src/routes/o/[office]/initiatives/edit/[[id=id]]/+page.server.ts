import { initiativeForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { deleteInitiative, saveInitiative } from '#features/initiative/server/commands.ts';
import { loadInitiativeForm } from '#features/initiative/server/form-page.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { dayAt } from '#kernel/period.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const desk = await requireMayChange(event, { rules: initiativeRules, action: 'edit', noun: 'initiative', id });
	const { searchParams: query } = event.url;
	return loadInitiativeForm(desk, { id, query, language: event.locals.language, now: new Date() });
};

export const actions: Actions = {
	save: saveAction(
		initiativeForm,
		({ db, actor, office }, input) => saveInitiative(db, actor, input, dayAt(new Date(), office.timeZone)),
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}`,
		'initiative'
	),
	delete: deleteAction(
		'initiative',
		({ db, actor }, id) => deleteInitiative(db, actor, id),
		({ office }) => `/o/${office.slug}/initiatives`
	)
};
