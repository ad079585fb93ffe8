import type { Language } from './language.ts';

/** A message without parameters. */
export type Word = (inputs: Record<string, never>, options?: { locale?: Language }) => string;

/** A word in the language of the page, or in a named one for a document. */
export function say(word: Word, language: Language | undefined): string {
	return word({}, language ? { locale: language } : {});
}

/** What each code of a list is called, in the language of the page unless another is named. */
export function wordsOf<Code extends string>(words: Readonly<Record<Code, Word>>) {
	return (code: Code, language?: Language): string => say(words[code], language);
}
