import { listGoals } from '#features/goal/server/queries.ts';
import { initiativeFilters } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { countInitiatives, listInitiatives } from '#features/initiative/server/queries.ts';
import { may, shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { partnerNames } from '#features/organisation/server/queries.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMember(event);
	const { searchParams } = event.url;
	const filters = initiativeFilters(searchParams);
	const visibilities = shownTo(actor);
	const options = { visibilities, after: readCursor(searchParams.get('after')), size: PAGE_SIZE };
	const [page, total, partners, goals] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			listInitiatives(tx, actor.officeId, filters, options),
			countInitiatives(tx, actor.officeId, filters, visibilities),
			partnerNames(tx, actor.officeId, visibilities),
			listGoals(tx, actor.officeId)
		])
	);
	return {
		...page,
		total,
		partners,
		goals: goals.map(({ id, position, shortName }) => ({ id, position, shortName })),
		canEdit: may(initiativeRules, actor, 'edit')
	};
};
