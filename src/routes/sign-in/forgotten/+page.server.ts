import { fail } from '@sveltejs/kit';
import { forgottenForm } from '#features/account/form.ts';
import { mailNewPassword } from '#features/account/server/forgotten.ts';
import { parseForm } from '#kernel/form.ts';
import { runtime } from '#platform/server/runtime.ts';
import { accountMark, noteSecurity } from '#platform/server/security-log.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = () => ({ hasMail: runtime().mail !== undefined });

export const actions: Actions = {
	default: async (event) => {
		const { db, mail, address, log } = runtime();
		const form = parseForm(forgottenForm, await event.request.formData());
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed, locked: undefined });
		if (!mail) return fail(409, { problems: [], typed: {}, locked: undefined });
		const asked = { email: form.value.email ?? '', address: event.getClientAddress() };
		noteSecurity(event, 'password.link_asked', { account: accountMark(asked.email) });
		const outcome = await mailNewPassword(db, mail, address(), asked);
		if (!outcome.ok) return fail(429, { problems: [], typed: {}, locked: outcome.minutes });
		outcome.sent.catch((error: unknown) => log.error('mail.failed', error));
		return { isAsked: true };
	}
};
