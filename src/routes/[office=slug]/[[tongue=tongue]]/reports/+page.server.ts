import { requireSite } from '#features/site/server/open-site.ts';
import { listSiteReports } from '#features/site/server/reports.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, officeId } = await requireSite(event);
	return { reports: await db.forOffice(officeId, (tx) => listSiteReports(tx, officeId)) };
};
