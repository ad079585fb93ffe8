import { shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { organisationFilters } from '#features/organisation/form.ts';
import { listOrganisations } from '#features/organisation/server/queries.ts';
import { organisationTable } from '#features/organisation/view.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMember(event);
	const { language } = event.locals;
	const filters = organisationFilters(event.url.searchParams);
	const { rows } = await db.forOffice(actor.officeId, (tx) =>
		listOrganisations(tx, actor.officeId, filters, { language, shown: shownTo(actor), size: EXPORT_LIMIT + 1 })
	);
	return exportResponse(event.params.format, { language, ...organisationTable(rows, language) });
};
