import { error } from '@sveltejs/kit';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { partnerForm } from '#features/partner/form.ts';
import type { Partner } from '#features/partner/partner.ts';
import { partnerRules } from '#features/partner/policy.ts';
import { deletePartner, savePartner } from '#features/partner/server/commands.ts';
import { loadPartner } from '#features/partner/server/queries.ts';
import { placeAction } from '#features/place/server/form-action.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMayChange(event, {
		rules: partnerRules,
		action: 'edit',
		noun: 'partner',
		id: event.params.id
	});
	const { id } = event.params;
	if (!id) return { partner: blank() };
	const partner = await db.forOffice(actor.officeId, (tx) => loadPartner(tx, actor.officeId, id));
	return { partner: partner ?? error(404, m.error_not_found()) };
};

export const actions: Actions = {
	place: placeAction,
	save: saveAction(
		partnerForm,
		({ db, actor }, input) => savePartner(db, actor, input),
		({ office }, { id }) => `/o/${office.slug}/partners/${id}`,
		'partner'
	),
	delete: deleteAction(
		'partner',
		({ db, actor }, id) => deletePartner(db, actor, id),
		({ office }) => `/o/${office.slug}/partners`
	)
};

function blank(): Omit<Partner, 'position'> & { position: number | null } {
	return {
		id: newId(),
		position: null,
		kind: 'city',
		name: {},
		localLanguage: null,
		country: null,
		countryName: {},
		showsFlag: true,
		place: null,
		latitude: null,
		longitude: null,
		timeZone: null,
		wikidataId: null,
		status: 'active',
		statusUntil: null,
		summary: {},
		takingPart: {},
		website: null,
		visibility: 'council',
		version: 0
	};
}
