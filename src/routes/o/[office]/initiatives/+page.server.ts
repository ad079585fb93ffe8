import { listGoals } from '#features/goal/server/queries.ts';
import { initiativeFilters } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { countInitiatives, listInitiatives } from '#features/initiative/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { partnerNames } from '#features/organisation/server/queries.ts';
import { standingIn } from '#features/year/server/promoted.ts';
import { yearOptions } from '#features/year/view.ts';
import { keptYears } from '#features/year/server/kept-years.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { dayAt, periodOf } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { searchParams } = event.url;
	const filters = initiativeFilters(searchParams);
	const visibilities = shownTo(actor);
	const today = dayAt(new Date(), office.timeZone);
	const startsIn = office.periodStartsIn;
	const period = filters.year === undefined ? undefined : periodOf(filters.year, startsIn);
	const [page, total, partners, goals, kept] = await db.forOffice(actor.officeId, async (tx) => {
		const standing = period && (await standingIn(tx, actor.officeId, period, { today, shown: visibilities }));
		const options = { after: readCursor(searchParams.get('after')), size: PAGE_SIZE, standing };
		return Promise.all([
			listInitiatives(tx, actor, filters, options),
			countInitiatives(tx, actor, filters, standing),
			partnerNames(tx, actor.officeId, visibilities),
			listGoals(tx, actor.officeId),
			keptYears(tx, actor.officeId, startsIn, visibilities)
		]);
	});
	const years = new Set([...kept.map(({ year }) => year), ...(period ? [period.year] : [])]);
	return {
		...page,
		total,
		partners,
		years: yearOptions(
			[...years].toSorted((a, b) => b - a),
			startsIn
		),
		goals: goals.map(({ id, position, shortName }) => ({ id, position, shortName })),
		canEdit: may(initiativeRules, actor, 'edit')
	};
};
