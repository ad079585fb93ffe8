import { error } from '@sveltejs/kit';
import { heldRules } from '#features/held/policy.ts';
import { heldPage } from '#features/held/server/page.ts';
import { heldTable } from '#features/held/view.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { m } from '#paraglide/messages.js';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMayQuietly(event, heldRules, 'view');
	const { language } = event.locals;
	const page = await heldPage(desk, event.params.id, language, EXPORT_LIMIT);
	if (!page) error(404, m.error_not_found());
	return exportResponse(event.params.format, { language, ...heldTable(page.parts, page.history, page.looking) });
};
