import type { Language } from './language.ts';

/** One text in several languages. A language that is missing is not there; the value is never ''. */
export type Texts = Readonly<Record<string, string>>;

/** A text ready to be shown: what was found, and the language that it is really in. */
export interface Shown {
	text: string;
	lang: string;
	/** Whether the wanted language was missing, so that the page can mark it. */
	isFallback: boolean;
}

/**
 * The text in the wanted language, else in the first other one that has it: Hebrew, English, then any.
 * @returns undefined when there is no text at all
 */
export function pick(texts: Texts, wanted: string): Shown | undefined {
	return pickFrom(texts, [wanted, 'he', 'en']);
}

/** The same where others stand in first. @param order the wanted language, and those that stand in for it */
export function pickFrom(texts: Texts, order: readonly string[]): Shown | undefined {
	const lang = [...order, ...Object.keys(texts)].find((candidate) => texts[candidate]);
	if (lang === undefined) return undefined;
	return { text: texts[lang] as string, lang, isFallback: lang !== order[0] };
}

/** Just the words; '' when there are none. For places that cannot mark a language: titles, file names. */
export function words(texts: Texts, wanted: string): string {
	return pick(texts, wanted)?.text ?? '';
}

export function isEmpty(texts: Texts): boolean {
	return Object.keys(texts).length === 0;
}

/** Without blank entries; spaces at the ends go. */
export function tidy(texts: Record<string, string | undefined>): Texts {
	const kept: Record<string, string> = {};
	for (const [language, text] of Object.entries(texts)) {
		const trimmed = text?.trim();
		if (trimmed) kept[language] = trimmed;
	}
	return kept;
}

/** Which of the office's languages a text still lacks; none where there is no text at all. */
export function missingLanguages(texts: Texts, languages: readonly Language[]): Language[] {
	return isEmpty(texts) ? [] : languages.filter((language) => !texts[language]);
}

/** The other languages that a text is there in, beside the one that is shown. */
export function others(texts: Texts, shown: Shown | undefined): Shown[] {
	return Object.entries(texts)
		.filter(([lang]) => lang !== shown?.lang)
		.map(([lang, text]) => ({ text, lang, isFallback: true }));
}
