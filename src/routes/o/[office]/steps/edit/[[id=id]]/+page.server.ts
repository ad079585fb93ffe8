import { error } from '@sveltejs/kit';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMay } from '#features/member/server/gate.ts';
import { stepForm } from '#features/step/form.ts';
import { stepRules } from '#features/step/policy.ts';
import { deleteStep, saveStep } from '#features/step/server/commands.ts';
import { loadStep } from '#features/step/server/queries.ts';
import { requireMayBeside } from '#features/subject/server/beside.ts';
import { loadSubject } from '#features/subject/server/queries.ts';
import { pathOfSubject, subjectName, subjectOfQuery } from '#features/subject/subject.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMay(event, stepRules, 'edit');
	const { db, actor, office } = desk;
	const { id } = event.params;
	const wanted = subjectOfQuery(event.url.searchParams);
	await requireMayBeside(desk, { noun: 'next_step', id, subject: wanted });
	const [step, subject] = await db.forOffice(actor.officeId, async (tx) => {
		const found = id ? await loadStep(tx, actor, id) : undefined;
		return [found, found?.about ?? (wanted && !id ? await loadSubject(tx, actor, wanted) : undefined)] as const;
	});
	if (!subject) error(404, m.error_not_found());
	const { version = 0, what = {}, who = null, due = null, visibility = 'office' } = step ?? {};
	return {
		step: { id: id ?? newId(), version, what, who, due, visibility },
		subject: { subject: subject.subject, id: subject.id },
		up: {
			href: `/o/${office.slug}${pathOfSubject(subject)}`,
			label: subjectName(subject, event.locals.language).text
		}
	};
};

export const actions: Actions = {
	save: saveAction(
		stepForm,
		({ db, actor }, input) => saveStep(db, actor, input),
		({ office }) => `/o/${office.slug}/steps`,
		'next_step'
	),
	delete: deleteAction(
		'next_step',
		({ db, actor }, id) => deleteStep(db, actor, id),
		({ office }) => `/o/${office.slug}/steps`
	)
};
