import { error } from '@sveltejs/kit';
import { deleteAction, saveAction } from '#features/member/server/form-action.ts';
import { requireMayChange } from '#features/member/server/gate.ts';
import { FALLBACK } from '#features/template/built-in.ts';
import { templateForm } from '#features/template/form.ts';
import { copyName } from '#features/template/labels.ts';
import { templateRules } from '#features/template/policy.ts';
import { deleteTemplate, saveTemplate } from '#features/template/server/commands.ts';
import { loadTemplate } from '#features/template/server/queries.ts';
import { newId } from '#kernel/id.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { id } = event.params;
	const { db, actor, office } = await requireMayChange(event, {
		...{ rules: templateRules, action: 'edit' as const, noun: 'template' as const, id }
	});
	const copyOf = id ? null : event.url.searchParams.get('copy');
	const wanted = id ?? copyOf;
	const found = wanted
		? await db.forOffice(actor.officeId, (tx) => loadTemplate(tx, actor.officeId, wanted))
		: FALLBACK;
	if (!found) error(404, m.error_not_found());
	const officeColour = office.colour;
	if (id) return { template: found, copyOf: null, officeColour };
	const name = copyOf ? copyName(found, office.languages) : {};
	return { template: { ...found, name, id: newId(), version: 0, isDefault: false }, copyOf, officeColour };
};

export const actions: Actions = {
	save: saveAction(
		templateForm,
		({ db, actor }, input) => saveTemplate(db, actor, input),
		({ office }, { id }) => `/o/${office.slug}/templates/${id ?? ''}`,
		'template'
	),
	delete: deleteAction(
		'template',
		({ db, actor }, id) => deleteTemplate(db, actor, id),
		({ office }) => `/o/${office.slug}/templates`
	)
};
