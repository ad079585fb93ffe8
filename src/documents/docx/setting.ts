import { settingFor as deckSettingFor, type Setting as DeckSetting } from '#documents/pptx/setting.ts';
import type { Face } from '#documents/fonts/face.ts';
import type { Ink } from '#documents/figures/ink.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import { WORDS, type WordWords } from './words.ts';

/** What the language and the look of a file decide. */
export interface Setting {
	language: Language;
	isRtl: boolean;
	/** The tag of its text. */
	lang: string;
	/** Its sections run the other way than the file as a whole, and say so in every paragraph. */
	isTurned: boolean;
	words: WordWords;
	outfit: Outfit;
	ink: Ink;
	face: Face;
	/** It is a sheet: all of it on one page, set smaller and closer. */
	isSheet?: boolean;
	/** How much larger than other sheets it is set. */
	scale?: number;
	/** Of what stands in a column, where the text is not as wide as the page lets it be; in twips. */
	width?: number;
	/** The same for charts, which are those of the slides. */
	charts: DeckSetting;
}

/** @param file the first language of the file, which its styles follow */
export function settingFor(language: Language, outfit: Outfit = PLAIN, file = language): Setting {
	const charts = deckSettingFor(language, outfit);
	const { isRtl, lang, ink, face } = charts;
	const isTurned = directionOf(file) !== directionOf(language);
	return { language, isRtl, lang, isTurned, words: WORDS[language], outfit, ink, face, charts };
}
