import { loadSiteGoals } from '#features/site/server/home.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => loadSiteGoals(await requireSite(event));
