import { monthByName } from '#kernel/date-input.ts';
import { daysInMonth, knownDate, parseKnownDate, type KnownDate } from '#kernel/known-date.ts';
import { addDays, daysBetween, RELATIVE, weekdayOf, WEEKDAYS } from './relative-dates.ts';
import type { Word } from './words.ts';

/** A date in a line, with its place. */
export interface When {
	start: number;
	end: number;
	starts: KnownDate;
	ends: KnownDate | null;
}

/** Which way a date without a year, or a weekday, is meant. */
type Lean = 'last' | 'next' | 'coming' | undefined;

/** So far ahead a date without a year is taken for the coming one; beyond that for the last one. */
const AHEAD_DAYS = 60;

/**
 * The first date that a line names, as far as it is known: day, month, year, or about a day.
 * @param today YYYY-MM-DD at the office's place
 * @param isComing whether the line says that it is still to come
 */
export function findWhen(line: string, words: readonly Word[], today: string, isComing = false): When | undefined {
	const lean: Lean = isComing ? 'coming' : undefined;
	const found = [
		inDigits(line, today, lean),
		...words.map(
			(_, at) => worded(line, words, at, today, lean) ?? relative(words, at, today) ?? onWeekday(words, at, today, lean)
		)
	].filter((when) => when !== undefined);
	const first = found.sort((a, b) => a.start - b.start || b.end - a.end)[0];
	return first && { ...first, start: withPreposition(line, first.start) };
}

