import { error } from '@sveltejs/kit';
import { loadPublicNews } from '#features/news/server/queries.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import { m } from '#paraglide/messages.js';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, officeId, today } = await requireSite(event);
	const news = await db.forOffice(officeId, (tx) => loadPublicNews(tx, officeId, event.params.id, today));
	if (!news) error(404, m.error_not_found());
	return { news };
};
