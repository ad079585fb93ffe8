import { redirect } from '@sveltejs/kit';
import { requireMay } from '#features/member/server/gate.ts';
import { meantFor, reportRules } from '#features/report/policy.ts';
import { latestPeriod } from '#features/year/server/kept-years.ts';
import { dayAt } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

/** The report of the latest year with anything in it that the council may read. */
export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMay(event, reportRules, 'view');
	const today = dayAt(new Date(), office.timeZone);
	const period = await latestPeriod(db, actor.officeId, today, office.periodStartsIn, meantFor('council'));
	redirect(303, `/o/${office.slug}/report/${period.year}`);
};
