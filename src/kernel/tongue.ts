import { isLanguage, preferredLanguage, type Language } from './language.ts';

/**
 * The languages of the public sites: those of the desk, and those of the partners that cities have. Apart from
 * `Language`, in which people work at the desk.
 */
export const TONGUES = ['he', 'en', 'de', 'fr', 'it', 'nl', 'pl', 'pt', 'zh-Hant'] as const;
export type Tongue = (typeof TONGUES)[number];

export function isTongue(value: unknown): value is Tongue {
	return TONGUES.includes(value as Tongue);
}

/** The language of the desk that comes nearest: for what is said in those alone. */
export function nearestLanguage(tongue: Tongue): Language {
	return isLanguage(tongue) ? tongue : 'en';
}

/** In which a page is that belongs to no site: that of its address, else the one that the browser asks for. */
export function tongueOf(named: unknown, accepted: string | null): Tongue {
	return isTongue(named) ? named : (preferredLanguage(accepted) ?? 'he');
}
