import { requireMember } from '#features/member/server/gate.ts';
import { fileResponse } from '#features/report/server/files.ts';
import { loadRecommendationFile } from '#features/sheet/server/recommendation.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMember(event);
	const { id, lang, format } = event.params;
	const asked = { id, language: lang ?? event.locals.language };
	const filesFolder = runtime().folder.files;
	const file = await loadRecommendationFile(desk, asked, { format, now: new Date(), filesFolder });
	return fileResponse(file, event.url.searchParams.has('show') ? 'inline' : 'attachment');
};
