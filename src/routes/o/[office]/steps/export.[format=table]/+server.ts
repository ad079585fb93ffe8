import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { stepFilters } from '#features/step/form.ts';
import { listAllSteps } from '#features/step/server/queries.ts';
import { stepTable } from '#features/step/view.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { language } = event.locals;
	const today = dayAt(new Date(), office.timeZone);
	const filters = stepFilters(event.url.searchParams);
	const { rows } = await db.forOffice(actor.officeId, (tx) =>
		listAllSteps(tx, actor, filters, { today, size: EXPORT_LIMIT + 1 })
	);
	return exportResponse(event.params.format, { language, ...stepTable(rows, language, today) });
};
