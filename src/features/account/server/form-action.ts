import type { RequestEvent } from '@sveltejs/kit';
import { parseForm, refuse, typedOf, type Problem, type Typed } from '#kernel/form.ts';
import { runtime } from '#platform/server/runtime.ts';
import { accountMark, noteSecurity } from '#platform/server/security-log.ts';
import { handOnCookies } from '#platform/server/session-gate.ts';
import type { SignedIn } from '#platform/server/sessions.ts';
import { WINDOW_MINUTES, type SignInRefused } from '../account.ts';
import { codeForm, signInForm } from '../form.ts';
import { proveOwnPassword, signIn } from './commands.ts';
import { proveSecondFactor } from './second-factor.ts';

/** Whether the person is in, or is asked for the code of a second factor, or what the form comes back with. */
export type SignInAnswer =
	{ state: 'in' } | { state: 'code' } | { state: 'refused'; status: 422 | 429; refused: SignInRefused };

/** Signs in who sent the form; the browser has the session from then on, or the challenge for the code. */
export async function answerSignIn(event: RequestEvent, data: FormData): Promise<SignInAnswer> {
	const form = parseForm(signInForm, data);
	const answer: SignInRefused = { problems: [], typed: typedOf(data), wrong: false, isOver: false, locked: undefined };
	if (!form.ok) return refusedBy({ ...answer, problems: form.problems });
	const { db, auth } = runtime();
	const address = event.getClientAddress();
	const userAgent = event.request.headers.get('user-agent') ?? '';
	const outcome = await signIn(db, auth, { ...form.value, address, userAgent });
	const how = { by: 'password', account: accountMark(form.value.email) };
	if (outcome.ok) {
		handOnCookies(event.cookies, outcome.headers);
		const { asksCode, userId } = outcome;
		noteSecurity(event, asksCode ? 'sign_in.code_asked' : 'sign_in.succeeded', { ...how, user: userId });
		return { state: asksCode ? 'code' : 'in' };
	}
	noteSecurity(event, 'sign_in.failed', { ...how, reason: outcome.reason });
	return refusedBy(outcome.reason === 'locked' ? { ...answer, locked: outcome.minutes } : { ...answer, wrong: true });
}

/** The second half: the code for the challenge that the first half left in the cookies. */
export async function answerCode(event: RequestEvent, data: FormData): Promise<SignInAnswer> {
	const form = parseForm(codeForm, data);
	const answer: SignInRefused = { problems: [], typed: {}, wrong: false, isOver: false, locked: undefined };
	if (!form.ok) return refusedBy({ ...answer, problems: form.problems });
	const { db, auth } = runtime();
	const outcome = await proveSecondFactor(db, auth, event.request.headers, form.value.code);
	if (!outcome.ok) {
		noteSecurity(event, 'sign_in.failed', { by: 'code', reason: outcome.reason });
		const locked = outcome.reason === 'locked' ? WINDOW_MINUTES : undefined;
		return refusedBy({ ...answer, wrong: outcome.reason === 'wrong', isOver: outcome.reason === 'over', locked });
	}
	handOnCookies(event.cookies, outcome.headers);
	noteSecurity(event, 'sign_in.succeeded', { by: 'code', user: outcome.userId });
	return { state: 'in' };
}

/**
 * Asks for the password before what a sign-in needs is changed: whoever has found a browser open does not guess it here
 * faster than at the sign-in.
 * @returns what the form comes back with; undefined: go on
 */
export async function refuseWithoutPassword(
	event: RequestEvent,
	{ email }: SignedIn,
	{ data, current }: { data: FormData; current: string }
): Promise<{ status: 422 | 429; problems: Problem[]; typed: Typed; locked: number | undefined } | undefined> {
	const { db, auth } = runtime();
	const asker = { headers: event.request.headers, email, address: event.getClientAddress() };
	const outcome = await proveOwnPassword(db, auth, asker, current);
	if (outcome.ok) return undefined;
	noteSecurity(event, 'own_password.failed', { reason: outcome.reason });
	const { problems, typed } = refuse(data, { field: 'current', code: 'password_wrong' });
	if (outcome.reason === 'wrong') return { status: 422, problems, typed, locked: undefined };
	return { status: 429, problems: [], typed, locked: outcome.minutes };
}

function refusedBy(refused: SignInRefused): SignInAnswer {
	return { state: 'refused', status: refused.locked === undefined ? 422 : 429, refused };
}
