import type { RequestEvent } from '@sveltejs/kit';
import { parseForm, typedOf } from '#kernel/form.ts';
import { runtime } from '#platform/server/runtime.ts';
import { handOnCookies } from '#platform/server/session-gate.ts';
import { WINDOW_MINUTES, type SignInRefused } from '../account.ts';
import { codeForm, signInForm } from '../form.ts';
import { signIn } from './commands.ts';
import { proveSecondFactor } from './second-factor.ts';

/** Whether the person is in, or is asked for the code of a second factor, or what the form comes back with. */
export type SignInAnswer =
	{ state: 'in' } | { state: 'code' } | { state: 'refused'; status: 422 | 429; refused: SignInRefused };

/** Signs in who sent the form; the browser has the session from then on, or the challenge for the code. */
export async function answerSignIn(event: RequestEvent, data: FormData): Promise<SignInAnswer> {
	const form = parseForm(signInForm, data);
	const answer: SignInRefused = { problems: [], typed: typedOf(data), wrong: false, locked: undefined };
	if (!form.ok) return refusedBy({ ...answer, problems: form.problems });
	const { db, auth } = runtime();
	const address = event.getClientAddress();
	const userAgent = event.request.headers.get('user-agent') ?? '';
	const outcome = await signIn(db, auth, { ...form.value, address, userAgent });
	if (outcome.ok) {
		handOnCookies(event.cookies, outcome.headers);
		return { state: outcome.asksCode ? 'code' : 'in' };
	}
	return refusedBy(outcome.reason === 'locked' ? { ...answer, locked: outcome.minutes } : { ...answer, wrong: true });
}

/** The second half: the code for the challenge that the first half left in the cookies. */
export async function answerCode(event: RequestEvent, data: FormData): Promise<SignInAnswer> {
	const form = parseForm(codeForm, data);
	const answer: SignInRefused = { problems: [], typed: {}, wrong: false, locked: undefined };
	if (!form.ok) return refusedBy({ ...answer, problems: form.problems });
	const { db, auth } = runtime();
	const outcome = await proveSecondFactor(db, auth, event.request.headers, form.value.code);
	if (!outcome.ok) {
		const locked = outcome.reason === 'locked' ? WINDOW_MINUTES : undefined;
		return refusedBy({ ...answer, wrong: locked === undefined, locked });
	}
	handOnCookies(event.cookies, outcome.headers);
	return { state: 'in' };
}

function refusedBy(refused: SignInRefused): SignInAnswer {
	return { state: 'refused', status: refused.locked === undefined ? 422 : 429, refused };
}
