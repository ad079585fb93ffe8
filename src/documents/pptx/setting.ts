import { directionOf, type Language } from '#kernel/language.ts';
import { WORDS, type DeckWords } from './words.ts';

/** What the language of a deck decides. */
export interface Setting {
	language: Language;
	isRtl: boolean;
	/** 0 or 1, as attributes have it. */
	rtl: number;
	/** The edge where reading begins, and the other: in DrawingML, alignment is as the eye sees it. */
	start: 'r' | 'l';
	end: 'r' | 'l';
	/** The tag of its text. */
	lang: string;
	words: DeckWords;
}

const TAGS: Record<Language, string> = { he: 'he-IL', en: 'en-GB' };

export function settingFor(language: Language): Setting {
	const isRtl = directionOf(language) === 'rtl';
	return {
		language,
		isRtl,
		rtl: isRtl ? 1 : 0,
		start: isRtl ? 'r' : 'l',
		end: isRtl ? 'l' : 'r',
		lang: TAGS[language],
		words: WORDS[language]
	};
}
