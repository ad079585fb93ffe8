import { DATASETS } from '#features/open/dataset.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { site } = await requireSite(event);
	return {
		datasets: DATASETS.filter((dataset) => dataset !== 'goals' || site.showsGoals),
		licence: site.openLicence,
		wikidataId: site.wikidataId
	};
};
