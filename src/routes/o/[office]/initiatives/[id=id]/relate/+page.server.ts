import { error } from '@sveltejs/kit';
import { relateForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { choosingOf } from '#features/initiative/server/choosing.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { othersThan, relateAll } from '#features/initiative/server/related.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const wanted = { rules: initiativeRules, action: 'edit', noun: 'initiative', id } as const;
	const { db, actor } = await requireMayChange(event, wanted);
	const choosing = choosingOf(event.url.searchParams, 'others[]');
	const [initiative, choices] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([loadInitiative(tx, actor, id), othersThan(tx, actor, id, { choosing })])
	);
	if (!initiative) error(404, m.error_not_found());
	return { title: initiative.title, choices, ...choosing };
};

export const actions: Actions = {
	save: saveAction(
		relateForm,
		({ db, actor }, { others }, { params }) => relateAll(db, actor, { id: params['id'] ?? '', others }),
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}#related`,
		'initiative'
	)
};
