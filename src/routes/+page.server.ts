import { redirect } from '@sveltejs/kit';
import { homeOf } from '#features/office/server/home.ts';
import { listSites } from '#features/open/server/sites.ts';
import { requireSignedIn } from '#platform/server/session-gate.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { PageServerLoad } from './$types.d.ts';

/**
 * The start leads to the year of one's office; who belongs to several goes to the one used last. Whoever is not signed
 * in finds the public sites, where there are several (one alone is shown at once: see hooks.server.ts), else the sign-in.
 */
export const load: PageServerLoad = async (event) => {
	if (!event.locals.signedIn) {
		const sites = await listSites(runtime().db);
		if (sites.length > 0) return { sites };
	}
	const person = requireSignedIn(event);
	redirect(303, await homeOf(person.userId, event.cookies.get('kesher_office')));
};
