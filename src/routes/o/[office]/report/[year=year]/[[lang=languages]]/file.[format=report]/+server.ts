import { requireMay } from '#features/member/server/gate.ts';
import { reportRules } from '#features/report/policy.ts';
import { fileResponse, reportFile } from '#features/report/server/files.ts';
import { loadReport } from '#features/report/server/page.ts';
import { outfitOf } from '#features/template/server/outfit.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMay(event, reportRules, 'view');
	const { year, lang, format } = event.params;
	const document = await loadReport(desk, year, lang ?? event.locals.language, new Date());
	const outfit = await outfitOf(desk.db, desk.actor.officeId, runtime().folder.files);
	return fileResponse(
		await reportFile(document, format, outfit),
		event.url.searchParams.has('show') ? 'inline' : 'attachment'
	);
};
