import { loadWhatIsNew } from '#features/open/server/page.ts';
import { loadSiteHome } from '#features/site/server/home.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const open = await requireSite(event);
	const [home, fresh] = await Promise.all([loadSiteHome(open), loadWhatIsNew(open)]);
	return { ...home, ...fresh };
};
