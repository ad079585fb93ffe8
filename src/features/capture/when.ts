import { fullYear, monthByName } from '#kernel/date-input.ts';
import { addDays, daysBetween } from '#kernel/days.ts';
import { daysInMonth, knownDate, parseKnownDate, type KnownDate } from '#kernel/known-date.ts';
import { feastIn, feasts, hebrewYearOf, SEASONS } from './holidays.ts';
import { RELATIVE, weekdayOf, WEEKDAYS } from './relative-dates.ts';
import type { Word } from './words.ts';

/** A date in a line, with its place. */
export interface When {
	start: number;
	end: number;
	starts: KnownDate;
	ends: KnownDate | null;
	/** A day of the week alone: a date behind it says more. */
	isWeekday?: boolean;
	/** A feast belongs to what is told as well: its words stay in the title. */
	isInTitle?: boolean;
}

/** Which way a date without a year, or a weekday, is meant. */
type Lean = 'last' | 'next' | 'coming' | undefined;

/** Behind these words a date says when it will be instead: "postponed to March", "מתוכנן ל־2027". */
const MOVED = String.raw`(?:postponed|moved|rescheduled|put\s+off|planned|scheduled|set)\s+`;
const MOVED_TO = new RegExp(
	String.raw`(?:^|\s)(?:${MOVED}(?:to|for|until|till)\s+|(?:נדח|הועבר|מתוכנ|תוכנ|נקבע)[א-ת]*\s+(?:ל[-־]?)?)$`,
	'iu'
);
const NEW_DATE = new RegExp(String.raw`(?:^|\s)(?:${MOVED}(?:to|for|until|till)\s|(?:נדח|הועבר)[א-ת]*\s+ל)`, 'iu');
/** What says of a month that it is one, and which part of it. */
const PART_OF = String.raw`(?:ו?[בהלמ]?(?:תחילת|ראשית|אמצע|סוף|מהלך|חודש)|(?:the\s+)?(?:beginning|start|middle|end)\s+of|early|late|mid)`;
const BEFORE_MONTH = new RegExp(String.raw`(?:^|[\s,(])(?:in\s+)?${PART_OF}(?:\s+|-)[בהל]?$`, 'iu');
const AFTER_MONTH = /^(?:\s?[-–]\s?|\s+(?:to|until|till|עד|ועד)\s+)(?=\p{L})/iu;

/** So far ahead a date without a year is taken for the coming one; beyond that for the last one. */
const AHEAD_DAYS = 60;

/**
 * The first date that a line names, as far as it is known: day, month, year, or about a day.
 * @param today YYYY-MM-DD at the office's place
 * @param isComing whether the line says that it is still to come
 */
export function findWhen(line: string, words: readonly Word[], today: string, isComing = false): When | undefined {
	const lean: Lean = isComing || NEW_DATE.test(line) ? 'coming' : undefined;
	const found = [
		...inDigits(line, today, lean),
		...words.map(
			(_, at) =>
				worded(line, words, at, today, lean) ??
				relative(words, at, today) ??
				onWeekday(words, at, today, lean) ??
				atFeast(words, at, today, lean) ??
				inSeason(words, at, today)
		)
	].filter((when) => when !== undefined);
	found.sort((a, b) => a.start - b.start || b.end - a.end);
	const first = found[0] ?? bareYear(line, words);
	if (!first) return undefined;
	const whole = untilLast(line, onItsWeekday(line, first, found), found);
	return { ...whole, start: withPreposition(line, whole.start) };
}

/** "Tuesday, 3 March": the date that follows says it better. */
function onItsWeekday(line: string, first: When, found: readonly When[]): When {
	const better = found.find(
		(each) => each.start >= first.end && /^,?\s+(?:ה[-־]?)?$/.test(line.slice(first.end, each.start))
	);
	return first.isWeekday && better ? { ...better, start: first.start } : first;
}

