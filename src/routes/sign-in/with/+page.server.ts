import { fail, redirect } from '@sveltejs/kit';
import { wantedForm } from '#features/identity/form.ts';
import { providerOf } from '#features/identity/server/sign-in.ts';
import { parseForm, typedOf } from '#kernel/form.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

/** The office that this browser was at last is the one that most people mean. */
export const load: PageServerLoad = ({ cookies }) => ({ office: cookies.get('kesher_office') ?? '' });

export const actions: Actions = {
	default: async ({ request }) => {
		const data = await request.formData();
		const form = parseForm(wantedForm, data);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed, isUnknown: false });
		const { office } = form.value;
		const provider = await providerOf(runtime().db, office);
		if (!provider) return fail(422, { problems: [], typed: typedOf(data), isUnknown: true });
		redirect(303, `/sign-in/with/${encodeURIComponent(office)}`);
	}
};
