import { requireSite } from '#features/site/server/open-site.ts';
import { loadSiteReport } from '#features/site/server/reports.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => loadSiteReport(await requireSite(event), event.params);
