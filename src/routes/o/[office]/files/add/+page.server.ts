import { error } from '@sveltejs/kit';
import { attachmentForm } from '#features/attachment/form.ts';
import { attachmentRules } from '#features/attachment/policy.ts';
import { addAttachment } from '#features/attachment/server/commands.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { requireMayBeside } from '#features/subject/server/beside.ts';
import { loadSubject } from '#features/subject/server/queries.ts';
import { pathOfSubject, subjectName, subjectOfQuery } from '#features/subject/subject.ts';
import { newId } from '#kernel/id.ts';
import { runtime } from '#platform/server/runtime.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, attachmentRules, 'edit');
	const { db, actor, office } = desk;
	const wanted = subjectOfQuery(event.url.searchParams);
	await requireMayBeside(desk, { noun: 'attachment', subject: wanted });
	const subject = wanted && (await db.forOffice(actor.officeId, (tx) => loadSubject(tx, actor, wanted)));
	if (!subject) error(404, m.error_not_found());
	return {
		id: newId(),
		subject: wanted,
		up: {
			href: `/o/${office.slug}${pathOfSubject(subject)}`,
			label: subjectName(subject, event.locals.language).text
		}
	};
};

export const actions: Actions = {
	save: saveAction(
		attachmentForm,
		async ({ db, actor }, { file, ...input }) =>
			addAttachment(db, runtime().folder.files, actor, {
				...input,
				name: file.name,
				bytes: new Uint8Array(await file.arrayBuffer())
			}),
		({ office }) => `/o/${office.slug}/files`,
		'attachment'
	)
};
