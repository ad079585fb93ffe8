import { isLanguage, type Language } from './language.ts';

/**
 * The languages of the public sites: those of the desk, and those of the partners that cities have. Apart from
 * `Language`, in which people work at the desk.
 */
export const TONGUES = ['he', 'en', 'de', 'fr', 'it', 'nl', 'pl', 'pt', 'zh-Hant'] as const;
export type Tongue = (typeof TONGUES)[number];

export function isTongue(value: unknown): value is Tongue {
	return TONGUES.includes(value as Tongue);
}

/** The language that somebody means who writes "EN", "de-AT" or "zh" in an address. */
export function tongueMeant(value: string): Tongue | undefined {
	const tag = value.toLowerCase();
	const [language] = tag.split('-');
	return (
		TONGUES.find((tongue) => tongue.toLowerCase() === tag) ??
		TONGUES.find((tongue) => tongue.toLowerCase().split('-')[0] === language)
	);
}

/** The language of the desk that comes nearest: for what is said in those alone. */
export function nearestLanguage(tongue: Tongue): Language {
	return isLanguage(tongue) ? tongue : 'en';
}
