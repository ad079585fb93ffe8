import { redirect } from '@sveltejs/kit';
import { homeOf } from '#features/office/server/home.ts';
import { requireSignedIn } from '#platform/server/session-gate.ts';
import type { PageServerLoad } from './$types.d.ts';

/** The start leads to the year of one's office; who belongs to several goes to the one used last. */
export const load: PageServerLoad = async (event) => {
	const person = requireSignedIn(event);
	redirect(303, await homeOf(person.userId, event.cookies.get('kesher_office')));
};
