import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';

/** What happened to a way in of theirs, in case that it was somebody else who did it. */
export interface PasskeyNews {
	what: 'added' | 'removed';
	/** What the person calls the passkey. */
	passkey: string;
	/** How the person is called. */
	name: string;
	/** Where passkeys are looked through. */
	link: string;
}

export function passkeyLetter({ what, ...said }: PasskeyNews, language: Language): { subject: string; text: string } {
	const options = { locale: language };
	return what === 'added'
		? { subject: m.mail_passkey_added_subject({}, options), text: m.mail_passkey_added(said, options) }
		: { subject: m.mail_passkey_removed_subject({}, options), text: m.mail_passkey_removed(said, options) };
}
