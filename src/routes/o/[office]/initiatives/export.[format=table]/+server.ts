import { initiativeFilters } from '#features/initiative/form.ts';
import { listInitiatives } from '#features/initiative/server/list.ts';
import { loadLight } from '#features/initiative/server/waiting.ts';
import { initiativeTable } from '#features/initiative/view.ts';
import { shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { exportResponse } from '#features/office/server/export.ts';
import { widened } from '#features/table-import/server/wider.ts';
import { standingIn } from '#features/year/server/promoted.ts';
import { EXPORT_LIMIT } from '#kernel/paging.ts';
import { dayAt, periodOf } from '#kernel/period.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const desk = await requireMember(event);
	const { db, actor, office } = desk;
	const { language } = event.locals;
	const filters = initiativeFilters(event.url.searchParams);
	const visibilities = shownTo(actor);
	const today = dayAt(new Date(), office.timeZone);
	const period = filters.year === undefined ? undefined : periodOf(filters.year, office.periodStartsIn);
	const { rows } = await db.forOffice(actor.officeId, async (tx) => {
		const standing = period && (await standingIn(tx, actor.officeId, period, { today, shown: visibilities }));
		const light = await loadLight(tx, actor, office, new Date());
		return listInitiatives(tx, actor, filters, { size: EXPORT_LIMIT + 1, standing, light });
	});
	const ids = rows.map(({ id }) => id);
	const table = await widened(desk, initiativeTable(rows, language), {
		target: 'initiatives',
		ids,
		language,
		day: today
	});
	return exportResponse(event.params.format, { language, ...table });
};
