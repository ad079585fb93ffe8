import { error } from '@sveltejs/kit';
import { listAttachments } from '#features/attachment/server/queries.ts';
import { listHistory } from '#features/history/server/queries.ts';
import { sourcesOf } from '#features/import/server/queries.ts';
import { moveForm } from '#features/initiative/form.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { waysFrom } from '#features/initiative/stage-rules.ts';
import { moveInitiative } from '#features/initiative/server/commands.ts';
import { loadInitiative } from '#features/initiative/server/queries.ts';
import { shownTo } from '#features/member/policy.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { isAllowed } from '#features/member/server/owners.ts';
import { listSteps } from '#features/step/server/queries.ts';
import { displayName } from '#features/person/person.ts';
import { loadPerson } from '#features/person/server/queries.ts';
import { rolesOfPeople } from '#features/person/server/role-queries.ts';
import { dayAt } from '#kernel/period.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor, office } = await requireMember(event);
	const { id } = event.params;
	const day = dayAt(new Date(), office.timeZone);
	const found = await db.forOffice(actor.officeId, async (tx) => {
		const [initiative, steps, files, history, sources, canEdit, canMove] = await Promise.all([
			loadInitiative(tx, actor, id),
			listSteps(tx, actor, 'initiative', id),
			listAttachments(tx, actor, 'initiative', id),
			listHistory(tx, { actor, office }, 'initiative', id),
			sourcesOf(tx, actor, 'initiative', id),
			isAllowed(tx, actor, { rules: initiativeRules, action: 'edit', noun: 'initiative', id }),
			isAllowed(tx, actor, { rules: initiativeRules, action: 'move', noun: 'initiative', id })
		]);
		const shown = { initiative, steps, files, history, sources, canEdit, canMove };
		if (!initiative?.ownerId) return { ...shown, owner: undefined };
		const [owner, roles] = await Promise.all([
			loadPerson(tx, actor.officeId, initiative.ownerId),
			rolesOfPeople(tx, actor.officeId, [initiative.ownerId], { home: office.city, shown: shownTo(actor) })
		]);
		const name = owner && displayName(owner, roles, event.locals.language, day);
		return { ...shown, owner: owner && name ? { id: owner.id, name } : undefined };
	});
	const { initiative, canMove, ...rest } = found;
	if (!initiative) error(404, m.error_not_found());
	return {
		initiative,
		...rest,
		today: day,
		moves: canMove ? waysFrom(initiative.stage) : []
	};
};

export const actions: Actions = {
	move: saveAction(
		moveForm,
		({ db, actor, office }, input) => moveInitiative(db, actor, input, dayAt(new Date(), office.timeZone)),
		(_desk, _done, { url }) => url.pathname,
		'initiative'
	)
};
