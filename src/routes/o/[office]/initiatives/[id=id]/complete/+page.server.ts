import { error } from '@sveltejs/kit';
import { completionForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { completeInitiative } from '#features/initiative/server/commands.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { may } from '#features/member/policy.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const desk = await requireMayChange(event, { rules: initiativeRules, action: 'move', noun: 'initiative', id });
	const { db, actor, office } = desk;
	const initiative = await db.forOffice(actor.officeId, (tx) => loadInitiative(tx, actor, id));
	if (!initiative) error(404, m.error_not_found());
	const { version, title, outcome, budgetActual, currency } = initiative;
	return {
		initiative: { id, version, title, outcome, budgetActual, currency },
		today: dayAt(new Date(), office.timeZone),
		asksMoney: may(initiativeRules, actor, 'money')
	};
};

export const actions: Actions = {
	save: saveAction(
		completionForm,
		({ db, actor, office }, input) => completeInitiative(db, actor, input, dayAt(new Date(), office.timeZone)),
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}`,
		'initiative'
	)
};
