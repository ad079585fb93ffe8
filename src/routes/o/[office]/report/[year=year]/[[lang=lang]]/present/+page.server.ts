import { requireMay } from '#features/member/server/gate.ts';
import { presentYear } from '#features/presentation/server/page.ts';
import { reportRules } from '#features/report/policy.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, reportRules, 'view');
	const { year, lang } = event.params;
	return { page: await presentYear(desk, year, lang ?? event.locals.language, new Date()) };
};
