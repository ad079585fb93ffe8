import { error, fail, redirect } from '@sveltejs/kit';
import { safeReturn } from '#features/account/account.ts';
import { answerForm } from '#features/passkey/form.ts';
import { askingHere, passkeyOrigin, takeChallenge } from '#features/passkey/server/challenge.ts';
import { proveSignIn } from '#features/passkey/server/sign-in.ts';
import { parseForm } from '#kernel/form.ts';
import { noteSecurity } from '#platform/server/security-log.ts';
import { beginProvedSession } from '#platform/server/session-gate.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

/** Where the answer of a device is sent, and what is wrong with it is told. */
export const load: PageServerLoad = ({ locals, url }) => {
	const to = safeReturn(url.searchParams.get('to'));
	if (locals.signedIn) redirect(303, to);
	return { to, origin: passkeyOrigin() ?? error(404, m.error_not_found()) };
};

export const actions: Actions = {
	default: async (event) => {
		const asking = askingHere() ?? error(404, m.error_not_found());
		const sealed = takeChallenge(event.cookies, '/sign-in/passkey');
		const form = parseForm(answerForm, await event.request.formData());
		const answer = form.ok ? form.value.answer : '';
		const outcome = await proveSignIn(asking, { answer, sealed, address: event.getClientAddress() });
		if (!outcome.ok) noteSecurity(event, 'sign_in.failed', { by: 'passkey', reason: outcome.reason });
		if (!outcome.ok && outcome.reason === 'locked') return fail(429, { locked: outcome.minutes });
		if (!outcome.ok) return fail(422, { locked: undefined });
		await beginProvedSession(event, outcome);
		noteSecurity(event, 'sign_in.succeeded', { by: 'passkey', user: outcome.userId });
		redirect(303, safeReturn(event.url.searchParams.get('to')));
	}
};
