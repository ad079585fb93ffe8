import { activityFilters } from '#features/activity/form.ts';
import { listActivities } from '#features/activity/server/queries.ts';
import { activityTable } from '#features/activity/view.ts';
import { listGoals } from '#features/goal/server/queries.ts';
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
	const filters = activityFilters(event.url.searchParams, office.periodStartsIn);
	const [{ rows }, goals] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([listActivities(tx, actor, filters, { size: EXPORT_LIMIT + 1 }), listGoals(tx, actor.officeId)])
	);
	const day = dayAt(new Date(), office.timeZone);
	const ids = rows.map(({ id }) => id);
	const table = await widened(desk, activityTable(rows, goals, language), { target: 'activities', ids, language, day });
	return exportResponse(event.params.format, { language, ...table });
};
