import { agreementFilters } from '#features/agreement/form.ts';
import { listAgreements } from '#features/agreement/server/list.ts';
import { agreementTable } from '#features/agreement/view.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { widened } from '#features/table-import/server/wider.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMember(event);
	const { db, actor, office } = desk;
	const { language } = event.locals;
	const filters = agreementFilters(event.url.searchParams);
	const day = dayAt(new Date(), office.timeZone);
	const { rows } = await db.forOffice(actor.officeId, (tx) =>
		listAgreements(tx, actor, filters, { today: day, size: EXPORT_LIMIT + 1 })
	);
	const ids = rows.map(({ id }) => id);
	const table = await widened(desk, agreementTable(rows, language), { target: 'agreements', ids, language, day });
	return exportResponse(event.params.format, { language, ...table });
};
