import { m } from '#paraglide-public/messages.js';
import { readingOrder } from '#features/site/site.ts';
import { siteWords } from '#features/site/view.ts';
import { pickFrom, type Texts } from '#kernel/texts.ts';
import { languageInTongue } from '#kernel/tongue-format.ts';
import type { Tongue } from '#kernel/tongue.ts';
import { CONFIRM_HOURS } from './resident-idea.ts';

/** What a resident is written about their idea. */
export type Letter =
	| ('confirm' | 'received' | 'question' | 'published' | 'taken' | 'joined' | 'turned_away')
	| ('proposed' | 'merged' | 'split' | 'accepted' | 'declined' | 'later' | 'done');

/** Of which office, and what opens its page: of the letter that asks for it, what confirms the address. */
interface About {
	city: Texts;
	office: Texts;
	link: string;
	/** What the office says in words of its own: a question, an answer. */
	says?: Texts;
}

type Said = (inputs: never, options: { locale: Tongue }) => string;

const SUBJECTS = {
	confirm: m.letter_confirm_subject,
	received: m.letter_received_subject,
	question: m.letter_question_subject,
	published: m.letter_published_subject,
	taken: m.letter_taken_subject,
	joined: m.letter_taken_subject,
	proposed: m.letter_proposed_subject,
	merged: m.letter_course_subject,
	split: m.letter_course_subject,
	turned_away: m.letter_answer_subject,
	accepted: m.letter_answer_subject,
	declined: m.letter_answer_subject,
	later: m.letter_answer_subject,
	done: m.letter_done_subject
};
const BODIES = {
	received: m.letter_received,
	question: m.letter_question,
	published: m.letter_published,
	taken: m.letter_taken,
	joined: m.letter_joined,
	proposed: m.letter_proposed,
	merged: m.letter_merged,
	split: m.letter_split,
	turned_away: m.letter_turned_away,
	accepted: m.letter_accepted,
	declined: m.letter_declined,
	later: m.letter_later,
	done: m.letter_done
} satisfies Record<Exclude<Letter, 'confirm'>, Said>;

/**
 * In the language in which the resident wrote. Nothing that they typed stands in it: whoever writes somebody else's
 * address into the form can send them nothing.
 */
export function letterAbout(letter: Letter, { city, office, link, says = {} }: About, locale: Tongue) {
	const options = { locale };
	const said = saidTo(says, locale);
	const body =
		letter === 'confirm'
			? [m.letter_confirm({ hours: CONFIRM_HOURS, link }, options)]
			: [BODIES[letter]({}, options), ...(said ? [said] : []), m.letter_page({ link }, options)];
	return {
		subject: SUBJECTS[letter]({ city: siteWords(city, locale) }, options),
		text: [m.letter_hello({}, options), ...body, siteWords(office, locale)].join('\n\n')
	};
}

/**
 * What an office says in some languages, to somebody who may read another: in theirs, else in the nearest, and marked so.
 * The mark stands on a line of its own: a line has one direction.
 */
export function saidTo(texts: Texts, locale: Tongue): string | undefined {
	const shown = pickFrom(texts, readingOrder(locale));
	if (!shown?.isFallback) return shown?.text;
	const mark = m.pub_fallback({ language: languageInTongue(shown.lang, locale) }, { locale });
	return `${mark}\n${shown.text}`;
}

/** To whoever asked that their support of an idea be counted, or of whom somebody else says so. */
export function supportLetter(
	{ city, office, link, title }: Pick<About, 'city' | 'office' | 'link'> & { title: Texts },
	locale: Tongue
) {
	const options = { locale };
	const asked = m.letter_support({ title: siteWords(title, locale), hours: CONFIRM_HOURS, link }, options);
	return {
		subject: m.letter_support_subject({ city: siteWords(city, locale) }, options),
		text: [m.letter_hello({}, options), asked, siteWords(office, locale)].join('\n\n')
	};
}
