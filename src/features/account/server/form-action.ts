import type { RequestEvent } from '@sveltejs/kit';
import { parseForm, typedOf } from '#kernel/form.ts';
import { runtime } from '#platform/server/runtime.ts';
import { handOnCookies } from '#platform/server/session-gate.ts';
import type { SignInRefused } from '../account.ts';
import { signInForm } from '../form.ts';
import { signIn } from './commands.ts';

/**
 * Signs in who sent the form; the browser has the session from then on.
 * @returns what the form comes back with, and the status of that answer; undefined where the person is in
 */
export async function refuseSignIn(
	event: RequestEvent,
	data: FormData
): Promise<{ status: 422 | 429; refused: SignInRefused } | undefined> {
	const form = parseForm(signInForm, data);
	const answer: SignInRefused = { problems: [], typed: typedOf(data), wrong: false, locked: undefined };
	if (!form.ok) return { status: 422, refused: { ...answer, problems: form.problems } };
	const { db, auth } = runtime();
	const address = event.getClientAddress();
	const userAgent = event.request.headers.get('user-agent') ?? '';
	const outcome = await signIn(db, auth, { ...form.value, address, userAgent });
	if (outcome.ok) {
		handOnCookies(event.cookies, outcome.headers);
		return undefined;
	}
	return outcome.reason === 'locked'
		? { status: 429, refused: { ...answer, locked: outcome.minutes } }
		: { status: 422, refused: { ...answer, wrong: true } };
}
