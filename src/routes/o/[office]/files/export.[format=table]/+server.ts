import { attachmentFilters } from '#features/attachment/form.ts';
import { listAllAttachments } from '#features/attachment/server/queries.ts';
import { attachmentTable } from '#features/attachment/view.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMember(event);
	const { language } = event.locals;
	const filters = attachmentFilters(event.url.searchParams);
	const { rows } = await db.forOffice(actor.officeId, (tx) =>
		listAllAttachments(tx, actor, filters, { size: EXPORT_LIMIT + 1 })
	);
	return exportResponse(event.params.format, { language, ...attachmentTable(rows, language) });
};
