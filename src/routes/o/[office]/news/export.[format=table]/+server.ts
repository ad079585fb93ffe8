import { requireMember } from '#features/member/server/gate.ts';
import { newsFilters } from '#features/news/form.ts';
import { listNews } from '#features/news/server/queries.ts';
import { newsTable } from '#features/news/view.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMember(event);
	const { language } = event.locals;
	const filters = newsFilters(event.url.searchParams);
	const { rows } = await db.forOffice(actor.officeId, (tx) => listNews(tx, actor, filters, { size: EXPORT_LIMIT + 1 }));
	return exportResponse(event.params.format, { language, ...newsTable(rows, language) });
};
