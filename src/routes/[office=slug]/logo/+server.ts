import { requireSite } from '#features/site/server/open-site.ts';
import { siteLogo } from '#features/site/server/pictures.ts';
import type { RequestHandler } from './$types.d.ts';

/** The office's logo, as a picture and nothing else. */
export const GET: RequestHandler = async (event) => siteLogo(await requireSite(event));
