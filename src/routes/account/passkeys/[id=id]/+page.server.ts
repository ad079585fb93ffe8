import { error, fail, redirect } from '@sveltejs/kit';
import { ownPasswordForm } from '#features/account/form.ts';
import { refuseWithoutPassword } from '#features/account/server/form-action.ts';
import { renameForm } from '#features/passkey/form.ts';
import { removePasskey, renamePasskey } from '#features/passkey/server/commands.ts';
import { tellByMail } from '#features/passkey/server/form-action.ts';
import { loadPasskey } from '#features/passkey/server/queries.ts';
import { parseForm } from '#kernel/form.ts';
import { setFlash } from '#platform/server/flash.ts';
import { runtime } from '#platform/server/runtime.ts';
import { noteSecurity } from '#platform/server/security-log.ts';
import { requireSignedIn } from '#platform/server/session-gate.ts';
import { m } from '#paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types.d.ts';

const LIST = '/account/passkeys';

export const load: PageServerLoad = async (event) => {
	const { userId, email } = requireSignedIn(event);
	const passkey = await loadPasskey(runtime().db, userId, event.params.id);
	return { email, passkey: passkey ?? error(404, m.error_not_found()) };
};

export const actions: Actions = {
	rename: async (event) => {
		const person = requireSignedIn(event);
		const form = parseForm(renameForm, await event.request.formData());
		if (!form.ok) return fail(422, { form: 'rename', problems: form.problems, typed: form.typed, locked: undefined });
		const outcome = await renamePasskey(runtime().db, person, { id: event.params.id, name: form.value.name });
		if (!outcome.ok) error(404, m.error_not_found());
		setFlash(event.cookies, { message: 'saved' });
		redirect(303, LIST);
	},
	remove: async (event) => {
		const person = requireSignedIn(event);
		const data = await event.request.formData();
		const form = parseForm(ownPasswordForm, data);
		if (!form.ok) return fail(422, { form: 'remove', problems: form.problems, typed: {}, locked: undefined });
		const refused = await refuseWithoutPassword(event, person, { data, current: form.value.current });
		if (refused) return fail(refused.status, { form: 'remove', ...refused });
		const outcome = await removePasskey(runtime().db, person, event.params.id);
		if (!outcome.ok) error(404, m.error_not_found());
		noteSecurity(event, 'passkey.removed');
		tellByMail(person, { what: 'removed', passkey: outcome.name });
		setFlash(event.cookies, { message: 'passkey_removed' });
		redirect(303, LIST);
	}
};
