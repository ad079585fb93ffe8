import { redirect } from '@sveltejs/kit';
import { shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { latestOf } from '#features/year/kept-years.ts';
import { keptYears } from '#features/year/server/kept-years.ts';
import { dayAt, periodContaining } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

/** The highlights of the latest year that holds anything. */
export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const current = periodContaining(dayAt(new Date(), office.timeZone), office.periodStartsIn);
	const kept = await db.forOffice(actor.officeId, (tx) =>
		keptYears(tx, actor.officeId, office.periodStartsIn, shownTo(actor))
	);
	redirect(303, `/o/${office.slug}/highlights/${latestOf(kept, current.year)}`);
};
