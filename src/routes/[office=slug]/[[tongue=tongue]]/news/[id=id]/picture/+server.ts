import { newsPicture } from '#features/open/server/pictures.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { RequestHandler } from './$types.d.ts';

/** The picture of an item of news. */
export const GET: RequestHandler = async (event) => newsPicture(await requireSite(event), event.params.id);
