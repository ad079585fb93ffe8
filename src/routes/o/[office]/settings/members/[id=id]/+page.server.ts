import { error } from '@sveltejs/kit';
import { membershipForm } from '#features/member/form.ts';
import { lastDirector } from '#features/member/member.ts';
import { memberRules } from '#features/member/policy.ts';
import { changeMembership } from '#features/member/server/commands.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { listMembers } from '#features/member/server/queries.ts';
import { organisationNames } from '#features/organisation/server/queries.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = await requireMayQuietly(event, memberRules, 'manage');
	const [members, bodies] = await db.forOffice(actor.officeId, (tx) =>
		Promise.all([listMembers(tx, actor.officeId), organisationNames(tx, actor.officeId, event.locals.language)])
	);
	const member = members.find(({ id }) => id === event.params.id) ?? error(404, m.error_not_found());
	return { member, bodies, isLast: lastDirector(members) === member };
};

export const actions: Actions = {
	save: saveAction(
		membershipForm,
		({ db, actor }, input) => changeMembership(db, actor, input),
		({ office }) => `/o/${office.slug}/settings/members`
	)
};
