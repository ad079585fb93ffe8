import { error } from '@sveltejs/kit';
import { attachmentEditForm } from '#features/attachment/form.ts';
import { attachmentRules } from '#features/attachment/policy.ts';
import { deleteAttachment, editAttachment } from '#features/attachment/server/commands.ts';
import { loadAttachment } from '#features/attachment/server/queries.ts';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { requireMayBeside } from '#features/subject/server/beside.ts';
import { pathOfSubject, subjectName } from '#features/subject/subject.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, attachmentRules, 'edit');
	const { db, actor, office } = desk;
	await requireMayBeside(desk, { noun: 'attachment', id: event.params.id });
	const attachment = await db.forOffice(actor.officeId, (tx) => loadAttachment(tx, actor, event.params.id));
	if (!attachment) error(404, m.error_not_found());
	const { about } = attachment;
	return {
		attachment,
		up: { href: `/o/${office.slug}${pathOfSubject(about)}`, label: subjectName(about, event.locals.language).text }
	};
};

export const actions: Actions = {
	save: saveAction(
		attachmentEditForm,
		({ db, actor }, input) => editAttachment(db, actor, input),
		({ office }) => `/o/${office.slug}/files`,
		'attachment'
	),
	delete: deleteAction(
		'attachment',
		({ db, actor }, id) => deleteAttachment(db, actor, id),
		({ office }) => `/o/${office.slug}/files`
	)
};
