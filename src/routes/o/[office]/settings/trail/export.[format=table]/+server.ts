import { trailFilters } from '#features/history/form.ts';
import { listTrail } from '#features/history/server/trail.ts';
import { trailTable } from '#features/history/view.ts';
import { memberRules } from '#features/member/policy.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMayQuietly(event, memberRules, 'manage');
	const { language } = event.locals;
	const filters = trailFilters(event.url.searchParams);
	const { rows } = await desk.db.forOffice(desk.actor.officeId, (tx) =>
		listTrail(tx, desk, { filters, language, size: EXPORT_LIMIT + 1 })
	);
	return exportResponse(event.params.format, { language, ...trailTable(rows, desk.office.timeZone, language) });
};
