import { fail } from '@sveltejs/kit';
import { LINK_HOURS } from '#features/account/account.ts';
import { newOfficeForm } from '#features/installation/form.ts';
import { addOffice } from '#features/installation/server/commands.ts';
import { requireAdministrator } from '#features/installation/server/gate.ts';
import { handOver } from '#features/member/server/hand-over.ts';
import { parseForm, refuse } from '#kernel/form.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => {
	requireAdministrator(event);
	return { hours: LINK_HOURS };
};

export const actions: Actions = {
	/** Answers with the link itself and does not send the browser on: it is shown once and kept nowhere. */
	default: async (event) => {
		const administrator = requireAdministrator(event);
		const data = await event.request.formData();
		const form = parseForm(newOfficeForm, data);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const { email, person, name, slug, languages } = form.value;
		const outcome = await addOffice(runtime().db, { administrator, address: event.getClientAddress() }, form.value);
		if (!outcome.ok) return fail(422, refuse(data, outcome));
		const director = { email, name: person || email, language: languages[0] ?? 'he', hasPassword: !outcome.link };
		const made = await handOver(runtime(), { name }, director, outcome.link);
		return { made: { ...made, slug, office: name, isOwn: email === administrator.email } };
	}
};
