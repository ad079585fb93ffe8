import { listHighlights } from '#features/highlight/server/queries.ts';
import { highlightTable } from '#features/highlight/view.ts';
import { shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { periodLabel, periodOf } from '#kernel/period.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { language } = event.locals;
	const period = periodOf(event.params.year, office.periodStartsIn);
	const highlights = await db.forOffice(actor.officeId, (tx) =>
		listHighlights(tx, actor.officeId, period, shownTo(actor))
	);
	return exportResponse(event.params.format, {
		language,
		...highlightTable(highlights, periodLabel(period), language)
	});
};
