import { requireMember } from '#features/member/server/gate.ts';
import { searchFilters } from '#features/search/form.ts';
import { loadSearch } from '#features/search/server/page.ts';
import { readCursor } from '#kernel/paging.ts';
import { getLocale } from '#paraglide/runtime.js';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMember(event);
	const filters = searchFilters(event.url.searchParams);
	if (filters.words === '') return { ...filters, found: undefined };
	const after = readCursor(event.url.searchParams.get('after'));
	const found = await loadSearch(desk, { filters, language: getLocale(), now: new Date(), after });
	return { ...filters, found };
};
