import { error } from '@sveltejs/kit';
import { relatedForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { othersThan, relate } from '#features/initiative/server/related.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const wanted = { rules: initiativeRules, action: 'edit', noun: 'initiative', id } as const;
	const { db, actor } = await requireMayChange(event, wanted);
	const [initiative, others] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([loadInitiative(tx, actor, id), othersThan(tx, actor, id)])
	);
	if (!initiative) error(404, m.error_not_found());
	const { version, title } = initiative;
	return { initiative: { id, version, title }, others };
};

export const actions: Actions = {
	save: saveAction(
		relatedForm,
		({ db, actor }, { otherId }, { params }) => relate(db, actor, { id: params['id'] ?? '', otherId }),
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}#related`,
		'initiative'
	)
};
