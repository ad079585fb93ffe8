import { listPublicNews } from '#features/news/server/queries.ts';
import { requireSite } from '#features/site/server/open-site.ts';
import { readCursor, toPage } from '#kernel/paging.ts';
import type { PageServerLoad } from './$types.d.ts';

/** On one page. */
const SIZE = 20;

export const load: PageServerLoad = async (event) => {
	const { db, officeId, today: day } = await requireSite(event);
	const after = readCursor(event.url.searchParams.get('after'));
	const rows = await db.forOffice(officeId, (tx) => listPublicNews(tx, officeId, { day, limit: SIZE + 1, after }));
	const page = toPage(rows, SIZE, (row) => ({ key: row.day, id: row.id }));
	return { news: page.rows, older: page.next };
};
