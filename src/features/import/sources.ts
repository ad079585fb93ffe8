import { LANGUAGES } from '#kernel/language.ts';
import type { Texts } from '#kernel/texts.ts';
import { isSlides, type Import } from './import.ts';

/** Where something stands, in words for a record that keeps them: "deck.pptx, slide 4". */
export function sourceWords({ name, mediaType }: Pick<Import, 'name' | 'mediaType'>, page: number): Texts {
	return Object.fromEntries(
		LANGUAGES.map((locale) => {
			const { slide, sheet, pasted } = WORDS[locale];
			return [locale, `${name || pasted}, ${isSlides(mediaType) ? slide : sheet} ${page}`];
		})
	);
}

const WORDS = {
	he: { slide: 'שקופית', sheet: 'עמוד', pasted: 'טקסט שהודבק' },
	en: { slide: 'slide', sheet: 'page', pasted: 'Pasted text' }
} as const;
