import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';

/** What waits for those who read what residents write: a new idea, or what one of them has written since. */
export type ReaderLetter = 'waiting' | 'answered';

export interface ReaderAbout {
	name: string;
	office: Texts;
	/** The page of the idea, and the page on which letters are switched off. */
	link: string;
	settings: string;
}

const SUBJECTS = { waiting: m.residea_mail_waiting_subject, answered: m.residea_mail_answered_subject };
const BODIES = { waiting: m.residea_mail_waiting, answered: m.residea_mail_answered };

/** In the language of the reader. Nothing that the resident wrote stands in it, and not who it was. */
export function readerLetter(letter: ReaderLetter, about: ReaderAbout, locale: Language) {
	const [options, office] = [{ locale }, words(about.office, locale)];
	return {
		subject: SUBJECTS[letter]({ office }, options),
		text: [
			m.mail_hello({ name: about.name }, options),
			BODIES[letter]({}, options),
			about.link,
			m.mail_off({ office, settings: about.settings }, options)
		].join('\n\n')
	};
}
