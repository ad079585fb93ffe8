import { error } from '@sveltejs/kit';
import { orderAction } from '#features/export/server/form-action.ts';
import { loadFilesPage } from '#features/export/server/page.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { reportRules } from '#features/report/policy.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, reportRules, 'view');
	return (await loadFilesPage(desk, { year: event.params.year })) ?? error(404, m.error_not_found());
};

export const actions: Actions = {
	order: orderAction(({ params }) => ({ year: Number(params['year']) }))
};
