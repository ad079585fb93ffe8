import { loadIdeaForm, receiveAction } from '#features/resident-idea/server/public-pages.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => loadIdeaForm(event);

export const actions: Actions = {
	default: (event) => receiveAction(event)
};
