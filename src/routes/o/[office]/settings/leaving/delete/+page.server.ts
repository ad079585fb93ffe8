import { isOwnPassword } from '#features/account/server/commands.ts';
import { hasOwnPassword } from '#features/account/server/queries.ts';
import { dissolveForm } from '#features/leaving/form.ts';
import { leavingRules } from '#features/leaving/policy.ts';
import { dissolveOffice } from '#features/leaving/server/commands.ts';
import { tellDirectors } from '#features/leaving/server/telling.ts';
import { saveAction } from '#features/member/server/form-action.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { words } from '#kernel/texts.ts';
import { runtime } from '#platform/server/runtime.ts';
import { requireSignedIn } from '#platform/server/session-gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, office, person } = await requireMayQuietly(event, leavingRules, 'dissolve');
	return { name: words(office.name, event.locals.language), asksPassword: await hasOwnPassword(db, person.userId) };
};

const dissolve = saveAction(
	dissolveForm,
	async (desk, input, { request, getClientAddress }) => {
		const asking = { headers: request.headers, email: desk.person.email, address: getClientAddress() };
		const outcome = await dissolveOffice(desk, input, (typed) => isOwnPassword(desk.db, runtime().auth, asking, typed));
		if (outcome.ok) await tellDirectors(runtime(), desk, { ...outcome, reason: input.reason });
		return outcome;
	},
	() => '/account',
	undefined,
	() => 'office_deleted'
);

export const actions: Actions = {
	/** A form with a password is not kept for somebody who has to sign in first. */
	delete: (event) => {
		requireSignedIn(event);
		return dissolve(event);
	}
};
