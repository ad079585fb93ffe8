import { error } from '@sveltejs/kit';
import { shownTo } from '#features/member/policy.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { newsPageForm } from '#features/news/form.ts';
import { newsRules } from '#features/news/policy.ts';
import { deleteNews, saveNews, saveNewsWithPicture } from '#features/news/server/commands.ts';
import { loadNews, pictureChoices } from '#features/news/server/queries.ts';
import { newsFields } from '#features/news/view.ts';
import { partnerNames } from '#features/organisation/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const { db, actor, office } = await requireMayChange(event, { rules: newsRules, action: 'edit', noun: 'news', id });
	const shown = shownTo(actor);
	const [news, partners, pictures] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([
			id ? loadNews(tx, actor.officeId, id, shown) : undefined,
			partnerNames(tx, actor.officeId, shown),
			pictureChoices(tx, actor.officeId)
		])
	);
	if (id && !news) error(404, m.error_not_found());
	const today = dayAt(new Date(), office.timeZone);
	return {
		news: news
			? newsFields(news)
			: {
					id: newId(),
					version: 0,
					title: {},
					text: {},
					pictureAlt: {},
					day: today,
					shownFrom: null,
					shownUntil: null,
					visibility: 'public'
				},
		pictureId: news?.pictureId ?? null,
		uploadId: newId(),
		partners,
		pictures
	};
};

export const actions: Actions = {
	save: saveAction(
		newsPageForm,
		async ({ db, actor }, { upload, uploadId, ...input }) =>
			upload
				? saveNewsWithPicture(db, runtime().folder.files, actor, input, {
						...{ id: uploadId ?? newId(), name: upload.name },
						bytes: new Uint8Array(await upload.arrayBuffer())
					})
				: saveNews(db, actor, input),
		({ office }, { id }) => `/o/${office.slug}/news/${id}`,
		'news'
	),
	delete: deleteAction(
		'news',
		({ db, actor }, id) => deleteNews(db, actor, id),
		({ office }) => `/o/${office.slug}/news`
	)
};
