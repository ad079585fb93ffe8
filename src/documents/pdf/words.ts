import type { Mark } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';

/** The words of the paper itself, in the language of the document. */
export interface PaperWords {
	/** Around the number of the page and the number of pages. */
	page: [before: string, between: string, after: string];
	/** What a state is called, for who does not see its mark; '' for the mark of no state. */
	marks: Record<Mark, string>;
}

export const WORDS: Record<Language, PaperWords> = {
	he: {
		page: ['עמוד ', ' מתוך ', ''],
		marks: {
			done: 'בוצע',
			progress: 'בקידום',
			planned: 'בתכנון',
			cancelled: 'בוטל',
			silent: 'ללא רישום',
			low: 'מעט פעילות',
			plain: ''
		}
	},
	en: {
		page: ['Page ', ' of ', ''],
		marks: {
			done: 'Done',
			progress: 'In progress',
			planned: 'Planned',
			cancelled: 'Cancelled',
			silent: 'Nothing recorded',
			low: 'Little activity',
			plain: ''
		}
	}
};
