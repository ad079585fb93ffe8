import { cached } from './cached.ts';
import { formatDate, listInWords } from './format.ts';
import type { Hour } from './hour.ts';
import { parseKnownDate, type KnownDate } from './known-date.ts';
import { isLanguage } from './language.ts';
import { TONGUES, type Tongue } from './tongue.ts';

const LOCALES: Record<Tongue, string> = {
	he: 'he-IL',
	en: 'en-GB',
	de: 'de-DE',
	fr: 'fr-FR',
	it: 'it-IT',
	nl: 'nl-NL',
	pl: 'pl-PL',
	pt: 'pt-PT',
	'zh-Hant': 'zh-Hant-TW'
};
/** The country in whose way a language is written here, as Open Graph has it: "he_IL", "zh_TW". */
export function regionalTag(tongue: Tongue): string {
	const { language, region } = new Intl.Locale(LOCALES[tongue]);
	return `${language}_${region ?? ''}`;
}

/** Where nouns are always written large, and where there are no large letters. */
const KEEPS_CAPITALS: readonly Tongue[] = ['de', 'he', 'zh-Hant'];

/** A label as it stands within a sentence: "Joint projects" as "joint projects". */
export function withinSentence(label: string, tongue: Tongue): string {
	if (KEEPS_CAPITALS.includes(tongue)) return label;
	return label.charAt(0).toLocaleLowerCase(LOCALES[tongue]) + label.slice(1);
}

const regions = new Map<Tongue, Intl.DisplayNames>();
const languages = new Map<Tongue, Intl.DisplayNames>();
const languageNames = new Map<string, string>();
const lists = new Map<Tongue, Intl.ListFormat>();
const numbers = new Map<Tongue, Intl.NumberFormat>();
const hours = new Map<Tongue, Intl.DateTimeFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** A date as a public page says it, as far as it is known: "8. September 2020", "2020年9月". What is about or before is said by its year alone. */
export function dateInTongue(value: KnownDate, tongue: Tongue): string {
	if (isLanguage(tongue)) return formatDate(value, tongue);
	const parts = parseKnownDate(value);
	if (!parts) return value;
	const { year, month = 1, day = 1 } = parts;
	const shape = parts.day !== undefined ? 'day' : parts.month !== undefined ? 'month' : 'year';
	if (shape === 'year') return yearInTongue(year, tongue);
	const format = cached(dates, `${tongue} ${shape}`, () => {
		const exact = shape === 'day' ? ({ day: 'numeric' } as const) : {};
		return new Intl.DateTimeFormat(LOCALES[tongue], { year: 'numeric', month: 'long', ...exact, timeZone: 'UTC' });
	});
	return format.format(Date.UTC(year, month - 1, day));
}

/** An hour of the day as a language writes it: "19:30", "晚上7:30". */
export function hourInTongue(hour: Hour, tongue: Tongue): string {
	const make = () => new Intl.DateTimeFormat(LOCALES[tongue], { timeStyle: 'short', timeZone: 'UTC' });
	return cached(hours, tongue, make).format(Date.parse(`2020-01-01T${hour}:00Z`));
}

/** Chinese says of a number that it is a year; elsewhere four digits are one. */
export function yearInTongue(year: number, tongue: Tongue): string {
	return tongue === 'zh-Hant' ? `${year}年` : String(year);
}

/** @param code ISO 3166-1 alpha-2 */
export function countryInTongue(code: string, tongue: Tongue): string {
	return cached(regions, tongue, () => new Intl.DisplayNames(LOCALES[tongue], { type: 'region' })).of(code) ?? code;
}

/** The name of a language inside of a sentence: "englisch", "anglais". */
export function languageInTongue(tag: string, tongue: Tongue): string {
	const names = () => cached(languages, tongue, () => new Intl.DisplayNames(LOCALES[tongue], { type: 'language' }));
	return cached(languageNames, `${tongue} ${tag}`, () => names().of(tag) ?? tag);
}

export function numberInTongue(value: number, tongue: Tongue): string {
	return cached(numbers, tongue, () => new Intl.NumberFormat(LOCALES[tongue])).format(value);
}

/** Several names in a sentence: "Goslar, Posen und Verona". */
export function listInTongue(names: readonly string[], tongue: Tongue): string {
	if (isLanguage(tongue)) return listInWords(names, tongue);
	return cached(lists, tongue, () => new Intl.ListFormat(LOCALES[tongue])).format(names);
}

/** Each language by its own name, as it stands at the head of its own page. */
export function ownName(tongue: Tongue): string {
	if (tongue === 'zh-Hant') return '繁體中文';
	const name = languageInTongue(tongue, tongue);
	return name.charAt(0).toLocaleUpperCase(LOCALES[tongue]) + name.slice(1);
}

/** All of them, by their own names. */
export const OWN_NAMES: readonly { tongue: Tongue; name: string }[] = TONGUES.map((tongue) => ({
	tongue,
	name: ownName(tongue)
}));
