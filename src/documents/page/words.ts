import type { Language } from '#kernel/language.ts';

/** The words of the page itself, in the language of the document. */
export interface PageWords {
	contents: string;
	/** Opens the table behind a chart. */
	values: string;
	skip: string;
}

export const WORDS: Record<Language, PageWords> = {
	he: { contents: 'תוכן העניינים', values: 'הערכים בטבלה', skip: 'דילוג לתוכן' },
	en: { contents: 'Contents', values: 'The values in a table', skip: 'Skip to content' }
};
