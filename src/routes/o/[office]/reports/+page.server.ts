import { may } from '#features/member/policy.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { studioRules } from '#features/studio/policy.ts';
import { listReports } from '#features/studio/server/queries.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMay(event, studioRules, 'view');
	const reports = await db.forOffice(actor.officeId, (tx) => listReports(tx, actor));
	return { reports, canEdit: may(studioRules, actor, 'edit') };
};
