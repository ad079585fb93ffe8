import { sitemapFile } from '#features/open/server/sitemap.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { RequestHandler } from './$types.d.ts';

/** Which pages there are, for programs that search. */
export const GET: RequestHandler = async (event) => sitemapFile(await requireSite(event));
