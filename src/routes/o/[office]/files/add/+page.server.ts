import { error } from '@sveltejs/kit';
import { attachmentForm } from '#features/attachment/form.ts';
import { attachmentRules } from '#features/attachment/policy.ts';
import { addAttachment } from '#features/attachment/server/commands.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { pathOfSubject, subjectOfQuery } from '#features/step/step.ts';
import { runtime } from '#platform/server/runtime.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { office } = await requireMay(event, attachmentRules, 'edit');
	const subject = subjectOfQuery(event.url.searchParams);
	if (!subject) error(404, m.error_not_found());
	return { subject, up: `/o/${office.slug}${pathOfSubject(subject)}` };
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
		({ office }) => `/o/${office.slug}/activities`
	)
};
