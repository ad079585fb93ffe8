import { error } from '@sveltejs/kit';
import { listHistory } from '#features/history/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { isAllowed } from '#features/member/server/owners.ts';
import { standingOf } from '#features/news/news.ts';
import { newsRules } from '#features/news/policy.ts';
import { loadNews } from '#features/news/server/queries.ts';
import { loadSite } from '#features/site/server/queries.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { id } = event.params;
	const [news, history, canEdit, site] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			loadNews(tx, actor.officeId, id, shownTo(actor)),
			listHistory(tx, { actor, office }, 'news', id),
			isAllowed(tx, actor, { rules: newsRules, action: 'edit', noun: 'news', id }),
			loadSite(tx, actor.officeId)
		])
	);
	if (!news) error(404, m.error_not_found());
	const standing = standingOf(news, dayAt(new Date(), office.timeZone));
	return { news, history, canEdit, standing, isOnSite: site.isOn && standing === 'shown' };
};
