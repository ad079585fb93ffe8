import { requireMay } from '#features/member/server/gate.ts';
import { reportRules } from '#features/report/policy.ts';
import { loadReportPage } from '#features/report/server/page.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, reportRules, 'view');
	return loadReportPage(desk, event.params.year, event.params.lang ?? event.locals.language, new Date());
};
