import { settingFor as deckSettingFor, type Setting as DeckSetting } from '#documents/pptx/setting.ts';
import type { Language } from '#kernel/language.ts';
import { WORDS, type WordWords } from './words.ts';

/** What the language of a file decides. */
export interface Setting {
	language: Language;
	isRtl: boolean;
	/** The tag of its text. */
	lang: string;
	words: WordWords;
	/** The same for charts, which are those of the slides. */
	charts: DeckSetting;
}

export function settingFor(language: Language): Setting {
	const charts = deckSettingFor(language);
	return { language, isRtl: charts.isRtl, lang: charts.lang, words: WORDS[language], charts };
}
