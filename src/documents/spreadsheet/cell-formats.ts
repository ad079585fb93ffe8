import type { Language } from '#kernel/language.ts';

/** How Excel shows a day: numeric months in Hebrew, as texts have them. */
export const DATE_FORMATS: Record<Language, string> = { he: 'd.m.yyyy', en: 'd mmm yyyy' };
/** The first that Excel counts rightly: it believes in a 29 February 1900. */
const FIRST_DAY = '1900-03-01';
const DAY = 86_400_000;

const symbols = new Map<string, string>();

/** An amount with its own sign before it. @param digits after the point */
export function moneyFormat(currency: string, digits = 2): string {
	let symbol = symbols.get(currency);
	if (symbol === undefined) {
		const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
		symbol = format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency;
		symbols.set(currency, symbol);
	}
	return `[$${symbol}] #,##0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`;
}

/** Whether Excel can hold a day, YYYY-MM-DD, as a date. */
export function isCounted(day: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= FIRST_DAY && !Number.isNaN(Date.parse(day));
}

/** A day as Excel counts it: from the end of 1899. */
export function serialOf(day: string): number {
	return Date.parse(`${day}T00:00:00Z`) / DAY + 25_569;
}
