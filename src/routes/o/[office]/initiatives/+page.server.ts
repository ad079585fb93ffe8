import { moveForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { moveInitiative } from '#features/initiative/server/commands.ts';
import { loadInitiatives } from '#features/initiative/server/list-page.ts';
import { actionOf, saveAction } from '#features/member/server/form-action.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { dayAt } from '#kernel/period.ts';
import { listFrom } from '#ui/list-address.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) =>
	loadInitiatives(await requireMember(event), event.url.searchParams, new Date());

export const actions: Actions = {
	/** The buttons of the board. */
	move: actionOf(
		initiativeRules,
		'move',
		saveAction(
			moveForm,
			({ db, actor, office }, input) => moveInitiative(db, actor, input, dayAt(new Date(), office.timeZone)),
			(_desk, _done, { url }) => listFrom(url),
			'initiative'
		)
	)
};