/** "3 April to 7 May", "מ־3.5 עד 7.5": two dates that belong together. */
function untilLast(line: string, first: When, found: readonly When[]): When {
	if (first.ends !== null || first.isInTitle) return first;
	const last = found.find((each) => each.start >= first.end && TO.test(line.slice(first.end, each.start)));
	if (!last || last.ends !== null || last.isInTitle) return first;
	const isDated = /\d{4}/.test(line.slice(first.start, first.end));
	const starts = isDated ? first.starts : before(first.starts, last.starts);
	return starts < last.starts ? { ...first, end: last.end, starts, ends: last.starts } : first;
}
export const TO = /^\.?\s*(?:[-–]|(?:עד|ועד|to|until|till|through|bis)\s+(?:ה[-־]?|the\s+)?|עד\s+ל[-־]?)\s*$/iu;

/** A date without a year, in that of the later one, or at the end of the year before. */
function before(first: KnownDate, last: KnownDate): KnownDate {
	const same = `${last.slice(0, 4)}${first.slice(4)}`;
	return same < last ? same : `${Number(last.slice(0, 4)) - 1}${first.slice(4)}`;
}

/** "on", "ב־", "at the end of" and the like before a date go with it. */
export function withPreposition(line: string, start: number): number {
	const before = PREPOSITION.exec(line.slice(0, start));
	return before ? before.index : start;
}
const PREPOSITION = new RegExp(
	String.raw`(?<=^|[\s,(])(?:` +
		String.raw`(?:(?<=${MOVED})(?:to|for|until|till)\s+)?(?:on\s+the\s+|on\s+|in\s+|at\s+|dated\s+|since\s+|from\s+|בתאריך\s+|מתאריך\s+|ב?יום\s+|מיום\s+)?` +
		String.raw`(?:${PART_OF}(?:\s+|-))?(?:[בהמל](?:[-־]|\s)?)?)$`,
	'iu'
);

const SEPARATOR = String.raw`[./]`;
const CLEAR = String.raw`(?<![\d./]|[\p{L}\d][-–](?<!(?:^|[\s,(])[בהמל][-–])|[₪$€]\s?)`;
const END = String.raw`(?![\d]|[./-]\d|\s*(?:%|₪|€|\$|מיליון|מיליארד|אלף|אלפים|ק״מ|ק"מ|ש״ח|ש"ח|שעות|million|billion|thousand|km|hours))`;
export const ISO = new RegExp(`${CLEAR}(\\d{4})-(\\d{2})(?:-(\\d{2}))?(?![\\d-])`, 'u');
export const DAY = new RegExp(
	`${CLEAR}(?:(\\d{1,2})\\s?[-–]\\s?)?(\\d{1,2})${SEPARATOR}(\\d{1,2})(?:${SEPARATOR}(\\d{4}|\\d{2}))?${END}`,
	'iu'
);
export const SPAN = new RegExp(
	`${CLEAR}(\\d{1,2})${SEPARATOR}(\\d{1,2})(?:${SEPARATOR}(\\d{4}|\\d{2}))?\\s?[-–]\\s?(\\d{1,2})${SEPARATOR}(\\d{1,2})(?:${SEPARATOR}(\\d{4}|\\d{2}))?${END}`,
	'iu'
);
const MONTH = new RegExp(`${CLEAR}(\\d{1,2})${SEPARATOR}(\\d{4})${END}`, 'u');

/** 2026-03-03, 3.3.2026, 3/3/26, 3.3, 3–5.3.2026, 30.3–2.4.2026, 3/2026. */
function inDigits(line: string, today: string, lean: Lean): (When | undefined)[] {
	return [
		...all(line, ISO, (iso) => when(iso, dated(Number(iso[1]), Number(iso[2]), iso[3] ? Number(iso[3]) : undefined))),
		...all(line, SPAN, (span) => {
			const ends = dayOf(span[4], span[5], span[6], today, lean);
			const starts = dayOf(span[1], span[2], span[3] ?? ends?.slice(0, 4), today, lean);
			return starts && ends && starts <= ends ? when(span, starts, ends) : undefined;
		}),
		...all(line, MONTH, (month) => when(month, dated(Number(month[2]), Number(month[1])))),
		...all(line, DAY, (day) => {
			const [, first, last, ofMonth, year] = day;
			const ends = dayOf(last, ofMonth, year, today, lean);
			const starts = first && ends ? dayOf(first, ofMonth, ends.slice(0, 4), today, lean) : undefined;
			return starts && ends && starts < ends ? when(day, starts, ends) : when(day, ends);
		})
	];
}

