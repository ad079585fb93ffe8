import type { Language } from '#kernel/language.ts';

/** The words of the paper itself, in the language of the document. */
export interface PaperWords {
	/** Around the number of the page and the number of pages. */
	page: [before: string, between: string, after: string];
}

export const WORDS: Record<Language, PaperWords> = {
	he: { page: ['עמוד ', ' מתוך ', ''] },
	en: { page: ['Page ', ' of ', ''] }
};
