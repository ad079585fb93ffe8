import { requireMay } from '#features/member/server/gate.ts';
import { presentReport } from '#features/presentation/server/page.ts';
import { studioRules } from '#features/studio/policy.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, studioRules, 'view');
	const { id, lang } = event.params;
	return { page: await presentReport(desk, id, lang ?? event.locals.language, new Date()) };
};
