import { landFile } from '#features/site/server/home.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { RequestHandler } from './$types.d.ts';

/** The land of the map, apart from the page that shows it. */
export const GET: RequestHandler = async (event) => landFile(await requireSite(event));
