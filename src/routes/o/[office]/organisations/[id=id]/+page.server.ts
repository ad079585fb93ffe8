import { error } from '@sveltejs/kit';
import { sourcesOf } from '#features/import/server/queries.ts';
import { initiativesOfOrganisation } from '#features/initiative/server/queries.ts';
import { listHistory } from '#features/history/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { isAllowed } from '#features/member/server/owners.ts';
import { organisationRules } from '#features/organisation/policy.ts';
import {
	activitiesOfOrganisation,
	loadOrganisation,
	partnerOfOrganisation
} from '#features/organisation/server/queries.ts';
import { rolesAtOrganisation } from '#features/person/server/role-queries.ts';
import { holdersOf } from '#features/person/view.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { id } = event.params;
	const looking = { actor, language: event.locals.language, day: dayAt(new Date(), office.timeZone) };
	const [organisation, partner, roles, activities, initiatives, history, sources, canEdit] = await db.forOffice(
		actor.officeId,
		(tx) =>
			Promise.all([
				loadOrganisation(tx, actor.officeId, id),
				partnerOfOrganisation(tx, actor.officeId, id, shownTo(actor)),
				rolesAtOrganisation(tx, actor.officeId, id, { home: office.city, shown: shownTo(actor) }),
				activitiesOfOrganisation(tx, actor.officeId, id, shownTo(actor)),
				initiativesOfOrganisation(tx, actor.officeId, id, shownTo(actor)),
				listHistory(tx, { actor, office }, 'organisation', id),
				sourcesOf(tx, actor, 'organisation', id),
				isAllowed(tx, actor, { rules: organisationRules, action: 'edit', noun: 'organisation', id })
			])
	);
	if (!organisation) error(404, m.error_not_found());
	return {
		organisation,
		partner,
		holders: holdersOf(roles, looking),
		activities,
		initiatives,
		history,
		sources,
		canEdit
	};
};