function all(line: string, pattern: RegExp, read: (match: RegExpExecArray) => When | undefined): (When | undefined)[] {
	return [...line.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(read);
}

function dayOf(day = '', month = '', year: string | undefined, today: string, lean: Lean): KnownDate | undefined {
	return year
		? dated(fullYear(year, Number(today.slice(0, 4))), Number(month), Number(day))
		: withYear(Number(month), Number(day), today, lean);
}

/** "3 March", "3 במרץ 2026", "March 3rd", "3–5 March", "in March", "מרץ 2020", "last March", "in 2020". */
function worded(line: string, words: readonly Word[], at: number, today: string, lean: Lean): When | undefined {
	const word = words[at];
	const first = word && dayNumber(word.text);
	if (first !== undefined) {
		const lastAt = [at + 1, at + 2, at + 3].find((next) => /^\d/.test(words[next]?.text ?? ''));
		const isRange =
			lastAt !== undefined &&
			dayNumber(words[lastAt]?.text ?? '') !== undefined &&
			(TO.test(line.slice(words[at]?.end, words[lastAt]?.start)) || isBetween(words, at, lastAt));
		const last = isRange ? dayNumber(words[lastAt]?.text ?? '') : undefined;
		const firstMonthAt = isRange ? lastAt + 1 : at + 1;
		const monthAt = firstMonthAt + (words[firstMonthAt]?.plain === 'of' ? 1 : 0);
		const month = monthOf(words[monthAt]);
		if (month === undefined) return undefined;
		const year = yearOf(words[monthAt + 1], month);
		const until = year ? dated(year, month, last ?? first) : withYear(month, last ?? first, today, lean);
		const from = last && until ? dated(Number(until.slice(0, 4)), month, first) : undefined;
		const to = year ? monthAt + 1 : monthAt;
		const start = isRange && isBetween(words, at, lastAt) ? betweenAt(words, at) : at;
		return from && until && from < until ? over(words, start, to, from, until) : over(words, at, to, until);
	}
	return monthFirst(line, words, at, today, lean) ?? yearAlone(line, words, at);
}

function monthFirst(line: string, words: readonly Word[], at: number, today: string, lean: Lean): When | undefined {
	const month = monthOf(words[at]);
	if (month === undefined) return undefined;
	const day = dayNumber(words[at + 1]?.text ?? '');
	const yearAt = day === undefined ? at + 1 : at + 2;
	const year = yearOf(words[yearAt], month);
	if (year) return over(words, at, yearAt, dated(year, month, day));
	// "march" and "may" are also verbs: alone they are months only behind "in", or in Hebrew behind ב.
	if (day !== undefined && /^[a-z]/i.test(words[at]?.text ?? ''))
		return over(words, at, at + 1, withYear(month, day, today, lean));
	const [before, after] = [words[at - 1]?.plain ?? '', words[at + 1]?.plain ?? ''];
	const said = leanOf(before) ?? leanOf(after);
	const starts = withYear(month, undefined, today, said ?? lean);
	if (said) return leanOf(before) ? over(words, at - 1, at, starts) : over(words, at, at + 1, starts);
	if (['in', 'during', 'since', 'im', 'seit'].includes(before)) return over(words, at - 1, at, starts);
	// "Early May", "בסוף אוקטובר", "May to June 2025", "postponed to March" say that it is the month.
	const text = line.slice(0, words[at]?.start);
	const isSaid = BEFORE_MONTH.test(text) || AFTER_MONTH.test(line.slice(words[at]?.end)) || MOVED_TO.test(text);
	if (isSaid) return over(words, at, at, starts);
	return /^[במ]/.test(words[at]?.text ?? '') && monthByName(words[at]?.text.slice(1) ?? '') !== undefined
		? over(words, at, at, starts)
		: undefined;
}

/** A year alone, behind a word that makes it a date. */
function yearAlone(line: string, words: readonly Word[], at: number): When | undefined {
	const year = yearOf(words[at]);
	const before = words[at - 1];
	if (year === undefined || !before) return undefined;
	const isSaid = ['in', 'during', 'בשנת', 'בשנה', 'משנת', 'שנת'].includes(before.text.toLowerCase());
	const isPrefixed = before.text === 'ב' && !/\s/.test(line.slice(before.end, words[at]?.start));
	const dates = yearDates(words[at]);
	if (MOVED_TO.test(line.slice(0, words[at]?.start))) return over(words, at, at, ...dates);
	return isSaid || isPrefixed ? over(words, at - 1, at, ...dates) : undefined;
}

/** "Expo 2020": a year that is part of a name is a date where there is no other; the words stay in the title. */
function bareYear(line: string, words: readonly Word[]): When | undefined {
	const years = words.flatMap((word, at) => {
		if (yearOf(word) === undefined) return [];
		const isNumber = new RegExp(`${CLEAR}${word.text}${END}`, 'iu').exec(line.slice(0, word.end + 12))?.index;
		const isCounted = /(?:ים|ות|[^s]s)$|^(?:איש|נפש|people)$/iu.test(words[at + 1]?.text ?? '');
		if (isNumber === undefined || isCounted) return [];
		return over(words, at, at, ...yearDates(word)) ?? [];
	});
	return years[0] && { ...years[0], isInTitle: true };
}

/** "Between 2 and 9 August", "בין 2 ל־9 באוגוסט". */
function isBetween(words: readonly Word[], first: number, last: number): boolean {
	return (
		betweenAt(words, first) < first && (last === first + 1 || ['and', 'ל', 'ו'].includes(words[last - 1]?.plain ?? ''))
	);
}

function betweenAt(words: readonly Word[], first: number): number {
	return [first - 1, first - 2].find((at) => ['between', 'בינ'].includes(words[at]?.plain ?? '')) ?? first;
}

/**
 * "בחנוכה", "at Passover 2024", "לקראת ראש השנה תשפ״א": about its middle; the name alone, as in "greetings for
 * Passover", is no date.
 */
function atFeast(words: readonly Word[], at: number, today: string, lean: Lean): When | undefined {
	const found = feasts.at(words, at);
	if (!found) return undefined;
	const yearAt = found.to + (BEFORE_YEAR.has(words[found.to]?.plain ?? '') ? 1 : 0);
	const hasYear = yearOf(words[yearAt]) !== undefined;
	if (words[found.to]?.plain === 'של' && !hasYear) return undefined;
	const before = words[at - 1]?.plain ?? '';
	// "בחג הפסח": its first word is too short to be told from a prefix.
	const isFeastOf = before === 'בחג';
	const isSaid =
		hasYear ||
		found.prefix === 'ב' ||
		isFeastOf ||
		['ערב', 'בערב', 'in', 'on', 'at', 'during', 'over'].includes(before);
	if (!isSaid) return undefined;
	const around = aroundYear(today, (each) => feastIn(each, found.value));
	const inMonth = (month: number) => feastIn(yearOf(words[yearAt], month) ?? 0, found.value);
	// By the Hebrew calendar a year begins in autumn.
	const inAutumn = inMonth(9);
	const day = hasYear
		? inAutumn && Number(inAutumn.slice(5, 7)) >= 9
			? inAutumn
			: inMonth(1)
		: nearest(around, today, lean, today);
	const said =
		day &&
		over(words, isFeastOf ? at - 1 : at, hasYear ? yearAt : found.to - 1, found.value.days > 1 ? `${day}~` : day);
	return said ? { ...said, isInTitle: true } : undefined;
}

/** "בקיץ 2023", "last summer": about its middle month. */
function inSeason(words: readonly Word[], at: number, today: string): When | undefined {
	const plain = words[at]?.plain ?? '';
	const month = SEASONS.get(plain) ?? SEASONS.get(plain.replace(/^[בהלמ]/, ''));
	if (month === undefined) return undefined;
	const [before, after] = [leanOf(words[at - 1]?.plain ?? ''), leanOf(words[at + 1]?.plain ?? '')];
	const yearAt = at + (BEFORE_YEAR.has(words[at + 1]?.plain ?? '') ? 2 : 1);
	const year = yearOf(words[yearAt], month);
	const lean = before ?? after;
	if (year === undefined && lean === undefined) return undefined;
	const date = year === undefined ? withYear(month, undefined, today, lean) : dated(year, month);
	return over(words, before ? at - 1 : at, year ? yearAt : after ? at + 1 : at, date && `${date}~`);
}

function relative(words: readonly Word[], at: number, today: string): When | undefined {
	// "ראש השנה", "סדר היום", "איש השנה".
	if (['ראש', 'סדר', 'איש', 'פרס'].includes(words[at - 1]?.plain.replace(/^[בלמ](?=..ש|סדר)/, '') ?? ''))
		return undefined;
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
	const days = way === 'next' ? ahead || 7 : way === 'coming' || (ahead === 0 && way !== 'last') ? ahead : ahead - 7;
	const found = over(words, at, to, addDays(today, days));
	return found && { ...found, isWeekday: true };
}

function leanOf(plain: string): Lean {
	if (['last', 'האחרונ', 'האחרונה', 'שעבר', 'שעברה'].includes(plain)) return 'last';
	return ['next', 'הבא', 'הבאה', 'הקרוב', 'הקרובה'].includes(plain) ? 'next' : undefined;
}

/** The year that is meant where none is said: of the last such date, or of a coming one that is near. */
function withYear(month: number, day: number | undefined, today: string, lean: Lean): KnownDate | undefined {
	const first = (of: number) => dated(of, month, day ?? 1);
	// The 29th of February is not in every year.
	const around = aroundYear(today, first);
	const meant = nearest(around, today, lean, day === undefined ? `${today.slice(0, 7)}-01` : today);
	return day === undefined ? meant?.slice(0, 7) : meant;
}

function aroundYear(today: string, dayIn: (year: number) => string | undefined): string[] {
	const year = Number(today.slice(0, 4));
	return [year - 2, year - 1, year, year + 1, year + 2].map(dayIn).filter((date) => date !== undefined);
}

/** @param now today, or the first of its month where months are compared */
function nearest(around: readonly string[], today: string, lean: Lean, now: string): string | undefined {
	const last = around.filter((date) => (lean === 'last' ? date < now : date <= now)).at(-1);
	const coming = around.find((date) => (lean === 'next' ? date > now : date >= now));
	const isNear = coming !== undefined && daysBetween(today, coming) <= AHEAD_DAYS;
	return lean === 'next' || lean === 'coming' || (lean === undefined && isNear) ? coming : last;
}

export function monthOf(word: Word | undefined): number | undefined {
	const text = word?.text ?? '';
	return monthByName(text) ?? (/^[למה][א-ת]/.test(text) ? monthByName(text.slice(1)) : undefined);
}

export function dayNumber(text: string): number | undefined {
	const match = /^(\d{1,2})(?:st|nd|rd|th)?$/i.exec(text);
	const day = Number(match?.[1]);
	return day >= 1 && day <= 31 ? day : undefined;
}

/** What may stand between a time of the year and its year: "בקיץ של 2024", "Easter of 2024". */
const BEFORE_YEAR = new Set(['של', 'שנת', 'בשנת', 'of', 'in']);

/** @param month in which a year by the Hebrew calendar is meant: from September on it is the year before */
export function yearOf(word: Word | undefined, month = 1): number | undefined {
	if (!word) return undefined;
	if (/^(19|20|21)\d{2}$/.test(word.text)) return Number(word.text);
	const hebrew = hebrewYearOf(word);
	return hebrew && hebrew - (month < 9 ? 3760 : 3761);
}

/** The whole of a year: by the Hebrew calendar it goes from autumn to autumn. */
function yearDates(word: Word | undefined): [starts: KnownDate | undefined, ends?: KnownDate] {
	const [first, last] = [yearOf(word, 9), yearOf(word)];
	if (first === undefined || last === undefined) return [undefined];
	return first === last ? [String(first)] : [knownDate({ year: first, month: 9 }), knownDate({ year: last, month: 9 })];
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
