import { error } from '@sveltejs/kit';
import { requireMay } from '#features/member/server/gate.ts';
import { fileResponse, reportFile } from '#features/report/server/files.ts';
import { studioRules } from '#features/studio/policy.ts';
import { loadFinished } from '#features/studio/server/finished.ts';
import { outfitOfReport } from '#features/studio/server/outfit.ts';
import { withPictures } from '#features/studio/server/pictures.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor, office } = await requireMay(event, studioRules, 'view');
	const { id, lang, format } = event.params;
	const found = await loadFinished(db, actor, id, lang ?? event.locals.language, dayAt(new Date(), office.timeZone));
	const { files } = runtime().folder;
	const outfit = found && (await outfitOfReport(db, actor, files, id));
	if (!found || !outfit) error(404, m.error_not_found());
	return fileResponse(
		await reportFile(found.document, format, await withPictures(outfit, files, found.document)),
		event.url.searchParams.has('show') ? 'inline' : 'attachment'
	);
};
