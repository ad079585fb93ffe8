import { error } from '@sveltejs/kit';
import { may, shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { organisationRules } from '#features/organisation/policy.ts';
import {
	activitiesOfOrganisation,
	loadOrganisation,
	partnerOfOrganisation
} from '#features/organisation/server/queries.ts';
import { m } from '#paraglide/messages.js';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMember(event);
	const { id } = event.params;
	const [organisation, partner, activities] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			loadOrganisation(tx, actor.officeId, id),
			partnerOfOrganisation(tx, actor.officeId, id),
			activitiesOfOrganisation(tx, actor.officeId, id, shownTo(actor))
		])
	);
	if (!organisation) error(404, m.error_not_found());
	return { organisation, partner, activities, canEdit: may(organisationRules, actor, 'edit') };
};
