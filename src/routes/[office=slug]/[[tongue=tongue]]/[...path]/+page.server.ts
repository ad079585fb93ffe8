import { error } from '@sveltejs/kit';
import { requireSite } from '#features/site/server/open-site.ts';
import { m } from '#paraglide-public/messages.js';
import type { PageServerLoad } from './$types.d.ts';

/** What leads nowhere within a site is told so by the site, in its language. */
export const load: PageServerLoad = async (event) => {
	await requireSite(event);
	error(404, m.pub_not_found());
};
