import type { Language } from '#kernel/language.ts';

/** What the page of a presentation shows. */
export interface PresentationPage {
	title: string;
	/** In which the keys go on. */
	direction: 'rtl' | 'ltr';
	slides: {
		number: number;
		title: string;
		language: Language;
		direction: 'rtl' | 'ltr';
		/** Written and escaped by src/documents/slides. */
		html: string;
		notes: string | undefined;
	}[];
	/** That a speaker has, until they say otherwise. */
	minutes: number;
	/** The page of the report. */
	back: string;
}
