import { fail, redirect } from '@sveltejs/kit';
import { safeReturn } from '#features/account/account.ts';
import { answerSignIn } from '#features/account/server/form-action.ts';
import { hasProvider } from '#features/identity/server/queries.ts';
import { passkeyOrigin } from '#features/passkey/server/challenge.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const to = safeReturn(url.searchParams.get('to'));
	if (locals.signedIn) redirect(303, to);
	return {
		to,
		origin: passkeyOrigin(),
		hasProvider: await hasProvider(runtime().db),
		/** Their link is used up and their password is set; there was no room for a session just then. */
		isSet: url.searchParams.has('set')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const answer = await answerSignIn(event, await event.request.formData());
		if (answer.state === 'refused') return fail(answer.status, answer.refused);
		const to = safeReturn(event.url.searchParams.get('to'));
		redirect(303, answer.state === 'code' ? `/sign-in/code?to=${encodeURIComponent(to)}` : to);
	}
};
