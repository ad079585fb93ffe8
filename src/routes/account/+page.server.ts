import { fail, redirect } from '@sveltejs/kit';
import { safeReturn } from '#features/account/account.ts';
import { changePasswordForm, languageForm, sessionForm, settingsForm } from '#features/account/form.ts';
import { refuseWithoutPassword } from '#features/account/server/form-action.ts';
import { changePassword, saveLanguage, saveSettings } from '#features/account/server/commands.ts';
import { endOtherSessions, endSession, listSessions } from '#features/account/server/my-sessions.ts';
import { may } from '#features/member/policy.ts';
import { requireMember } from '#features/member/server/gate.ts';
import { homeAmong, officeLinks, officesNotNow } from '#features/office/server/home.ts';
import { loadShell } from '#features/office/server/shell.ts';
import { listPasskeys } from '#features/passkey/server/queries.ts';
import { tokenRules } from '#features/token/policy.ts';
import { parseForm, refuse } from '#kernel/form.ts';
import { setFlash, takeFlash } from '#platform/server/flash.ts';
import { runtime } from '#platform/server/runtime.ts';
import { noteSecurity } from '#platform/server/security-log.ts';
import { handOnCookies, requireSignedIn, sendFormOn } from '#platform/server/session-gate.ts';
import type { Actions, PageServerLoad } from './$types.d.ts';

export const load: PageServerLoad = async (event) => {
	const person = requireSignedIn(event);
	const { db, mail } = runtime();
	const [offices, sessions, { length: passkeys }] = await Promise.all([
		...[officeLinks(person.userId), listSessions(db, person), listPasskeys(db, person.userId)]
	] as const);
	const flash = takeFlash(event.cookies);
	const home = homeAmong(offices, event.cookies.get('kesher_office'));
	const said = { person, offices, sessions, passkeys, flash, hasMail: mail !== undefined };
	if (!home) return { ...said, away: await officesNotNow(person.userId), tokens: undefined, shell: undefined };
	const { locals, url } = event;
	const getClientAddress = () => event.getClientAddress();
	const desk = await requireMember({ locals, url, getClientAddress, params: { office: home.slug } });
	const tokens = may(tokenRules, desk.actor, 'have') ? { slug: home.slug, name: home.name } : undefined;
	return { ...said, away: [], tokens, shell: await loadShell(desk, flash) };
};

export const actions: Actions = {
	settings: async (event) => {
		const person = event.locals.signedIn ?? sendFormOn(event.url);
		const form = parseForm(settingsForm, await event.request.formData());
		if (!form.ok) return fail(422, { form: 'settings', problems: form.problems, typed: form.typed });
		await saveSettings(runtime().db, person.userId, form.value);
		remember(event.cookies, 'kesher_language', form.value.language);
		remember(event.cookies, 'kesher_theme', form.value.theme);
		setFlash(event.cookies, { message: 'saved' });
		redirect(303, '/account');
	},
	password: async (event) => {
		const person = requireSignedIn(event);
		const data = await event.request.formData();
		const form = parseForm(changePasswordForm, data);
		if (!form.ok) return fail(422, { form: 'password', problems: form.problems, typed: form.typed });
		const refused = await refuseWithoutPassword(event, person, { data, current: form.value.current });
		if (refused) return fail(refused.status, { form: 'password', wrong: true, locked: refused.locked });
		const outcome = await changePassword(runtime().auth, event.request.headers, person, form.value);
		if (!outcome.ok && outcome.reason === 'guessable') {
			return fail(422, { form: 'password', ...refuse(data, { field: 'password', code: 'password_guessable' }) });
		}
		if (!outcome.ok) return fail(422, { form: 'password', wrong: true, locked: undefined });
		noteSecurity(event, 'password.changed', { by: 'settings' });
		handOnCookies(event.cookies, outcome.headers);
		setFlash(event.cookies, { message: 'password_changed' });
		redirect(303, '/account');
	},
	endSession: async (event) => {
		const person = requireSignedIn(event);
		const form = parseForm(sessionForm, await event.request.formData());
		if (!form.ok) return fail(422, { form: 'sessions', problems: form.problems, typed: form.typed });
		// One that has ended meanwhile is ended, too.
		await endSession(runtime().db, person, form.value.session);
		noteSecurity(event, 'sessions.ended', { which: 'one' });
		setFlash(event.cookies, { message: 'session_ended' });
		redirect(303, '/account');
	},
	endOthers: async (event) => {
		await endOtherSessions(runtime().db, requireSignedIn(event));
		noteSecurity(event, 'sessions.ended', { which: 'others' });
		setFlash(event.cookies, { message: 'sessions_ended' });
		redirect(303, '/account');
	},
	/** From the foot of every page, before the sign-in as well. */
	language: async (event) => {
		const form = parseForm(languageForm, await event.request.formData());
		if (!form.ok) return fail(422, { form: 'language', problems: form.problems, typed: form.typed });
		if (event.locals.signedIn) await saveLanguage(runtime().db, event.locals.signedIn.userId, form.value.language);
		remember(event.cookies, 'kesher_language', form.value.language);
		const { back } = form.value;
		redirect(303, back.startsWith('/sign-in') ? back : safeReturn(back));
	}
};

/** For the pages on which nobody is signed in. */
function remember(
	cookies: Parameters<typeof setFlash>[0],
	name: 'kesher_language' | 'kesher_theme',
	value: string
): void {
	cookies.set(name, value, {
		path: '/',
		sameSite: 'lax',
		httpOnly: true,
		secure: runtime().isSecure,
		maxAge: 365 * 24 * 60 * 60
	});
}
