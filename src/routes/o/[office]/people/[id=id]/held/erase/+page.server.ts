import { error } from '@sveltejs/kit';
import { eraseForm } from '#features/held/form.ts';
import { heldRules } from '#features/held/policy.ts';
import { erasePerson } from '#features/held/server/commands.ts';
import { heldPage } from '#features/held/server/page.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { erasedName } from '#features/person/person.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMayQuietly(event, heldRules, 'erase');
	const { language } = event.locals;
	const page = await heldPage(desk, event.params.id, language);
	if (!page || page.person.erasedAt !== null) error(404, m.error_not_found());
	const { person, name, naming, parts, documents } = page;
	return {
		person: { id: person.id, version: person.version },
		name,
		remains: !person.isDeleted && naming.length > 0,
		erasedName: words(erasedName(), language),
		words: parts.find((part) => part.key === 'mentioned')?.lines ?? [],
		documents: documents
			.filter((document) => document.isTheirs)
			.map(({ id, title, file }) => ({ value: id, label: words(title, language) || file }))
	};
};

export const actions: Actions = {
	erase: saveAction(
		eraseForm,
		async (desk, input, event) => {
			const page = await heldPage(desk, input.id, event.locals.language);
			const called = page ? [page.name.text] : [];
			return erasePerson(desk.db, desk.actor, input, { called, now: new Date() });
		},
		({ office }, { id, remains }) => `/o/${office.slug}/people${remains ? `/${id}` : ''}`,
		'person',
		() => 'erased'
	)
};
