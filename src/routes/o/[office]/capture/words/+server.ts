import { activityRules } from '#features/activity/policy.ts';
import { loadOfficeWords } from '#features/capture/server/queries.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import type { RequestHandler } from './$types.d.ts';

/** For the dialog, which reads lines in the browser. */
export const GET: RequestHandler = async (event) => {
	const { db, actor, office } = await requireMayQuietly(event, activityRules, 'edit');
	return Response.json(await db.forOffice(actor.officeId, (tx) => loadOfficeWords(tx, actor, office)));
};
