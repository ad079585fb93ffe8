import { initiativeFilters } from '#features/initiative/form.ts';
import { listInitiatives } from '#features/initiative/server/queries.ts';
import { initiativeTable } from '#features/initiative/view.ts';
import { shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMember(event);
	const { language } = event.locals;
	const filters = initiativeFilters(event.url.searchParams);
	const options = { visibilities: shownTo(actor), size: EXPORT_LIMIT + 1 };
	const { rows } = await db.forOffice(actor.officeId, (tx) => listInitiatives(tx, actor.officeId, filters, options));
	return exportResponse(event.params.format, { language, ...initiativeTable(rows, language) });
};
