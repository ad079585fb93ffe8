import type { Language } from '#kernel/language.ts';
import { words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide-public/messages.js';

/** What the pages on accessibility and on privacy say as long as the office has not written a text of its own. */
export const ACCESSIBILITY_DONE = [
	m.pub_acc_done_keys,
	m.pub_acc_done_sight,
	m.pub_acc_done_words,
	m.pub_acc_done_files
] as const;
export const PRIVACY_PARTS = [
	[m.pub_priv_visit_title, m.pub_priv_visit],
	[m.pub_priv_idea_title, m.pub_priv_idea],
	[m.pub_priv_keep_title, m.pub_priv_keep],
	[m.pub_priv_rights_title, m.pub_priv_rights],
	[m.pub_priv_young_title, m.pub_priv_young]
] as const;

/** The texts for which there are usual words. */
export const USUAL = ['accessibility', 'privacy'] as const;
export type Usual = (typeof USUAL)[number];

/** The same as plain text in some languages, for an office that goes on from there. */
export function usualWords(which: Usual, office: Texts, languages: readonly Language[]): Texts {
	const say = { accessibility: accessibilityIn, privacy: privacyIn }[which];
	return Object.fromEntries(languages.map((language) => [language, say(words(office, language), language)]));
}

function accessibilityIn(office: string, locale: Language): string {
	const done = ACCESSIBILITY_DONE.map((each) => `• ${each({}, { locale })}`);
	return [m.pub_acc_promise({ office }, { locale }), '', m.pub_acc_done_title({}, { locale }), ...done].join('\n');
}

function privacyIn(office: string, locale: Language): string {
	const parts = PRIVACY_PARTS.map(([title, text]) => `${title({}, { locale })}\n${text({}, { locale })}`);
	return [m.pub_priv_promise({ office }, { locale }), ...parts].join('\n\n');
}
