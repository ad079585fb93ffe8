/** The languages of the interface. `<html lang>` is exactly one of them. */
export const LANGUAGES = ['he', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: unknown): value is Language {
	return LANGUAGES.includes(value as Language);
}

/** In what a document can be had: in one of our languages, or in both, section by section, the Hebrew first. */
export const DOCUMENT_LANGUAGES = [...LANGUAGES, 'he+en'] as const;
export type DocumentLanguages = (typeof DOCUMENT_LANGUAGES)[number];

/** As an address, a form or a command has it; in an address a plus may have come as the space that it stands for. */
export function parseDocumentLanguages(value: unknown): DocumentLanguages | undefined {
	const wanted = typeof value === 'string' ? value.replace(' ', '+') : value;
	return DOCUMENT_LANGUAGES.find((each) => each === wanted);
}

/** The languages that it is in, in their order. */
export function languagesOf(languages: DocumentLanguages): readonly [Language, ...Language[]] {
	return languages === 'he+en' ? ['he', 'en'] : [languages];
}

/** The languages that a form offers: of the home country, of the partners that cities have, and the widely spoken. */
export const SPOKEN_LANGUAGES = [
	...['am', 'ar', 'be', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hi', 'hr', 'hu', 'it'],
	...['ja', 'ka', 'ko', 'lt', 'lv', 'nb', 'nl', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'th', 'ti', 'tr', 'uk'],
	...['vi', 'yi', 'zh']
] as const;

/** Those in which a place can write its name: Chinese has two scripts. */
export const WRITTEN_LANGUAGES: readonly string[] = [
	...SPOKEN_LANGUAGES.filter((tag) => tag !== 'zh'),
	...['zh-Hans', 'zh-Hant']
];

/** The direction in which a language is written; for any language tag. */
export function directionOf(language: string): 'rtl' | 'ltr' {
	return /^(he|ar|fa|ur|yi|arc|ckb|dv|ps|sd|syr)\b/.test(language) ? 'rtl' : 'ltr';
}

/** The first of our languages that an Accept-Language header asks for. */
export function preferredLanguage(header: string | null): Language | undefined {
	const asked = (header ?? '')
		.split(',')
		.map((entry) => {
			const [tag = '', quality] = entry.trim().split(';q=');
			return { language: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) };
		})
		.sort((a, b) => b.quality - a.quality);
	return asked.map((entry) => entry.language).find(isLanguage);
}
