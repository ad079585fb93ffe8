import type { DateWords } from '#kernel/format.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';

/** The words around a date that is not exact, in the language of the page or in a named one. */
export function dateWords(language?: Language): DateWords {
	const options = language ? { locale: language } : {};
	return { about: (date) => m.date_about({ date }, options), before: (date) => m.date_before({ date }, options) };
}
