import { goalFilters } from '#features/goal/form.ts';
import { isInForce, yearsOf } from '#features/goal/goal.ts';
import { goalRules } from '#features/goal/policy.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { may } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { dayAt, periodContaining, periodOf } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { year } = goalFilters(event.url.searchParams);
	const all = await db.forOffice(actor.officeId, (tx) => listGoals(tx, actor.officeId));
	const today = periodContaining(dayAt(new Date(), office.timeZone), office.periodStartsIn);
	return {
		goals: year === undefined ? all : all.filter((goal) => isInForce(goal, periodOf(year, office.periodStartsIn))),
		years: yearsOf(all, today.year),
		canEdit: may(goalRules, actor, 'edit')
	};
};
