import { requireMay } from '#features/member/server/gate.ts';
import { criteriaOf } from '#features/request/criteria.ts';
import { requestRules } from '#features/request/policy.ts';
import { loadOwnCriteria } from '#features/request/server/queries.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMay(event, requestRules, 'weigh');
	const own = await db.forOffice(actor.officeId, (tx) => loadOwnCriteria(tx, actor.officeId));
	return { criteria: criteriaOf(own) };
};
