import { schemaFile } from '#features/open/server/data-file.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { RequestHandler } from './$types.d.ts';

/** What that data promises to be. */
export const GET: RequestHandler = async (event) => schemaFile(await requireSite(event), event.params.dataset);
