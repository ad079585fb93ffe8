import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { BACK_DAYS } from './leaving.ts';

interface Said {
	/** To whom. */
	name: string;
	office: string;
	/** Who deleted it. */
	actor: string;
	reason: string;
}

/** To a director of an office that was deleted, in their own language. */
export function deletionLetter(said: Said, language: Language): { subject: string; text: string } {
	const options = { locale: language };
	return {
		subject: m.mail_dissolved_subject({ office: said.office }, options),
		text: m.mail_dissolved({ ...said, days: BACK_DAYS }, options)
	};
}
