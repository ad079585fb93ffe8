import { agreementFilters } from '#features/agreement/form.ts';
import { listAgreements } from '#features/agreement/server/list.ts';
import { agreementTable } from '#features/agreement/view.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { language } = event.locals;
	const filters = agreementFilters(event.url.searchParams);
	const { rows } = await db.forOffice(actor.officeId, (tx) =>
		listAgreements(tx, actor, filters, { today: dayAt(new Date(), office.timeZone), size: EXPORT_LIMIT + 1 })
	);
	return exportResponse(event.params.format, { language, ...agreementTable(rows, language) });
};
