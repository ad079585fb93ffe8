import { requireMember } from '#features/member/server/gate.ts';
import { loadRecommendationPage } from '#features/sheet/server/recommendation.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMember(event);
	const { id, lang } = event.params;
	const { language } = event.locals;
	const filesFolder = runtime().folder.files;
	return loadRecommendationPage(desk, { id, language: lang ?? language }, { language, now: new Date(), filesFolder });
};
