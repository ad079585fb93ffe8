import { error } from '@sveltejs/kit';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { recommendForm } from '#features/request/form.ts';
import { requestRules } from '#features/request/policy.ts';
import { recommend } from '#features/request/server/commands.ts';
import { findRequest } from '#features/request/server/page.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const { db, actor } = await requireMayChange(event, {
		...{ rules: requestRules, action: 'recommend', noun: 'initiative', id }
	});
	const found = await db.forOffice(actor.officeId, (tx) => findRequest(tx, actor, id));
	if (!found) error(404, m.error_not_found());
	const { initiative, request } = found;
	const { recommendation, resolution } = request;
	return { title: initiative.title, record: { id, version: initiative.version, recommendation, resolution } };
};

export const actions: Actions = {
	save: saveAction(
		recommendForm,
		({ db, actor }, input) => recommend(db, actor, input, new Date()),
		({ office }, { id }) => `/o/${office.slug}/initiatives/${id}/request`,
		'initiative'
	)
};
