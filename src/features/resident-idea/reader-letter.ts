import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';

/**
 * What those who read what residents write are told: that a new idea waits, that its resident has written since, that it
 * was withdrawn, before an initiative came of it or after.
 */
export type ReaderLetter = 'waiting' | 'answered' | 'withdrawn' | 'withdrawn_taken';

export interface ReaderAbout {
	name: string;
	office: Texts;
	/** The page of the idea, or where its place is once it is gone; and the page on which letters are switched off. */
	link: string;
	settings: string;
}

const SUBJECTS = {
	waiting: m.residea_mail_waiting_subject,
	answered: m.residea_mail_answered_subject,
	withdrawn: m.residea_mail_withdrawn_subject,
	withdrawn_taken: m.residea_mail_withdrawn_subject
};
const BODIES = {
	waiting: m.residea_mail_waiting,
	answered: m.residea_mail_answered,
	withdrawn: m.residea_mail_withdrawn,
	withdrawn_taken: m.residea_mail_withdrawn_taken
};

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
