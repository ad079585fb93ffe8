import { faceOf, type Face } from '#documents/fonts/face.ts';
import { inkOf, type Ink } from '#documents/figures/ink.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import { coverInkOf, type CoverInk } from './paint.ts';
import { stageOf, type Stage } from './stage.ts';
import { WORDS, type DeckWords } from './words.ts';

/** What the language and the look of a deck decide. */
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
	outfit: Outfit;
	ink: Ink;
	cover: CoverInk;
	face: Face;
	stage: Stage;
}

const TAGS: Record<Language, string> = { he: 'he-IL', en: 'en-GB' };

export function settingFor(language: Language, outfit: Outfit = PLAIN): Setting {
	const isRtl = directionOf(language) === 'rtl';
	const ink = inkOf(outfit.look);
	return {
		language,
		isRtl,
		rtl: isRtl ? 1 : 0,
		start: isRtl ? 'r' : 'l',
		end: isRtl ? 'l' : 'r',
		lang: TAGS[language],
		words: WORDS[language],
		outfit,
		ink,
		cover: coverInkOf(ink),
		face: faceOf(outfit.look.typeface),
		stage: stageOf(outfit)
	};
}
