import { requireSite } from '#features/site/server/open-site.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { site } = await requireSite(event);
	return { privacy: site.privacy, privacyEmail: site.privacyEmail };
};
