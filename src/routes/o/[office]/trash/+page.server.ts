import { error, fail, redirect } from '@sveltejs/kit';
import { heldRules } from '#features/held/policy.ts';
import { may } from '#features/member/policy.ts';
import { backOf } from '#features/member/server/form-action.ts';
import { requireMay, requireMember, whyNot } from '#features/member/server/gate.ts';
import { restoreForm, trashFilters } from '#features/trash/form.ts';
import { trashRules } from '#features/trash/policy.ts';
import { restore } from '#features/trash/server/commands.ts';
import { countTrash, isMoment, listTrash } from '#features/trash/server/queries.ts';
import { parseForm } from '#kernel/form.ts';
import { PAGE_SIZE, readCursor } from '#kernel/paging.ts';
import { m } from '#paraglide/messages.js';
import { setFlash } from '#platform/server/flash.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMay(event, trashRules, 'view');
	const { searchParams } = event.url;
	const filters = trashFilters(searchParams);
	const now = new Date();
	const after = readCursor(searchParams.get('after'), isMoment);
	const [page, total] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([listTrash(tx, actor, filters, { now, after, size: PAGE_SIZE }), countTrash(tx, actor, filters, now)])
	);
	const abilities = { canSeeHeld: may(heldRules, actor, 'view'), canRestore: may(trashRules, actor, 'restore') };
	return { ...page, total, timeZone: office.timeZone, ...abilities };
};

export const actions: Actions = {
	restore: async (event) => {
		const desk = await requireMember(event);
		const data = await event.request.formData();
		const form = parseForm(restoreForm, data);
		if (!form.ok) error(404, m.form_gone());
		const outcome = await restore(desk.db, desk.actor, form.value);
		if (!outcome.ok) {
			if (outcome.reason === 'parent')
				return fail(409, { parent: outcome.parent, isOvertaken: false, takenBack: undefined });
			if (outcome.reason === 'overtaken')
				return fail(409, { parent: undefined, isOvertaken: true, takenBack: undefined });
			if (outcome.reason === 'taken_back')
				return fail(409, { parent: undefined, isOvertaken: false, takenBack: outcome.request });
			if (outcome.reason === 'forbidden') error(403, whyNot(desk.actor));
			error(404, m.form_gone());
		}
		setFlash(event.cookies, { message: 'restored', record: { noun: form.value.noun, id: form.value.id } });
		redirect(303, backOf(data, desk) ?? `/o/${desk.office.slug}/trash`);
	}
};
