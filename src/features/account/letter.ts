import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { LINK_HOURS } from './account.ts';

interface Words {
	subject: string;
	text: string;
}

/** To somebody who was added to an office, in their own language. */
export function invitationLetter(
	{ name, office, link }: { name: string; office: string; link: string },
	language: Language
): Words {
	const options = { locale: language };
	return {
		subject: m.mail_invitation_subject({ office }, options),
		text: m.mail_invitation({ name, office, link, hours: LINK_HOURS }, options)
	};
}

/** To somebody who forgot the password, or of whom somebody else says so. */
export function resetLetter({ name, link }: { name: string; link: string }, language: Language): Words {
	const options = { locale: language };
	return {
		subject: m.mail_reset_subject({}, options),
		text: m.mail_reset({ name, link }, options)
	};
}
