import { loadEvents } from '#features/open/server/page.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => loadEvents(await requireSite(event));
