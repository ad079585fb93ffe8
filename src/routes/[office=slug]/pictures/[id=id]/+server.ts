import { requireSite } from '#features/site/server/open-site.ts';
import { pictureFile } from '#features/site/server/pictures.ts';
import type { RequestHandler } from './$types.d.ts';

/** A picture for everybody. */
export const GET: RequestHandler = async (event) => pictureFile(await requireSite(event), event.params.id);
