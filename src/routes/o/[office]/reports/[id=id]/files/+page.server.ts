import { error } from '@sveltejs/kit';
import { orderAction } from '#features/export/server/form-action.ts';
import { loadFilesPage } from '#features/export/server/page.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { studioRules } from '#features/studio/policy.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, studioRules, 'view');
	return (await loadFilesPage(desk, { reportId: event.params.id })) ?? error(404, m.error_not_found());
};

export const actions: Actions = {
	order: orderAction(({ params }) => ({ reportId: params['id'] ?? '' }))
};
