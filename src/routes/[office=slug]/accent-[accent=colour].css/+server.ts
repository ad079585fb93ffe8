import { accentFile } from '#features/reader-link/server/page.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { RequestHandler } from './$types.d.ts';

/** The colours of a report on the site. */
export const GET: RequestHandler = async (event) => {
	await requireSite(event);
	return accentFile(event.params.accent);
};
