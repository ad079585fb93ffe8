import { may, shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { organisationFilters } from '#features/organisation/form.ts';
import { organisationRules } from '#features/organisation/policy.ts';
import {
	countOrganisations,
	countriesOfOrganisations,
	listOrganisations
} from '#features/organisation/server/queries.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMember(event);
	const { searchParams } = event.url;
	const filters = organisationFilters(searchParams);
	const options = {
		language: event.locals.language,
		shown: shownTo(actor),
		after: readCursor(searchParams.get('after')),
		size: PAGE_SIZE
	};
	const [page, total, countries] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			listOrganisations(tx, actor.officeId, filters, options),
			countOrganisations(tx, actor.officeId, filters),
			countriesOfOrganisations(tx, actor.officeId)
		])
	);
	return { ...page, total, countries, canEdit: may(organisationRules, actor, 'edit') };
};
