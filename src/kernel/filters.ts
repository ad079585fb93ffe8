import { isId } from './id.ts';
import { parseKnownDate } from './known-date.ts';

/** What narrows a list, read from its address. What cannot be understood narrows nothing. */

const LONGEST_WORDS = 200;

/** What was typed to search for. */
export function wordsFilter(params: URLSearchParams, name = 'q'): string {
	// No text of a record holds a zero, and the database takes none.
	return (params.get(name) ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_WORDS);
}

export function choiceFilter<const Choice extends string>(
	params: URLSearchParams,
	name: string,
	choices: readonly Choice[]
): Choice | undefined {
	const value = params.get(name) as Choice;
	return choices.includes(value) ? value : undefined;
}

export function idFilter(params: URLSearchParams, name: string): string | undefined {
	const value = params.get(name);
	return isId(value) ? value : undefined;
}

/** A year of four digits, of those that a page is made for. */
export function yearFilter(params: URLSearchParams, name = 'year'): number | undefined {
	const value = params.get(name) ?? '';
	return /^(19|20|21)\d{2}$/.test(value) ? Number(value) : undefined;
}

/** A day that a calendar has, as YYYY-MM-DD. */
export function dayFilter(params: URLSearchParams, name: string): string | undefined {
	const value = params.get(name) ?? '';
	const parts = parseKnownDate(value);
	return parts?.day === undefined || parts.about || parts.before || value < '1900' ? undefined : value;
}

export function flagFilter(params: URLSearchParams, name: string): boolean {
	return (params.get(name) ?? '') !== '';
}
