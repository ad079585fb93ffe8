import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { partnerFilters } from '#features/partner/form.ts';
import { loadPartnerList } from '#features/partner/server/list.ts';
import { registerTable } from '#features/year/view.ts';
import { widened } from '#features/table-import/server/wider.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMember(event);
	const { language } = event.locals;
	const filters = partnerFilters(event.url.searchParams);
	const { rows } = await loadPartnerList(desk, { filters, language, now: new Date(), size: EXPORT_LIMIT + 1 });
	const day = dayAt(new Date(), desk.office.timeZone);
	const table = await widened(desk, registerTable(rows), {
		target: 'partners',
		ids: rows.map(({ id }) => id),
		language,
		day
	});
	return exportResponse(event.params.format, { language, ...table });
};
