import { goalRules } from '#features/goal/policy.ts';
import { listGoals } from '#features/goal/server/queries.ts';
import { may } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMember(event);
	return {
		goals: await db.forOffice(actor.officeId, (tx) => listGoals(tx, actor.officeId)),
		canEdit: may(goalRules, actor, 'edit')
	};
};
