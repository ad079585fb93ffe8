import { error } from '@sveltejs/kit';
import { shownTo } from '#features/member/policy.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { organisationForm } from '#features/organisation/form.ts';
import { organisationRules } from '#features/organisation/policy.ts';
import { deleteOrganisation, saveOrganisation } from '#features/organisation/server/commands.ts';
import { loadOrganisation, partnerNames } from '#features/organisation/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMayChange(event, {
		rules: organisationRules,
		action: 'edit',
		noun: 'organisation',
		id: event.params.id
	});
	const { id } = event.params;
	const [organisation, partners] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			id ? loadOrganisation(tx, actor.officeId, id) : undefined,
			partnerNames(tx, actor.officeId, shownTo(actor))
		])
	);
	if (id && !organisation) error(404, m.error_not_found());
	return { organisation: organisation ?? { id: newId(), version: 0, name: {} }, partners };
};

export const actions: Actions = {
	save: saveAction(
		organisationForm,
		({ db, actor }, input) => saveOrganisation(db, actor, input),
		({ office }, { id }) => `/o/${office.slug}/organisations/${id}`,
		'organisation'
	),
	delete: deleteAction(
		'organisation',
		({ db, actor }, id) => deleteOrganisation(db, actor, id),
		({ office }) => `/o/${office.slug}/organisations`
	)
};
