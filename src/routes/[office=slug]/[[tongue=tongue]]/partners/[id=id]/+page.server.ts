import { loadComingWith } from '#features/open/server/page.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import { loadSitePartner } from '#features/site/server/partner-page.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const site = await requireSite(event);
	const [partner, coming] = await Promise.all([
		loadSitePartner(site, event.params.id),
		loadComingWith(site, event.params.id)
	]);
	return { ...partner, coming };
};
