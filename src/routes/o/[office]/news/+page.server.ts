import { shownTo, may } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { newsFilters } from '#features/news/form.ts';
import { newsRules } from '#features/news/policy.ts';
import { countNews, listNews } from '#features/news/server/queries.ts';
import { partnerNames } from '#features/organisation/server/queries.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { dayAt } from '#kernel/period.ts';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { searchParams } = event.url;
	const filters = newsFilters(searchParams);
	const [page, total, partners] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			listNews(tx, actor, filters, { after: readCursor(searchParams.get('after')), size: PAGE_SIZE }),
			countNews(tx, actor, filters),
			partnerNames(tx, actor.officeId, shownTo(actor))
		])
	);
	const today = dayAt(new Date(), office.timeZone);
	return { ...page, total, partners, today, canEdit: may(newsRules, actor, 'edit') };
};
