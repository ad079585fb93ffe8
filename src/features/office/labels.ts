import { formatDate, languageName, type DateWords } from '#kernel/format.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { m } from '#paraglide/messages.js';
import { LANGUAGE_ORDERS } from './office.ts';

/** The words around a date that is not exact, in the language of the page or in a named one. */
export function dateWords(language?: Language): DateWords {
	const options = language ? { locale: language } : {};
	return { about: (date) => m.date_about({ date }, options), before: (date) => m.date_before({ date }, options) };
}

/** A date in words: "about 22 Nov 2026", as pages say it and as forms take it back; '' for none. */
export function dateInWords(date: KnownDate | null | undefined, language: Language): string {
	return date ? formatDate(date, language, dateWords(language)) : '';
}

/** The languages of an office to choose from, its own first: "Hebrew, then English". */
export function languageOrderOptions(language: Language): { value: string; label: string }[] {
	return LANGUAGE_ORDERS.map((value) => {
		const [first = '', second] = value.split(',').map((tag) => languageName(tag, language));
		return { value, label: second ? m.office_languages_two({ first, second }) : first };
	});
}
