import { dataFile } from '#features/open/server/data-file.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { RequestHandler } from './$types.d.ts';

/** A part of the register as data. */
export const GET: RequestHandler = async (event) =>
	dataFile(await requireSite(event), event.params, event.url.searchParams);
