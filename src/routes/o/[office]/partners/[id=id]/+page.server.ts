import { requireMember } from '#features/member/server/gate.ts';
import { loadPartnerPage } from '#features/partner/server/page.ts';
import { TIMELINE_FILTERS } from '#features/partner/timeline.ts';
import { choiceFilter } from '#kernel/filters.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) =>
	loadPartnerPage(await requireMember(event), {
		id: event.params.id,
		filter: choiceFilter(event.url.searchParams, 'show', TIMELINE_FILTERS),
		language: event.locals.language,
		now: new Date()
	});
