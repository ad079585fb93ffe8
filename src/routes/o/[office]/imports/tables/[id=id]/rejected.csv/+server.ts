import { error } from '@sveltejs/kit';
import { tableImportRules } from '#features/table-import/policy.ts';
import { rejectedRows } from '#features/table-import/server/rejected.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { contentDisposition } from '#kernel/file-name.ts';
import { m } from '#paraglide/messages.js';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMay(event, tableImportRules, 'view');
	const rejected = await rejectedRows(db, actor.officeId, event.params.id, event.locals.language);
	if (!rejected) error(404, m.error_not_found());
	return new Response(rejected.csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': contentDisposition('attachment', `${rejected.name}.csv`),
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
};
