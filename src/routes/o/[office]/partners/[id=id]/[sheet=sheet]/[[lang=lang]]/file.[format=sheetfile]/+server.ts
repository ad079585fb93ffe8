import { requireMayQuietly } from '#features/member/server/gate.ts';
import { fileResponse } from '#features/report/server/files.ts';
import { sheetRules } from '#features/sheet/policy.ts';
import { loadSheetFile } from '#features/sheet/server/page.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { id, sheet, lang, format } = event.params;
	const desk = await requireMayQuietly(event, sheetRules, sheet);
	const asked = { kind: sheet, partner: id, language: lang ?? event.locals.language };
	const file = await loadSheetFile(desk, asked, {
		...{ format, now: new Date(), filesFolder: runtime().folder.files }
	});
	return fileResponse(file, event.url.searchParams.has('show') ? 'inline' : 'attachment');
};
