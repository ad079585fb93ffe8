import { redirect } from '@sveltejs/kit';
import { shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { latestPeriod } from '#features/year/server/kept-years.ts';
import { dayAt } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

/** The latest year with anything in it that the member may see. */
export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const today = dayAt(new Date(), office.timeZone);
	const period = await latestPeriod(db, actor.officeId, today, office.periodStartsIn, shownTo(actor));
	redirect(303, `/o/${office.slug}/year/${period.year}`);
};
