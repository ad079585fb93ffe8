import { may } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { requestRules } from '#features/request/policy.ts';
import { daysSince } from '#features/request/request.ts';
import { listRequests } from '#features/request/server/queries.ts';
import { dayAt } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const today = dayAt(new Date(), office.timeZone);
	const rows = await db.forOffice(actor.officeId, (tx) => listRequests(tx, actor, office.timeZone));
	return {
		rows: rows.map((row) => ({ ...row, days: row.since === undefined ? undefined : daysSince(row.since, today) })),
		canOpen: may(requestRules, actor, 'edit'),
		canWeigh: may(requestRules, actor, 'weigh')
	};
};
