import { error } from '@sveltejs/kit';
import { listDecisions } from '#features/decision/server/queries.ts';
import { mergeForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { choosingOf } from '#features/initiative/server/choosing.ts';
import { mergeInitiatives } from '#features/initiative/server/merging.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { othersThan } from '#features/initiative/server/related.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { isId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const wanted = { rules: initiativeRules, action: 'merge', noun: 'initiative', id } as const;
	const { db, actor } = await requireMayChange(event, wanted);
	const { searchParams } = event.url;
	const choosing = choosingOf(searchParams, 'with');
	// To search keeps the choice and goes nowhere.
	const chosen = searchParams.has('search') ? null : searchParams.get('with');
	const [initiative, other, choices] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			loadInitiative(tx, actor, id),
			isId(chosen) && chosen !== id ? loadInitiative(tx, actor, chosen) : undefined,
			othersThan(tx, actor, id, { toChange: true, choosing })
		])
	);
	if (!initiative) error(404, m.error_not_found());
	const decisions = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([listDecisions(tx, actor, id), other ? listDecisions(tx, actor, other.id) : []])
	);
	const last = new Map(decisions.flatMap(([latest]) => (latest ? [[latest.initiativeId, latest] as const] : [])));
	return { initiative, other, choices, last, ...choosing };
};

export const actions: Actions = {
	save: saveAction(
		mergeForm,
		({ db, actor }, input) => mergeInitiatives(db, actor, input),
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}`
	)
};
