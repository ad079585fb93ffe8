import { shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { organisationFilters } from '#features/organisation/form.ts';
import { listOrganisations } from '#features/organisation/server/queries.ts';
import { organisationTable } from '#features/organisation/view.ts';
import { widened } from '#features/table-import/server/wider.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMember(event);
	const { db, actor } = desk;
	const { language } = event.locals;
	const filters = organisationFilters(event.url.searchParams);
	const { rows } = await db.forOffice(actor.officeId, (tx) =>
		listOrganisations(tx, actor.officeId, filters, { language, shown: shownTo(actor), size: EXPORT_LIMIT + 1 })
	);
	const day = dayAt(new Date(), desk.office.timeZone);
	const ids = rows.map(({ id }) => id);
	const table = await widened(desk, organisationTable(rows, language), { target: 'organisations', ids, language, day });
	return exportResponse(event.params.format, { language, ...table });
};
