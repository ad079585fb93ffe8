import { countAction, loadSupportPage } from '#features/resident-idea/server/public-pages.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => loadSupportPage(event);

export const actions: Actions = {
	count: (event) => countAction(event, true),
	takeBack: (event) => countAction(event, false)
};
