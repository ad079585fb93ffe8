import { error, fail, redirect } from '@sveltejs/kit';
import { refuseWithoutPassword } from '#features/account/server/form-action.ts';
import { hasOwnPassword } from '#features/account/server/queries.ts';
import { closeForm, provenForm } from '#features/leaving/form.ts';
import { leavingRules } from '#features/leaving/policy.ts';
import { dissolveOffice } from '#features/leaving/server/commands.ts';
import { tellDirectors } from '#features/leaving/server/telling.ts';
import { requireMayQuietly } from '#features/member/server/gate.ts';
import { parseForm, refuse } from '#kernel/form.ts';
import { words } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';
import { setFlash } from '#platform/server/flash.ts';
import { runtime } from '#platform/server/runtime.ts';
import { requireSignedIn } from '#platform/server/session-gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const { db, office, person } = await requireMayQuietly(event, leavingRules, 'dissolve');
	return {
		name: words(office.name, event.locals.language),
		email: person.email,
		asksPassword: await hasOwnPassword(db, person.userId)
	};
};

export const actions: Actions = {
	/** A form with a password is not kept for somebody who has to sign in first. */
	delete: async (event) => {
		const person = requireSignedIn(event);
		const desk = await requireMayQuietly(event, leavingRules, 'dissolve');
		const data = await event.request.formData();
		const proven = (await hasOwnPassword(desk.db, person.userId)) ? parseForm(provenForm, data) : undefined;
		const form = proven ?? parseForm(closeForm, data);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed, locked: undefined });
		if (proven?.ok) {
			const refused = await refuseWithoutPassword(event, person, { data, current: proven.value.current });
			if (refused) return fail(refused.status, refused);
		}
		const outcome = await dissolveOffice(desk, form.value);
		if (!outcome.ok) {
			if (outcome.reason === 'problem') return fail(422, { ...refuse(data, outcome), locked: undefined });
			error(404, m.form_gone());
		}
		await tellDirectors(runtime(), desk, { ...outcome, reason: form.value.reason });
		setFlash(event.cookies, { message: 'office_deleted' });
		redirect(303, '/account');
	}
};
