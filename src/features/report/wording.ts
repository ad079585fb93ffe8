import { dateWords } from '#features/office/labels.ts';
import type { Line, Span } from '#kernel/flow-document.ts';
import { formatDate, formatMoney, formatNumber, languageName, listInWords } from '#kernel/format.ts';
import type { KnownDate } from '#kernel/known-date.ts';
import { directionOf, type Language } from '#kernel/language.ts';
import { pick, words, type Texts } from '#kernel/texts.ts';
import { m } from '#paraglide/messages.js';

/** A paragraph longer than this stands in its record; the report gives its beginning. */
const LONGEST = 240;

export function plain(text: string): Line {
	return [{ text }];
}

/**
 * What a person wrote. Where the language of the report is missing another stands in, says so after the words, and
 * keeps its own language.
 */
export function shown(texts: Texts, language: Language, href?: string): Line {
	const found = pick(texts, language);
	if (!found) return [];
	const span: Span = {
		text: found.text,
		...(found.isFallback ? { lang: found.lang, isFallback: true } : {}),
		...(href ? { href } : {})
	};
	if (!found.isFallback) return [span];
	return [span, { text: m.report_in_language({ language: languageName(found.lang, language) }, { locale: language }) }];
}

/** The same, cut at a word where it is long. */
export function shownBriefly(texts: Texts, language: Language): Line {
	return shown(Object.fromEntries(Object.entries(texts).map(([tag, text]) => [tag, briefly(text)])), language);
}

/** A text that is longer is cut between two words, if it has any, and ends with an ellipsis. */
export function briefly(text: string, longest = LONGEST): string {
	if (text.length <= longest) return text;
	const cut = text.slice(0, longest + 1);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`;
}

/** A text of which a part leads somewhere. */
export function linkedIn(text: string, part: string, href: string): Line {
	const at = text.indexOf(part);
	const spans: Span[] = [{ text: text.slice(0, at) }, { text: part, href }, { text: text.slice(at + part.length) }];
	return spans.filter((span) => span.text !== '');
}

/** Several lines as sentences of one: each ends with a full stop, unless it ends itself. */
export function sentences(parts: readonly Line[]): Line {
	return parts
		.filter((part) => part.some(({ text }) => text !== ''))
		.flatMap((part, index) => {
			const isEnded = /[.!?…:]$/.test(part.at(-1)?.text.trimEnd() ?? '');
			return [...(index > 0 ? plain(' ') : []), ...part, ...(isEnded ? [] : plain('.'))];
		});
}

/** An amount on one line, its sign before it from left to right: within Hebrew it has a mark at either end. */
export function money(amount: number, currency: string, language: Language): string {
	const text = formatMoney(amount, currency).replace(' ', '\u00a0');
	return directionOf(language) === 'rtl' ? `\u200e${text}\u200e` : text;
}

/** Names in a sentence. */
export function listed(names: readonly Texts[], language: Language): string {
	return listInWords(
		names.map((name) => words(name, language)),
		language
	);
}

/** A number, as a spreadsheet can count it too. */
export function numbered(value: number, language: Language): Span {
	return { text: formatNumber(value, language), value };
}

/** An amount, likewise. */
export function priced(amount: number, currency: string, language: Language): Span {
	return { text: money(amount, currency, language), value: { amount, currency } };
}

/** A date in its words; a day, likewise. */
export function dated(value: KnownDate, language: Language): Span {
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
	return { text: dateIn(value, language), ...(isDay ? { value } : {}) };
}

/** A date as far as it is known, in the language of the report. */
export function dateIn(value: KnownDate, language: Language): string {
	return formatDate(value, language, dateWords(language));
}
