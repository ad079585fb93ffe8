import { cached } from './cached.ts';
import { parseKnownDate, type KnownDate } from './known-date.ts';
import type { Language } from './language.ts';

const LOCALES: Record<Language, string> = { he: 'he-IL', en: 'en-GB' };
const months = new Map<string, string[]>();
const countries = new Map<Language, Intl.DisplayNames>();
const languages = new Map<Language, Intl.DisplayNames>();
const numbers = new Map<Language, Intl.NumberFormat>();
const lists = new Map<Language, Intl.ListFormat>();
const weekdays = new Map<Language, Intl.DateTimeFormat>();
/** By time zone. */
const days = new Map<string, Intl.DateTimeFormat>();
const times = new Map<string, Intl.DateTimeFormat>();

/** The words around a date that is not exact; they are messages, so the caller brings them. */
export interface DateWords {
	about(date: string): string;
	before(date: string): string;
}

/** 8.9.2020, אפריל 2020, 2020 in Hebrew; 8 Sep 2020, April 2020, 2020 in English. */
export function formatDate(value: KnownDate, language: Language, say?: DateWords): string {
	const parts = parseKnownDate(value);
	if (!parts) return value;
	const { year, month, day, about, before } = parts;
	let text = String(year);
	if (month !== undefined && day !== undefined) {
		text = language === 'he' ? `${day}.${month}.${year}` : `${day} ${monthName(month, language, 'short')} ${year}`;
	} else if (month !== undefined) {
		text = `${monthName(month, language, 'long')} ${year}`;
	}
	if (before) return say ? say.before(text) : `…–${text}`;
	if (about) return say ? say.about(text) : `~${text}`;
	return text;
}

/** The value for <time datetime>: the date with its true precision, without what HTML cannot say. */
export function machineDate(value: KnownDate): string {
	return value.replace('../', '').replace('~', '');
}

export function monthName(month: number, language: Language, width: 'long' | 'short'): string {
	const key = `${language} ${width}`;
	let names = months.get(key);
	if (!names) {
		// British English would shorten September to four letters, and no other month.
		const locale = language === 'en' ? 'en-US' : LOCALES[language];
		const format = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' });
		names = Array.from({ length: 12 }, (_, index) => format.format(Date.UTC(2020, index, 1)));
		// British English alone writes "Sept" among eleven months of three letters.
		if (key === 'en short') names = names.map((name) => name.slice(0, 3));
		months.set(key, names);
	}
	return names[month - 1] ?? String(month);
}

/** "יום שלישי", "Tuesday"; undefined where the day is not known. */
export function weekdayName(value: KnownDate, language: Language): string | undefined {
	const parts = parseKnownDate(value);
	if (parts?.month === undefined || parts.day === undefined || parts.about || parts.before) return undefined;
	const day = Date.UTC(parts.year, parts.month - 1, parts.day);
	const make = () => new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' });
	return cached(weekdays, language, make).format(day);
}

/** A moment, at the office's place: 8.9.2020, 14:05. */
export function formatMoment(moment: Date, language: Language, timeZone: string): string {
	const day = cached(days, timeZone, () => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }));
	const time = cached(times, timeZone, () => new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }));
	return `${formatDate(day.format(moment), language)}, ${time.format(moment)}`;
}

/** @param code ISO 3166-1 alpha-2 */
export function countryName(code: string, language: Language): string {
	return (
		cached(countries, language, () => new Intl.DisplayNames(LOCALES[language], { type: 'region' })).of(code) ?? code
	);
}

export function languageName(tag: string, language: Language): string {
	return (
		cached(languages, language, () => new Intl.DisplayNames(LOCALES[language], { type: 'language' })).of(tag) ?? tag
	);
}

export function formatNumber(value: number, language: Language): string {
	return cached(numbers, language, () => new Intl.NumberFormat(LOCALES[language])).format(value);
}

/**
 * Several names in a sentence: "Atlanta, Poznań and Verona". Hebrew writes its "and" together with the word after it,
 * and before a word in another script, or a number, with a maqaf.
 */
export function listInWords(names: readonly string[], language: Language): string {
	const list = cached(lists, language, () => new Intl.ListFormat(LOCALES[language]));
	return list
		.formatToParts(names)
		.map(({ type, value }) => (type === 'literal' ? value.replace('ו-', 'ו־') : value))
		.join('');
}

/** ₪ 1,200: sign before the number in both languages; render it left to right. */
export function formatMoney(amount: number, currency: string): string {
	const digits = Number.isInteger(amount) ? 0 : 2;
	const parts = new Intl.NumberFormat('en', {
		style: 'currency',
		currency,
		currencyDisplay: 'narrowSymbol',
		minimumFractionDigits: digits,
		maximumFractionDigits: digits
	}).formatToParts(amount);
	const symbol = parts.find((part) => part.type === 'currency')?.value ?? currency;
	const rest = parts.filter((part) => part.type !== 'currency' && part.type !== 'literal').map((part) => part.value);
	return `${symbol} ${rest.join('')}`;
}
