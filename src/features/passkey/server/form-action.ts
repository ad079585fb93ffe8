import { runtime } from '#platform/server/runtime.ts';
import type { SignedIn } from '#platform/server/sessions.ts';
import { passkeyLetter, type PasskeyNews } from '../letter.ts';

/** Nobody waits for the letter, and where no mail can be sent there is none. */
export function tellByMail({ email, name, language }: SignedIn, news: Pick<PasskeyNews, 'what' | 'passkey'>): void {
	const { mail, address, log } = runtime();
	const letter = passkeyLetter({ ...news, name, link: `${address()}/account/passkeys` }, language);
	mail?.send({ to: email, language, ...letter }).catch((error: unknown) => log.error('mail.failed', error));
}
