import { error, fail, redirect } from '@sveltejs/kit';
import { refuseWithoutPassword } from '#features/account/server/form-action.ts';
import { answerForm, beginForm } from '#features/passkey/form.ts';
import { askingHere, keepChallenge, passkeyOrigin, takeChallenge } from '#features/passkey/server/challenge.ts';
import { addPasskey, beginPasskey } from '#features/passkey/server/commands.ts';
import { tellByMail } from '#features/passkey/server/form-action.ts';
import { listPasskeys } from '#features/passkey/server/queries.ts';
import { parseForm } from '#kernel/form.ts';
import { setFlash, takeFlash } from '#platform/server/flash.ts';
import { runtime } from '#platform/server/runtime.ts';
import { noteSecurity } from '#platform/server/security-log.ts';
import { requireSignedIn } from '#platform/server/session-gate.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

const PATH = '/account/passkeys';

export const load: PageServerLoad = async (event) => {
	const { userId, email } = requireSignedIn(event);
	const { db, address } = runtime();
	return {
		email,
		passkeys: await listPasskeys(db, userId),
		origin: passkeyOrigin(),
		address: address(),
		flash: takeFlash(event.cookies)?.message
	};
};

export const actions: Actions = {
	/** Asks for a name and the password, and hands the browser what it needs to make a key. */
	begin: async (event) => {
		const person = requireSignedIn(event);
		const asking = askingHere() ?? error(404, m.error_not_found());
		const data = await event.request.formData();
		const form = parseForm(beginForm, data);
		if (!form.ok) return fail(422, { problems: form.problems, typed: form.typed, locked: undefined });
		const { name, current } = form.value;
		const refused = await refuseWithoutPassword(event, person, { data, current });
		if (refused) return fail(refused.status, refused);
		const { options, sealed } = await beginPasskey(asking, person, name);
		keepChallenge(event.cookies, PATH, sealed);
		return { making: { name, options } };
	},
	/** Keeps the key that the browser has made. */
	add: async (event) => {
		const person = requireSignedIn(event);
		const asking = askingHere() ?? error(404, m.error_not_found());
		const sealed = takeChallenge(event.cookies, PATH);
		const form = parseForm(answerForm, await event.request.formData());
		if (!form.ok) return fail(422, { notAdded: 'wrong' as const });
		const outcome = await addPasskey(asking, person, { answer: form.value.answer, sealed });
		if (!outcome.ok) return fail(422, { notAdded: outcome.reason });
		noteSecurity(event, 'passkey.added');
		tellByMail(person, { what: 'added', passkey: outcome.name });
		setFlash(event.cookies, { message: 'passkey_added' });
		redirect(303, PATH);
	}
};
