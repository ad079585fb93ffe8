import { fail, redirect } from '@sveltejs/kit';
import { safeReturn } from '#features/account/account.ts';
import { signInForm } from '#features/account/form.ts';
import { signIn } from '#features/account/server/commands.ts';
import { parseForm, typedOf } from '#kernel/form.ts';
import { runtime } from '#platform/server/runtime.ts';
import { handOnCookies } from '#platform/server/session-gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.signedIn) redirect(303, safeReturn(url.searchParams.get('to')));
};

export const actions: Actions = {
	default: async (event) => {
		const data = await event.request.formData();
		const form = parseForm(signInForm, data);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const { db, auth } = runtime();
		const address = event.getClientAddress();
		const userAgent = event.request.headers.get('user-agent') ?? '';
		const outcome = await signIn(db, auth, { ...form.value, address, userAgent });
		if (!outcome.ok) {
			const locked = outcome.reason === 'locked' ? outcome.minutes : undefined;
			return fail(locked === undefined ? 422 : 429, { typed: typedOf(data), locked, wrong: locked === undefined });
		}
		handOnCookies(event.cookies, outcome.headers);
		redirect(303, safeReturn(event.url.searchParams.get('to')));
	}
};