/** "on", "ב־" and the like before a date go with it. */
function withPreposition(line: string, start: number): number {
	const before =
		/(?:(?<=^|[\s,(])[בהמל][-־]?|(?<=^|[\s,(])(?:on the|on|in|dated|since|בתאריך|מתאריך|מיום|ביום)\s+)$/iu.exec(
			line.slice(0, start)
		);
	return before ? before.index : start;
}

const SEPARATOR = String.raw`[./]`;
const CLEAR = String.raw`(?<![\d./-]|[₪$€]\s?)`;
const END = String.raw`(?![\d]|[./-]\d|\s*(?:%|₪|€|\$|מיליון|מיליארד|אלף|אלפים|ק״מ|ק"מ|ש״ח|ש"ח|שעות|million|billion|thousand|km|hours))`;
const ISO = new RegExp(`${CLEAR}(\\d{4})-(\\d{2})(?:-(\\d{2}))?(?![\\d-])`, 'u');
const DAY = new RegExp(
	`${CLEAR}(?:(\\d{1,2})\\s?[-–]\\s?)?(\\d{1,2})${SEPARATOR}(\\d{1,2})(?:${SEPARATOR}(\\d{4}|\\d{2}))?${END}`,
	'iu'
);
const SPAN = new RegExp(
	`${CLEAR}(\\d{1,2})${SEPARATOR}(\\d{1,2})(?:${SEPARATOR}(\\d{4}|\\d{2}))?\\s?[-–]\\s?(\\d{1,2})${SEPARATOR}(\\d{1,2})(?:${SEPARATOR}(\\d{4}|\\d{2}))?${END}`,
	'iu'
);
const MONTH = new RegExp(`${CLEAR}(\\d{1,2})${SEPARATOR}(\\d{4})${END}`, 'u');

/** 2026-03-03, 3.3.2026, 3/3/26, 3.3, 3–5.3.2026, 30.3–2.4.2026, 3/2026. */
function inDigits(line: string, today: string, lean: Lean): When | undefined {
	const iso = ISO.exec(line);
	if (iso) return when(iso, dated(Number(iso[1]), Number(iso[2]), iso[3] ? Number(iso[3]) : undefined));
	const span = SPAN.exec(line);
	if (span) {
		const ends = dayOf(span[4], span[5], span[6], today, lean);
		const starts = dayOf(span[1], span[2], span[3] ?? ends?.slice(0, 4), today, lean);
		if (starts && ends && starts <= ends) return when(span, starts, ends);
	}
	const month = MONTH.exec(line);
	if (month) return when(month, dated(Number(month[2]), Number(month[1])));
	const day = DAY.exec(line);
	if (!day) return undefined;
	const [, first, last, ofMonth, year] = day;
	const ends = dayOf(last, ofMonth, year, today, lean);
	const starts = first && ends ? dayOf(first, ofMonth, ends.slice(0, 4), today, lean) : undefined;
	return starts && ends && starts < ends ? when(day, starts, ends) : when(day, ends);
}

function dayOf(day = '', month = '', year: string | undefined, today: string, lean: Lean): KnownDate | undefined {
	const full = year?.length === 2 ? `20${year}` : year;
	return full ? dated(Number(full), Number(month), Number(day)) : withYear(Number(month), Number(day), today, lean);
}

/** "3 March", "3 במרץ 2026", "March 3rd", "3–5 March", "in March", "מרץ 2020", "last March", "in 2020". */
function worded(line: string, words: readonly Word[], at: number, today: string, lean: Lean): When | undefined {
	const [word, next] = [words[at], words[at + 1]];
	const first = word && dayNumber(word.text);
	if (first !== undefined) {
		const isRange =
			next && dayNumber(next.text) !== undefined && /^\s?[-–]\s?$/.test(line.slice(word?.end, next.start));
		const last = isRange ? dayNumber(next.text) : undefined;
		const monthAt = at + (isRange ? 2 : 1) + (words[at + 1]?.plain === 'of' ? 1 : 0);
		const month = monthOf(words[monthAt]);
		if (month === undefined) return undefined;
		const year = yearOf(words[monthAt + 1]);
		const until = year ? dated(year, month, last ?? first) : withYear(month, last ?? first, today, lean);
		const from = last && until ? dated(Number(until.slice(0, 4)), month, first) : undefined;
		const to = year ? monthAt + 1 : monthAt;
		return from && until && from < until ? over(words, at, to, from, until) : over(words, at, to, until);
	}
	return monthFirst(words, at, today, lean) ?? yearAlone(line, words, at);
}

function monthFirst(words: readonly Word[], at: number, today: string, lean: Lean): When | undefined {
	const month = monthOf(words[at]);
	if (month === undefined) return undefined;
	const day = dayNumber(words[at + 1]?.text ?? '');
	const yearAt = day === undefined ? at + 1 : at + 2;
	const year = yearOf(words[yearAt]);
	if (year) return over(words, at, yearAt, dated(year, month, day));
	// "march" and "may" are also verbs: alone they are months only behind "in", or in Hebrew behind ב.
	if (day !== undefined && /^[a-z]/i.test(words[at]?.text ?? ''))
		return over(words, at, at + 1, withYear(month, day, today, lean));
	const [before, after] = [words[at - 1]?.plain ?? '', words[at + 1]?.plain ?? ''];
	const said = leanOf(before) ?? leanOf(after);
	const starts = withYear(month, undefined, today, said ?? lean);
	if (said) return leanOf(before) ? over(words, at - 1, at, starts) : over(words, at, at + 1, starts);
	if (['in', 'during', 'since'].includes(before)) return over(words, at - 1, at, starts);
	return /^[במ]/.test(words[at]?.text ?? '') && monthByName(words[at]?.text.slice(1) ?? '') !== undefined
		? over(words, at, at, starts)
		: undefined;
}

/** A year alone is a date only when the line says so: "Expo 2020" is a name. */
function yearAlone(line: string, words: readonly Word[], at: number): When | undefined {
	const year = yearOf(words[at]);
	const before = words[at - 1];
	if (year === undefined || !before) return undefined;
	const isSaid = ['in', 'during', 'בשנת', 'בשנה', 'משנת', 'שנת'].includes(before.text.toLowerCase());
	const isPrefixed = before.text === 'ב' && !/\s/.test(line.slice(before.end, words[at]?.start));
	return isSaid || isPrefixed ? over(words, at - 1, at, String(year)) : undefined;
}

function relative(words: readonly Word[], at: number, today: string): When | undefined {
	for (const phrases of RELATIVE) {
		const found = phrases(words, at, today);
		if (found) return over(words, at, found.to - 1, found.date);
	}
	return undefined;
}

/** "ביום שלישי", "יום ג׳ שעבר", "on Tuesday", "last Tuesday", "next Tuesday". Today's own weekday is today. */
function onWeekday(words: readonly Word[], at: number, today: string, lean: Lean): When | undefined {
	const word = words[at];
	if (!word) return undefined;
	const isHebrewDay = /^[במלו]?יומ$/.test(word.plain);
	const english = ['on', 'last', 'next', 'this'].includes(word.plain);
	const dayAt = isHebrewDay || english ? at + 1 : at;
	const plain = words[dayAt]?.plain ?? '';
	const after = leanOf(words[dayAt + 1]?.plain ?? '');
	const weekday = isHebrewDay
		? WEEKDAYS.hebrew.get(plain)
		: english
			? (WEEKDAYS.english.get(plain) ?? WEEKDAYS.short.get(plain))
			: (WEEKDAYS.english.get(plain) ??
				(after || /שבת$/.test(plain) ? WEEKDAYS.hebrew.get(plain.replace(/^[במו]/, '')) : undefined));
	if (weekday === undefined) return undefined;
	const said = (english ? leanOf(word.plain) : undefined) ?? after;
	const to = after ? dayAt + 1 : dayAt;
	const ahead = (weekday - weekdayOf(today) + 7) % 7;
	const way = said ?? lean;
	if (way === 'next') return over(words, at, to, addDays(today, ahead || 7));
	if (way === 'coming') return over(words, at, to, addDays(today, ahead));
	return over(words, at, to, addDays(today, ahead === 0 && way !== 'last' ? 0 : ahead - 7));
}

function leanOf(plain: string): Lean {
	if (['last', 'האחרונ', 'האחרונה', 'שעבר', 'שעברה'].includes(plain)) return 'last';
	return ['next', 'הבא', 'הבאה', 'הקרוב', 'הקרובה'].includes(plain) ? 'next' : undefined;
}

/** The year that is meant where none is said: of the last such date, or of a coming one that is near. */
function withYear(month: number, day: number | undefined, today: string, lean: Lean): KnownDate | undefined {
	const year = Number(today.slice(0, 4));
	const first = (of: number) => dated(of, month, day ?? 1);
	// The 29th of February is not in every year.
	const around = [year - 2, year - 1, year, year + 1, year + 2].map(first).filter((date) => date !== undefined);
	const [now, isBefore] = day === undefined ? [`${today.slice(0, 7)}-01`, lean === 'last'] : [today, lean === 'last'];
	const last = around.filter((date) => (isBefore ? date < now : date <= now)).at(-1);
	const coming = around.find((date) => (lean === 'next' ? date > now : date >= now));
	const isNear = coming !== undefined && daysBetween(today, coming) <= AHEAD_DAYS;
	const meant = lean === 'next' || lean === 'coming' || (lean === undefined && isNear) ? coming : last;
	return day === undefined ? meant?.slice(0, 7) : meant;
}

function monthOf(word: Word | undefined): number | undefined {
	const text = word?.text ?? '';
	return monthByName(text) ?? (/^[למה][א-ת]/.test(text) ? monthByName(text.slice(1)) : undefined);
}

function dayNumber(text: string): number | undefined {
	const match = /^(\d{1,2})(?:st|nd|rd|th)?$/i.exec(text);
	const day = Number(match?.[1]);
	return day >= 1 && day <= 31 ? day : undefined;
}

function yearOf(word: Word | undefined): number | undefined {
	return word && /^(19|20|21)\d{2}$/.test(word.text) ? Number(word.text) : undefined;
}

/** @returns undefined for a day that no calendar has */
function dated(year: number, month: number, day?: number): KnownDate | undefined {
	if (month < 1 || month > 12 || (day !== undefined && (day < 1 || day > daysInMonth(year, month)))) return undefined;
	const date = knownDate({ year, month, day });
	return parseKnownDate(date) && date;
}

function when(match: RegExpExecArray, starts: KnownDate | undefined, ends: KnownDate | null = null): When | undefined {
	return starts ? { start: match.index, end: match.index + match[0].length, starts, ends } : undefined;
}

function over(
	words: readonly Word[],
	from: number,
	to: number,
	starts: KnownDate | undefined,
	ends?: KnownDate
): When | undefined {
	const [first, last] = [words[from], words[to]];
	return first && last && starts ? { start: first.start, end: last.end, starts, ends: ends ?? null } : undefined;
}
