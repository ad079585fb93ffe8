import { loadSentPage, sendAgainAction } from '#features/resident-idea/server/public-pages.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => loadSentPage(event);

export const actions: Actions = {
	default: (event) => sendAgainAction(event)
};
