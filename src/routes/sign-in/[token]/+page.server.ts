import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { firstDirectorForm, namedPasswordForm, newPasswordForm } from '#features/account/form.ts';
import { readSignInLink, useSignInLink, type LinkOwner } from '#features/account/server/commands.ts';
import { parseForm, refuse } from '#kernel/form.ts';
import { isLanguage, type Language } from '#kernel/language.ts';
import { runtime } from '#platform/server/runtime.ts';
import { noteSecurity } from '#platform/server/security-log.ts';
import { handOnCookies } from '#platform/server/session-gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

/** Looking at the page does not use the link up: mail programs look at links before people do. */
export const load: PageServerLoad = async ({ params }) => ({
	person: await readSignInLink(runtime().db, params.token)
});

export const actions: Actions = {
	default: async (event) => {
		const { db, auth } = runtime();
		const data = await event.request.formData();
		const link = await readSignInLink(db, event.params.token);
		const form = parseForm(formOf(link), data);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed });
		const outcome = await useSignInLink(db, auth, {
			token: event.params.token,
			password: form.value.password,
			name: form.value.name,
			email: form.value.email ?? '',
			language: chosenLanguage(event),
			address: event.getClientAddress(),
			userAgent: event.request.headers.get('user-agent') ?? ''
		});
		if (!outcome.ok && outcome.reason === 'email_taken')
			return fail(422, refuse(data, { field: 'email', code: 'email_taken' }));
		if (!outcome.ok && outcome.reason === 'guessable')
			return fail(422, refuse(data, { field: 'password', code: 'password_guessable' }));
		if (!outcome.ok) {
			noteSecurity(event, 'sign_in.failed', { by: 'link', reason: outcome.reason });
			return fail(410, { problems: [], typed: {} });
		}
		const { owner, begun } = outcome;
		noteSecurity(event, 'password.changed', { by: 'link', user: owner });
		if (!begun) redirect(303, '/sign-in?set');
		handOnCookies(event.cookies, begun.headers);
		redirect(303, begun.asksCode ? '/sign-in/code' : '/');
	}
};

/** What somebody has pressed at the foot of a page; which languages the browser asks for is no choice of theirs. */
function chosenLanguage({ cookies }: Pick<RequestEvent, 'cookies'>): Language | undefined {
	const chosen = cookies.get('kesher_language');
	return isLanguage(chosen) ? chosen : undefined;
}

/** What the page asks besides the password. */
function formOf(link: LinkOwner | undefined) {
	if (link?.asksEmail) return firstDirectorForm;
	return link?.asksName ? namedPasswordForm : newPasswordForm;
}
