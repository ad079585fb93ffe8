import { fail, redirect } from '@sveltejs/kit';
import { codeForm, ownPasswordForm } from '#features/account/form.ts';
import {
	beginSecondFactor,
	confirmSecondFactor,
	endSecondFactor,
	renewRecoveryCodes
} from '#features/account/server/second-factor.ts';
import { parseForm, refuse } from '#kernel/form.ts';
import { setFlash } from '#platform/server/flash.ts';
import { runtime } from '#platform/server/runtime.ts';
import { handOnCookies, requireSignedIn } from '#platform/server/session-gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = (event) => {
	const { email, hasSecondFactor } = requireSignedIn(event);
	return { email, isOn: hasSecondFactor, isAsked: event.url.searchParams.has('asked') };
};

export const actions: Actions = {
	/** Asks the password, and shows what the app scans. */
	begin: async (event) => {
		requireSignedIn(event);
		const data = await event.request.formData();
		const form = parseForm(ownPasswordForm, data);
		if (!form.ok) return fail(422, { step: 'begin' as const, problems: form.problems, typed: {} });
		const outcome = await beginSecondFactor(runtime().auth, event.request.headers, form.value.current);
		if (!outcome.ok) return fail(422, { step: 'begin' as const, ...wrongPassword(data) });
		return { step: 'confirm' as const, uri: outcome.uri, problems: [], typed: {} };
	},
	/** Asks for a first code, and shows the recovery codes, once. */
	confirm: async (event) => {
		const { userId } = requireSignedIn(event);
		const data = await event.request.formData();
		const form = parseForm(codeForm, data);
		if (!form.ok) return fail(422, { step: 'confirm' as const, problems: form.problems, typed: {} });
		const { db, auth } = runtime();
		const request = { headers: event.request.headers, userId };
		const outcome = await confirmSecondFactor(db, auth, request, form.value.code.replace(/\s/g, ''));
		if (!outcome.ok) {
			const { problems } = refuse(data, { field: 'code', code: 'code_wrong' });
			return fail(422, { step: 'confirm' as const, problems, typed: {} });
		}
		handOnCookies(event.cookies, outcome.headers);
		return { step: 'codes' as const, codes: outcome.codes, problems: [], typed: {} };
	},
	renew: async (event) => {
		requireSignedIn(event);
		const data = await event.request.formData();
		const form = parseForm(ownPasswordForm, data);
		if (!form.ok) return fail(422, { step: 'renew' as const, problems: form.problems, typed: {} });
		const outcome = await renewRecoveryCodes(runtime().auth, event.request.headers, form.value.current);
		if (!outcome.ok) return fail(422, { step: 'renew' as const, ...wrongPassword(data) });
		return { step: 'codes' as const, codes: outcome.codes, problems: [], typed: {} };
	},
	end: async (event) => {
		requireSignedIn(event);
		const data = await event.request.formData();
		const form = parseForm(ownPasswordForm, data);
		if (!form.ok) return fail(422, { step: 'end' as const, problems: form.problems, typed: {} });
		const outcome = await endSecondFactor(runtime().auth, event.request.headers, form.value.current);
		if (!outcome.ok) return fail(422, { step: 'end' as const, ...wrongPassword(data) });
		handOnCookies(event.cookies, outcome.headers);
		setFlash(event.cookies, { message: 'saved' });
		redirect(303, '/account');
	}
};

function wrongPassword(data: FormData) {
	const { problems } = refuse(data, { field: 'current', code: 'password_wrong' });
	return { problems, typed: {} };
}
