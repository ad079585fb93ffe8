import type { RequestEvent } from '@sveltejs/kit';
import { proveOwnPassword } from '#features/account/server/commands.ts';
import { refuse, type Problem, type Typed } from '#kernel/form.ts';
import { runtime } from '#platform/server/runtime.ts';
import type { SignedIn } from '#platform/server/sessions.ts';
import { passkeyLetter, type PasskeyNews } from '../letter.ts';

/** Asks for the password before a passkey comes or goes. @returns what the form comes back with; undefined: go on */
export async function refuseWithoutPassword(
	event: RequestEvent,
	{ email }: SignedIn,
	{ data, current }: { data: FormData; current: string }
): Promise<{ status: 422 | 429; problems: Problem[]; typed: Typed; locked: number | undefined } | undefined> {
	const { db, auth } = runtime();
	const asker = { headers: event.request.headers, email, address: event.getClientAddress() };
	const outcome = await proveOwnPassword(db, auth, asker, current);
	if (outcome.ok) return undefined;
	const { problems, typed } = refuse(data, { field: 'current', code: 'password_wrong' });
	if (outcome.reason === 'wrong') return { status: 422, problems, typed, locked: undefined };
	return { status: 429, problems: [], typed, locked: outcome.minutes };
}

/** Nobody waits for the letter, and where no mail can be sent there is none. */
export function tellByMail({ email, name, language }: SignedIn, news: Pick<PasskeyNews, 'what' | 'passkey'>): void {
	const { mail, address, log } = runtime();
	const letter = passkeyLetter({ ...news, name, link: `${address()}/account/passkeys` }, language);
	mail?.send({ to: email, language, ...letter }).catch((error: unknown) => log.error('mail.failed', error));
}
