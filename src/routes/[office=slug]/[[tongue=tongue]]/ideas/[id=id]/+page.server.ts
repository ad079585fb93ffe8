import { loadIdeaPage, reportAction, supportAction } from '#features/resident-idea/server/public-pages.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => loadIdeaPage(event);

export const actions: Actions = {
	support: (event) => supportAction(event),
	report: (event) => reportAction(event)
};
