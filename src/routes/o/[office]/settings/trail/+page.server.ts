import { trailFilters } from '#features/history/form.ts';
import { countTrail, listTrail } from '#features/history/server/trail.ts';
import { memberRules } from '#features/member/policy.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { isNumber, PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMayQuietly(event, memberRules, 'manage');
	const { searchParams } = event.url;
	const filters = trailFilters(searchParams);
	const after = readCursor(searchParams.get('after'), isNumber);
	const { language } = event.locals;
	const [page, total] = await desk.db.forOffice(desk.actor.officeId, (tx) =>
		Promise.all([listTrail(tx, desk, { filters, language, after, size: PAGE_SIZE }), countTrail(tx, desk, filters)])
	);
	return { ...page, total, timeZone: desk.office.timeZone };
};
