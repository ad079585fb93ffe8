import { error } from '@sveltejs/kit';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { stepForm } from '#features/step/form.ts';
import { stepRules } from '#features/step/policy.ts';
import { deleteStep, saveStep } from '#features/step/server/commands.ts';
import { loadStep } from '#features/step/server/queries.ts';
import { pathOfSubject, subjectOf, subjectOfQuery } from '#features/step/step.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMay(event, stepRules, 'edit');
	const { id } = event.params;
	const step = id ? await db.forOffice(actor.officeId, (tx) => loadStep(tx, actor.officeId, id)) : undefined;
	const subject = step ? subjectOf(step) : subjectOfQuery(event.url.searchParams);
	if ((id && !step) || !subject) error(404, m.error_not_found());
	const up = `/o/${office.slug}${pathOfSubject(subject)}`;
	return { step: step ?? { id: newId(), version: 0, what: {}, who: null, due: null }, subject, up };
};

export const actions: Actions = {
	save: saveAction(
		stepForm,
		({ db, actor }, input) => saveStep(db, actor, input),
		({ office }) => `/o/${office.slug}/steps`
	),
	delete: deleteAction(
		'next_step',
		({ db, actor }, id) => deleteStep(db, actor, id),
		({ office }) => `/o/${office.slug}/steps`
	)
};
