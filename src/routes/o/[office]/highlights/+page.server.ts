import { redirect } from '@sveltejs/kit';
import { requireMember } from '#features/member/server/gate.ts';
import { dayAt, periodContaining } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

/** The highlights of the period that it is now. */
export const load: PageServerLoad = async (event) => {
	const { office } = await requireMember(event);
	const { year } = periodContaining(dayAt(new Date(), office.timeZone), office.periodStartsIn);
	redirect(303, `/o/${office.slug}/highlights/${year}`);
};
