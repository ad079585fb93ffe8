import { shownTo } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { listNotes } from '#features/note/server/queries.ts';
import { noteTable } from '#features/note/view.ts';
import { exportResponse } from '#features/office/server/export.ts';
import type { RequestHandler } from './$types.d.ts';

export const GET: RequestHandler = async (event) => {
	const { db, actor } = await requireMember(event);
	const { language } = event.locals;
	const notes = await db.forOffice(actor.officeId, (tx) => listNotes(tx, actor.officeId, shownTo(actor)));
	return exportResponse(event.params.format, { language, ...noteTable(notes, language) });
};
