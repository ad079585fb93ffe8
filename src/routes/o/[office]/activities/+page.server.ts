import { activityFilters } from '#features/activity/form.ts';
import { countedAs } from '#features/activity/view.ts';
import { activityRules } from '#features/activity/policy.ts';
import { activityYears, countActivities, listActivities } from '#features/activity/server/queries.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { listPartnerNames } from '#features/partner/server/queries.ts';
import { isDayOrNone, PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { yearOptions } from '#features/year/view.ts';
import { getLocale } from '#paraglide/runtime.js';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { searchParams } = event.url;
	const filters = activityFilters(searchParams, office.periodStartsIn);
	const [page, total, years, partners, goals] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			listActivities(tx, actor, filters, {
				after: readCursor(searchParams.get('after'), isDayOrNone),
				size: PAGE_SIZE
			}),
			countActivities(tx, actor, filters),
			activityYears(tx, actor, office.periodStartsIn),
			listPartnerNames(tx, actor.officeId, shownTo(actor)),
			listGoals(tx, actor.officeId)
		])
	);
	// A year that nothing is dated in can still be asked for; its filter then says so.
	const asked = filters.period?.year;
	const offered = asked === undefined || years.includes(asked) ? years : [...years, asked];
	return {
		...page,
		total,
		years: yearOptions(offered, office.periodStartsIn),
		partners,
		goals,
		countedAs: countedAs(searchParams, filters, getLocale()),
		canEdit: may(activityRules, actor, 'edit')
	};
};
