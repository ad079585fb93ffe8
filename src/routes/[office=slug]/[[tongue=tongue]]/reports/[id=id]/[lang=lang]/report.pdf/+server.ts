import { requireSite } from '#features/site/server/open-site.ts';
import { siteReportFile } from '#features/site/server/reports.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => siteReportFile(await requireSite(event), event.params);
