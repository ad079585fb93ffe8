import { error } from '@sveltejs/kit';
import { listGoals } from '#features/goal/server/queries.ts';
import { initiativeForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { deleteInitiative, saveInitiative } from '#features/initiative/server/commands.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { initiativeFields } from '#features/initiative/view.ts';
import { shownTo } from '#features/member/policy.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { organisationNames, partnerNames } from '#features/organisation/server/queries.ts';
import { peopleChoices } from '#features/person/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMayChange(event, {
		rules: initiativeRules,
		action: 'edit',
		noun: 'initiative',
		id: event.params.id
	});
	const { id } = event.params;
	const { language } = event.locals;
	const looking = { language, shown: shownTo(actor), day: dayAt(new Date(), office.timeZone) };
	const [initiative, partners, organisations, goals, people] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			id ? loadInitiative(tx, actor, id) : undefined,
			partnerNames(tx, actor.officeId, looking.shown),
			organisationNames(tx, actor.officeId, language),
			listGoals(tx, actor.officeId),
			peopleChoices(tx, actor.officeId, office.city, looking)
		])
	);
	if (id && !initiative) error(404, m.error_not_found());
	return {
		initiative: initiative
			? initiativeFields(initiative)
			: {
					...{ id: newId(), version: 0, title: {}, stage: 'idea', visibility: 'council' },
					// It begins when it is written down, as long as nobody says otherwise.
					...{ begun: looking.day, expected: null, ended: null },
					// Whoever is limited to a body adds what it leads, as long as nobody says otherwise.
					leads: actor.bodyId ? [actor.bodyId] : []
				},
		partners,
		organisations,
		goals: goals.map(({ id: goal, position, name }) => ({ id: goal, position, name })),
		people
	};
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
