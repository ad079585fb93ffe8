import { error } from '@sveltejs/kit';
import { shownTo } from '#features/member/policy.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { noteForm } from '#features/note/form.ts';
import { noteRules } from '#features/note/policy.ts';
import { deleteNote, saveNote } from '#features/note/server/commands.ts';
import { loadNote } from '#features/note/server/queries.ts';
import { partnerNames } from '#features/organisation/server/queries.ts';
import { idFilter } from '#kernel/filters.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMayChange(event, {
		rules: noteRules,
		action: 'edit',
		noun: 'data_note',
		id: event.params.id
	});
	const { id } = event.params;
	const shown = shownTo(actor);
	const [partners, found] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([partnerNames(tx, actor.officeId, shown), id ? loadNote(tx, actor.officeId, id, shown) : undefined])
	);
	if (id && !found) error(404, m.error_not_found());
	if (!found) {
		const about = idFilter(event.url.searchParams, 'partner') ?? null;
		return { note: { id: newId(), version: 0, partnerId: about }, partners };
	}
	const { partner, ...note } = found;
	return { note: { ...note, partnerId: partner?.id ?? null }, partners };
};

export const actions: Actions = {
	save: saveAction(
		noteForm,
		({ db, actor }, input) => saveNote(db, actor, input),
		({ office }) => `/o/${office.slug}/notes`,
		'data_note'
	),
	delete: deleteAction(
		'data_note',
		({ db, actor }, id) => deleteNote(db, actor, id),
		({ office }) => `/o/${office.slug}/notes`
	)
};
