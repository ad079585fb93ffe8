import { goalFilters } from '#features/goal/form.ts';
import { isInForce } from '#features/goal/goal.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { goalTable } from '#features/goal/view.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { periodOf } from '#kernel/period.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { language } = event.locals;
	const { year } = goalFilters(event.url.searchParams);
	const all = await db.forOffice(actor.officeId, (tx) => listGoals(tx, actor.officeId));
	const shown = year === undefined ? all : all.filter((goal) => isInForce(goal, periodOf(year, office.periodStartsIn)));
	return exportResponse(event.params.format, { language, ...goalTable(shown, language) });
};
