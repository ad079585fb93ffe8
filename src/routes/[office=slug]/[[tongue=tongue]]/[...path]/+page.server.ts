import { error, redirect } from '@sveltejs/kit';
import { requireSite } from '#features/site/server/open-site.ts';
import { siteHref } from '#features/site/site.ts';
import { tongueMeant } from '#kernel/tongue.ts';
import { m } from '#paraglide-public/messages.js';
import type { PageServerLoad } from './$types.d.ts';

/** What leads nowhere within a site is told so by the site, in its language; a language that is written otherwise is found. */
export const load: PageServerLoad = async (event) => {
	const { office } = await requireSite(event);
	const [first = '', ...rest] = event.params.path.split('/');
	const meant = event.params.tongue ? undefined : tongueMeant(first);
	if (meant) redirect(308, siteHref(office, meant, rest.join('/')) + event.url.search);
	error(404, m.pub_not_found());
};
