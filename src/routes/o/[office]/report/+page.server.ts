import { redirect } from '@sveltejs/kit';
import { shownTo } from '#features/member/policy.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { reportRules } from '#features/report/policy.ts';
import { latestPeriod } from '#features/year/server/queries.ts';
import { dayAt } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

/** The report of the latest year with anything in it. */
export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMay(event, reportRules, 'view');
	const today = dayAt(new Date(), office.timeZone);
	const period = await latestPeriod(db, actor.officeId, today, office.periodStartsIn, shownTo(actor));
	redirect(303, `/o/${office.slug}/report/${period.year}`);
};
