import { requireSite } from '#features/site/server/open-site.ts';
import { loadSitePartner } from '#features/site/server/partner-page.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => loadSitePartner(await requireSite(event), event.params.id);
