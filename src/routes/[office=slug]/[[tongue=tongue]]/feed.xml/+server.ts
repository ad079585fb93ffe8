import { feedFile } from '#features/open/server/feed.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { RequestHandler } from './$types.d.ts';

/** What is new, for programs that follow it. */
export const GET: RequestHandler = async (event) => feedFile(await requireSite(event));
