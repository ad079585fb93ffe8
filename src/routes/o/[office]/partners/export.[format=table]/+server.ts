import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { partnerFilters } from '#features/partner/form.ts';
import { loadPartnerList } from '#features/partner/server/list.ts';
import { registerTable } from '#features/year/view.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMember(event);
	const { language } = event.locals;
	const filters = partnerFilters(event.url.searchParams);
	const { rows } = await loadPartnerList(desk, { filters, language, now: new Date(), size: EXPORT_LIMIT + 1 });
	return exportResponse(event.params.format, { language, ...registerTable(rows) });
};
