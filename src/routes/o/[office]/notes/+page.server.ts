import { may, shownTo } from '#features/member/policy.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { withAbility } from '#features/member/server/owners.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { moveForm } from '#features/note/form.ts';
import { noteRules } from '#features/note/policy.ts';
import { moveNote } from '#features/note/server/commands.ts';
import { listNotes } from '#features/note/server/queries.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMember(event);
	return {
		notes: await db.forOffice(actor.officeId, async (tx) =>
			withAbility(
				tx,
				actor,
				{ rules: noteRules, action: 'edit', noun: 'data_note' },
				await listNotes(tx, actor.officeId, shownTo(actor))
			)
		),
		canEdit: may(noteRules, actor, 'edit')
	};
};

export const actions: Actions = {
	move: saveAction(
		moveForm,
		({ db, actor }, input) => moveNote(db, actor, input),
		(_desk, _done, { url }) => url.pathname
	)
};
