import { createHmac } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Fields } from './log.ts';
import { runtime } from './runtime.ts';
import type { SignedIn } from './sessions.ts';

/** What whoever watches over an installation wants to see (OWASP ASVS 5.0, 16.3). */
export type SecurityEvent =
	| 'sign_in.succeeded'
	| 'sign_in.code_asked'
	| 'sign_in.failed'
	| 'sign_out'
	| 'own_password.failed'
	| 'password.changed'
	| 'password.link_asked'
	| 'second_factor.on'
	| 'second_factor.off'
	| 'recovery_codes.renewed'
	| 'passkey.added'
	| 'passkey.removed'
	| 'sessions.ended'
	| 'provider.sign_out'
	| 'request.refused'
	| 'request.limited';

type Asking = Pick<RequestEvent, 'locals' | 'getClientAddress'>;

/** Writes a line of the log: what happened, to whom, from which address, at which request. Never what was typed. */
export function noteSecurity(event: Asking, what: SecurityEvent, fields: Fields = {}): void {
	const user = 'user' in fields ? undefined : event.locals.signedIn?.userId;
	const id = event.locals.requestId;
	runtime().log.security(what, { id, user, address: event.getClientAddress(), ...fields });
}

/**
 * Stands for the address that was typed at a sign-in: the same for the same account, and nothing that tells the address
 * to whoever reads the log. People type passwords into this field, too.
 */
export function accountMark(email: string): string {
	return createHmac('sha256', runtime().authSecret)
		.update(`log ${email.toLowerCase()}`)
		.digest('base64url')
		.slice(0, 12);
}

/**
 * Notes what was refused to whoever asked: a program without a token, a person without the right, too many attempts.
 * @param signedIn who asked, as far as it is known: while the database is away nobody can be asked that
 */
export function noteRefusal(event: RequestEvent, { status }: Response, signedIn: SignedIn | undefined): void {
	const fields = { user: signedIn?.userId, status, method: event.request.method, route: event.route.id };
	if (status === 429) noteSecurity(event, 'request.limited', fields);
	else if (status === 401 || status === 403) noteSecurity(event, 'request.refused', fields);
}
