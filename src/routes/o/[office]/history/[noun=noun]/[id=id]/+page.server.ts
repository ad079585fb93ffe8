import { error } from '@sveltejs/kit';
import { historyRules } from '#features/history/policy.ts';
import { listHistory, nameRecord } from '#features/history/server/queries.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { nounLabel, trashTitle } from '#features/trash/labels.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { m } from '#paraglide/messages.js';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, historyRules, 'whole');
	const { id, noun } = event.params;
	const { language } = event.locals;
	const after = readCursor(event.url.searchParams.get('after'));
	const [record, history] = await desk.db.forOffice(desk.actor.officeId, (tx) =>
		Promise.all([
			nameRecord(tx, desk.actor, noun, id),
			listHistory(tx, desk, noun, id, { language, after, size: PAGE_SIZE })
		])
	);
	if (!record) error(404, m.error_not_found());
	return { history, kind: nounLabel(noun), title: trashTitle(record, language) };
};
