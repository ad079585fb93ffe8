import {
	confirmAction,
	loadOwnPage,
	withdrawAction,
	writeAction
} from '#features/resident-idea/server/public-pages.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => loadOwnPage(event);

export const actions: Actions = {
	confirm: (event) => confirmAction(event),
	write: (event) => writeAction(event),
	withdraw: (event) => withdrawAction(event)
};
