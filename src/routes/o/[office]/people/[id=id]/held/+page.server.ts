import { error } from '@sveltejs/kit';
import { heldPage } from '#features/held/server/page.ts';
import { heldRules } from '#features/held/policy.ts';
import { may } from '#features/member/policy.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { m } from '#paraglide/messages.js';
import type { PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const desk = await requireMayQuietly(event, heldRules, 'view');
	const page = await heldPage(desk, event.params.id, event.locals.language);
	if (!page) error(404, m.error_not_found());
	const { name, parts, person, history } = page;
	return {
		...{ id: person.id, name, parts, history, addedAt: person.addedAt, isDeleted: person.isDeleted },
		canErase: may(heldRules, desk.actor, 'erase') && person.erasedAt === null
	};
};
