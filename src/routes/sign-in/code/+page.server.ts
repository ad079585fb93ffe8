import { fail, redirect } from '@sveltejs/kit';
import { safeReturn } from '#features/account/account.ts';
import { answerCode } from '#features/account/server/form-action.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = ({ locals, url }) => {
	const to = safeReturn(url.searchParams.get('to'));
	if (locals.signedIn) redirect(303, to);
	return { to };
};

export const actions: Actions = {
	default: async (event) => {
		const answer = await answerCode(event, await event.request.formData());
		if (answer.state === 'refused') return fail(answer.status, answer.refused);
		redirect(303, safeReturn(event.url.searchParams.get('to')));
	}
};
