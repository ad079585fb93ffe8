import { fail, redirect } from '@sveltejs/kit';
import { codeForm, ownPasswordForm } from '#features/account/form.ts';
import {
	beginSecondFactor,
	confirmSecondFactor,
	endSecondFactor,
	renewRecoveryCodes
} from '#features/account/server/second-factor.ts';
import { refuseWithoutPassword } from '#features/account/server/form-action.ts';
import { parseForm, refuse } from '#kernel/form.ts';
import { setFlash } from '#platform/server/flash.ts';
import { runtime } from '#platform/server/runtime.ts';
import { noteSecurity } from '#platform/server/security-log.ts';
import { handOnCookies, requireSignedIn } from '#platform/server/session-gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => {
	const { email, hasSecondFactor } = requireSignedIn(event);
	return { email, isOn: hasSecondFactor, isAsked: event.url.searchParams.has('asked') };
};

export const actions: Actions = {
	/** Asks the password, and shows what the app scans. */
	begin: async (event) => {
		const person = requireSignedIn(event);
		const data = await event.request.formData();
		const form = parseForm(ownPasswordForm, data);
		if (!form.ok) return fail(422, { step: 'begin' as const, problems: form.problems, typed: {}, locked: undefined });
		const refused = await refuseWithoutPassword(event, person, { data, current: form.value.current });
		if (refused) return fail(refused.status, { step: 'begin' as const, ...refused });
		const outcome = await beginSecondFactor(runtime().auth, event.request.headers, form.value.current);
		if (!outcome.ok) return fail(422, { step: 'begin' as const, ...wrongPassword(data) });
		return { step: 'confirm' as const, uri: outcome.uri, problems: [], typed: {}, locked: undefined };
	},
	/** Asks for a first code, and shows the recovery codes, once. */
	confirm: async (event) => {
		const { userId } = requireSignedIn(event);
		const data = await event.request.formData();
		const form = parseForm(codeForm, data);
		if (!form.ok) return fail(422, { step: 'confirm' as const, problems: form.problems, typed: {}, locked: undefined });
		const { db, auth } = runtime();
		const request = { headers: event.request.headers, userId };
		const outcome = await confirmSecondFactor(db, auth, request, form.value.code.replace(/\s/g, ''));
		if (!outcome.ok) {
			const { problems } = refuse(data, { field: 'code', code: 'code_wrong' });
			return fail(422, { step: 'confirm' as const, problems, typed: {}, locked: undefined });
		}
		handOnCookies(event.cookies, outcome.headers);
		noteSecurity(event, 'second_factor.on');
		return { step: 'codes' as const, codes: outcome.codes, problems: [], typed: {}, locked: undefined };
	},
	renew: async (event) => {
		const person = requireSignedIn(event);
		const data = await event.request.formData();
		const form = parseForm(ownPasswordForm, data);
		if (!form.ok) return fail(422, { step: 'renew' as const, problems: form.problems, typed: {}, locked: undefined });
		const refused = await refuseWithoutPassword(event, person, { data, current: form.value.current });
		if (refused) return fail(refused.status, { step: 'renew' as const, ...refused });
		const outcome = await renewRecoveryCodes(runtime().auth, event.request.headers, form.value.current);
		if (!outcome.ok) return fail(422, { step: 'renew' as const, ...wrongPassword(data) });
		noteSecurity(event, 'recovery_codes.renewed');
		return { step: 'codes' as const, codes: outcome.codes, problems: [], typed: {}, locked: undefined };
	},
	end: async (event) => {
		const person = requireSignedIn(event);
		const data = await event.request.formData();
		const form = parseForm(ownPasswordForm, data);
		if (!form.ok) return fail(422, { step: 'end' as const, problems: form.problems, typed: {}, locked: undefined });
		const refused = await refuseWithoutPassword(event, person, { data, current: form.value.current });
		if (refused) return fail(refused.status, { step: 'end' as const, ...refused });
		const outcome = await endSecondFactor(runtime().auth, event.request.headers, form.value.current);
		if (!outcome.ok) return fail(422, { step: 'end' as const, ...wrongPassword(data) });
		noteSecurity(event, 'second_factor.off');
		handOnCookies(event.cookies, outcome.headers);
		setFlash(event.cookies, { message: 'saved' });
		redirect(303, '/account');
	}
};

function wrongPassword(data: FormData) {
	const { problems } = refuse(data, { field: 'current', code: 'password_wrong' });
	return { problems, typed: {}, locked: undefined };
}
