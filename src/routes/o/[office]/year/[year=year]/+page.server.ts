import { requireMember } from '#features/member/server/gate.ts';
import { loadYearPage } from '#features/year/server/page.ts';
import { periodOf } from '#kernel/period.ts';
import { rememberOffice } from '#platform/server/session-gate.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMember(event);
	rememberOffice(event.cookies, desk.office.slug);
	return loadYearPage(desk, periodOf(event.params.year, desk.office.periodStartsIn), event.locals.language, new Date());
};
