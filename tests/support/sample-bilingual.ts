import { bilingual } from '#kernel/bilingual.ts';
import type { FlowDocument } from '#kernel/flow-document.ts';
import type { Language } from '#kernel/language.ts';
import { sampleReport } from './sample-figures.ts';

/** The report of 2020 in both languages, with something to be said to its cover and to its third section. */
export function bilingualReport(first: Language): FlowDocument {
	return bilingual([noted(first), noted(first === 'he' ? 'en' : 'he')]);
}

export const SPOKEN = { he: 'לפתוח בברכה', en: 'Begin with a welcome' };

function noted(language: Language): FlowDocument {
	const document = sampleReport(language);
	const notes = [{ text: SPOKEN[language] }];
	return {
		...document,
		sections: document.sections.map((section, index) => (index === 0 || index === 2 ? { ...section, notes } : section))
	};
}
