import { saveAction } from '#features/member/server/form-action.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { statusForm } from '#features/partner/form.ts';
import { changeStatus } from '#features/partner/server/commands.ts';
import { loadPartnerPage } from '#features/partner/server/page.ts';
import { TIMELINE_FILTERS } from '#features/partner/timeline.ts';
import { choiceFilter, yearFilter } from '#kernel/filters.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) =>
	loadPartnerPage(await requireMember(event), {
		id: event.params.id,
		filter: choiceFilter(event.url.searchParams, 'show', TIMELINE_FILTERS),
		year: yearFilter(event.url.searchParams),
		language: event.locals.language,
		now: new Date()
	});

export const actions: Actions = {
	status: saveAction(
		statusForm,
		({ db, actor }, input) => changeStatus(db, actor, input),
		(_desk, _done, { url }) => url.pathname,
		'partner'
	)
};
