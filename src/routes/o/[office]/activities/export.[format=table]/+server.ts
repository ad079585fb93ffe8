import { activityFilters } from '#features/activity/form.ts';
import { listActivities } from '#features/activity/server/queries.ts';
import { activityTable } from '#features/activity/view.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { language } = event.locals;
	const filters = activityFilters(event.url.searchParams, office.periodStartsIn);
	const [{ rows }, goals] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([listActivities(tx, actor, filters, { size: EXPORT_LIMIT + 1 }), listGoals(tx, actor.officeId)])
	);
	return exportResponse(event.params.format, { language, ...activityTable(rows, goals, language) });
};
