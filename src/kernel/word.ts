import type { Language } from './language.ts';

/** A message without parameters. */
export type Word = (inputs: Record<string, never>, options?: { locale?: Language }) => string;

/** A word in the language of the page, or in a named one for a document. */
export function say(word: Word, language: Language | undefined): string {
	return word({}, language ? { locale: language } : {});
}
