import { requireSite } from '#features/site/server/open-site.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { site } = await requireSite(event);
	const { accessibility, knownLimits, coordinatorName, coordinatorPhone, coordinatorEmail } = site;
	return {
		...{ accessibility, knownLimits, coordinatorName, coordinatorPhone, coordinatorEmail },
		checkedOn: site.accessibilityCheckedOn
	};
};
