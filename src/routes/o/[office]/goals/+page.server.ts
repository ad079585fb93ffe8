import { goalFilters } from '#features/goal/form.ts';
import { isInForce, yearsOf } from '#features/goal/goal.ts';
import { goalRules } from '#features/goal/policy.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import { withAbility } from '#features/member/server/owners.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { yearOptions } from '#features/year/view.ts';
import { keptYears } from '#features/year/server/kept-years.ts';
import { dayAt, periodContaining, periodOf } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { year } = goalFilters(event.url.searchParams);
	const [all, kept] = await db.forOffice(actor.officeId, async (tx) => {
		const [goals, years] = await Promise.all([
			listGoals(tx, actor.officeId),
			keptYears(tx, actor.officeId, office.periodStartsIn, shownTo(actor))
		]);
		const wanted = { rules: goalRules, action: 'edit', noun: 'goal' } as const;
		return [await withAbility(tx, actor, wanted, goals), years] as const;
	});
	const today = periodContaining(dayAt(new Date(), office.timeZone), office.periodStartsIn);
	return {
		goals: year === undefined ? all : all.filter((goal) => isInForce(goal, periodOf(year, office.periodStartsIn))),
		years: yearOptions(
			yearsOf(
				all,
				today.year,
				kept.map((each) => each.year)
			),
			office.periodStartsIn
		),
		canEdit: may(goalRules, actor, 'edit')
	};
};
