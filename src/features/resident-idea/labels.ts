import { m } from '#paraglide-public/messages.js';
import type { Problem } from '#kernel/form.ts';
import { languageInTongue } from '#kernel/tongue-format.ts';
import type { Tongue } from '#kernel/tongue.ts';
import { REPORT_REASONS, type FormDone, type ReportReason, type Standing } from './resident-idea.ts';

/** Why a form of the public pages is not taken although nothing in it is wrong. What was typed stays. */
export type Hindrance = 'too_fast' | 'stale' | 'too_many' | 'too_many_today' | 'confirm_first' | 'enough';

const HINDRANCES: Record<Hindrance, () => string> = {
	too_fast: m.idea_too_fast,
	stale: m.idea_stale,
	too_many: m.idea_too_many,
	too_many_today: m.idea_too_many_today,
	confirm_first: m.idea_confirm_first,
	enough: m.own_enough
};

export function hindranceWords(hindrance: Hindrance): string {
	return HINDRANCES[hindrance]();
}

/** What is so of a form that came back: it is to be put right, it did not go yet, or it never will. */
export function refusalWord(hindrance: Hindrance | undefined): string {
	if (hindrance === undefined) return m.idea_errors();
	return hindrance === 'enough' ? m.idea_error() : m.idea_not_sent();
}

/** The title of a page, and before it that its form came back. */
export function refusedTitle(title: string, form: { hindrance?: Hindrance | undefined } | null | undefined): string {
	if (!form) return title;
	const label = form.hindrance === undefined ? m.idea_error() : refusalWord(form.hindrance);
	return `${m.pub_label({ label })} ${title}`;
}

/** An e-mail address within a sentence: it runs from left to right, whatever stands around it. */
export function addressInWords(email: string): string {
	return `\u2066${email}\u2069`;
}

/** Of the letter that asks whether an address is the resident's. */
export function receiptWords(done: FormDone, email: string): string {
	const said = { email: addressInWords(email) };
	if (done === 'again') return m.idea_sent_again(said);
	if (done === 'soon') return m.idea_sent_soon(said);
	return done === 'enough' ? m.idea_sent_enough() : m.idea_sent(said);
}

/** What is missing in a field, by its name. */
const NEEDED: Readonly<Record<string, () => string>> = {
	text: m.idea_need_text,
	message: m.idea_need_words,
	name: m.idea_need_name,
	email: m.idea_need_email,
	age: m.idea_need_age,
	consent: m.idea_need_consent,
	sure: m.idea_need_sure
};

/** What is wrong with a field of the public pages and how to put it right, in the language of the page. */
export function ideaProblemWords({ field, code, limit }: Problem): string {
	if (code === 'too_long') return m.idea_too_long({ limit: limit ?? 0 });
	return (NEEDED[field] ?? m.idea_need_choice)();
}

const SHORT: Record<Standing, () => string> = {
	unconfirmed: m.idea_is_unconfirmed,
	waiting: m.idea_is_waiting,
	asked: m.idea_is_asked,
	turned_away: m.idea_is_turned_away,
	examined: m.idea_is_examined,
	proposed: m.idea_is_proposed,
	later: m.idea_is_later,
	accepted: m.idea_is_accepted,
	declined: m.idea_is_declined,
	done: m.idea_is_done
};
const SENTENCES: Record<Standing, () => string> = {
	unconfirmed: m.idea_says_unconfirmed,
	waiting: m.idea_says_waiting,
	asked: m.idea_says_asked,
	turned_away: m.idea_says_turned_away,
	examined: m.idea_says_examined,
	proposed: m.idea_says_proposed,
	later: m.idea_says_later,
	accepted: m.idea_says_accepted,
	declined: m.idea_says_declined,
	done: m.idea_says_done
};

/** Where an idea stands, in a word or two. */
export function standingWord(standing: Standing): string {
	return SHORT[standing]();
}

/** The same in a sentence. */
export function standingSentence(standing: Standing): string {
	return SENTENCES[standing]();
}

const REASONS: Record<ReportReason, () => string> = {
	offensive: m.report_is_offensive,
	personal: m.report_is_personal,
	untrue: m.report_is_untrue,
	advertising: m.report_is_advertising,
	other: m.report_is_other
};

export function reportReasonOptions(): { value: ReportReason; label: string }[] {
	return REPORT_REASONS.map((value) => ({ value, label: REASONS[value]() }));
}

/** "(in Hebrew)", of words that stand in another language than the page. */
export function inLanguage(tag: string, tongue: Tongue): string | undefined {
	return tag === tongue ? undefined : m.pub_fallback({ language: languageInTongue(tag, tongue) });
}
