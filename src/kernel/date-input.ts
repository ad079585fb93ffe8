import { daysInMonth, knownDate, parseKnownDate, type KnownDate } from './known-date.ts';

/** The months as people write them, Hebrew, English and German, full and short. */
const MONTHS: Record<string, number> = Object.fromEntries(
	[
		['ינואר', 'ינו', 'january', 'jan', 'januar', 'jänner'],
		['פברואר', 'פבר', 'february', 'feb', 'februar', 'feber'],
		['מרץ', 'מרס', 'march', 'mar', 'märz', 'maerz'],
		['אפריל', 'אפר', 'april', 'apr'],
		['מאי', 'may', 'mai'],
		['יוני', 'june', 'jun', 'juni'],
		['יולי', 'july', 'jul', 'juli'],
		['אוגוסט', 'אוג', 'august', 'aug'],
		['ספטמבר', 'ספט', 'september', 'sept', 'sep'],
		['אוקטובר', 'אוק', 'october', 'oct', 'oktober', 'okt'],
		['נובמבר', 'נוב', 'november', 'nov'],
		['דצמבר', 'דצמ', 'december', 'dec', 'dezember', 'dez']
	].flatMap((names, index) => names.map((name) => [name, index + 1]))
);

const BEFORE = /^(?:(?:לפני|עד|before|until)\s+|…–|\.\.\/)/i;
const ABOUT = /^(?:בערך|כ־|כ-|סביב|about|around|circa|c\.|~)\s*|~$/i;

/** The number of a month by its name, with or without the Hebrew "in" before it (באפריל). */
export function monthByName(word: string): number | undefined {
	const plain = word.toLowerCase().replace(/[.,׳']+$/, '');
	return MONTHS[plain] ?? (plain.startsWith('ב') ? MONTHS[plain.slice(1)] : undefined);
}

/**
 * Reads a date as people type it: 21.6.2010, 21/6/2010, 6/2010, 2010, 2010-06-21, "יוני 2010",
 * "21 June 2010", "לפני 1998", "about 2006", and as forms show it: "~2006". Day before month, as in Israel and Europe.
 * @returns undefined when it is none, or when no calendar has that day
 */
export function parseDateInput(typed: string): KnownDate | undefined {
	let text = plainText(typed);
	const before = BEFORE.test(text);
	text = text.replace(BEFORE, '');
	const about = ABOUT.test(text);
	text = text.replace(ABOUT, '');
	const plain = numeric(text) ?? worded(text);
	if (!plain) return undefined;
	try {
		return knownDate({ ...plain, before, about });
	} catch {
		return undefined;
	}
}

function plainText(typed: string): string {
	return typed
		.trim()
		.replace(/[\u200e\u200f\u2066-\u2069]/g, '')
		.replace(/־/g, '-');
}

/** Whether a day is named that its month never has: 31.2.2026, "31 June", 29.2.2027, 28–31.2.2026. */
export function isNoDay(typed: string): boolean {
	return [typed, ...typed.split(RANGE)].some((each) => {
		const text = plainText(each);
		// Without a year the 29th of February is a day.
		const found = numeric(text) ?? worded(text) ?? numeric(`${text}.2024`) ?? worded(`${text} 2024`);
		if (found?.day === undefined || !found.month || found.month > 12) return false;
		return found.day < 1 || found.day > daysInMonth(found.year, found.month);
	});
}

/** A year as it was written: of two digits the one that is at most thirty years ahead. */
export function fullYear(written: string, thisYear = new Date().getFullYear()): number {
	if (written.length !== 2) return Number(written);
	const near = 2000 + Number(written);
	return near <= thisYear + AHEAD_YEARS ? near : near - 100;
}
const AHEAD_YEARS = 30;

/**
 * Reads a range as people type it: 3–10.7.2020, 30.6–3.7.2020, "3–10 July 2020", 2019–2021. What the first date leaves
 * out, the second one says.
 * @returns undefined when it is none, or when the end does not come after the start
 */
export function parseRangeInput(typed: string): { starts: KnownDate; ends: KnownDate } | undefined {
	for (const found of typed.matchAll(RANGE)) {
		const [first, last] = [typed.slice(0, found.index).trim(), typed.slice(found.index + found[0].length).trim()];
		const ends = parseDateInput(last);
		const starts = ends && startOf(first, last, ends);
		if (starts && ends && /^\d/.test(starts) && /^\d/.test(ends) && starts < ends) return { starts, ends };
	}
	return undefined;
}

/** What stands between the two dates of a range. */
const RANGE = /\s*[-–—־]\s*|\s+(?:עד|to|until)\s+/gi;

function startOf(first: string, last: string, ends: KnownDate): KnownDate | undefined {
	const year = ends.slice(0, 4);
	const said = /^\d{1,2}$/.test(first)
		? [last.replace(/^\d{1,2}(?!\d)/, first)]
		: [first, `${first}.${year}`, `${first} ${year}`];
	return said.map((each) => parseDateInput(each)).find((date) => date !== undefined);
}

type Plain = { year: number; month?: number; day?: number };

function numeric(text: string): Plain | undefined {
	const own = parseKnownDate(text);
	if (own && !own.before && !own.about) return definedParts(own.year, own.month, own.day);
	const full = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(text);
	if (full) return { year: fullYear(full[3] ?? ''), month: Number(full[2]), day: Number(full[1]) };
	const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
	const month = /^(\d{1,2})[./-](\d{4})$/.exec(text);
	if (month) return { year: Number(month[2]), month: Number(month[1]) };
	return undefined;
}

function worded(text: string): Plain | undefined {
	const words = text.split(/[\s,]+/).filter((word) => word !== '');
	const months = words.map(monthByName).filter((month) => month !== undefined);
	const numbers = words.filter((word) => /^ב?-?\d+$/.test(word)).map((word) => Number(word.replace(/^ב?-?/, '')));
	if (months.length !== 1 || words.length !== months.length + numbers.length) return undefined;
	const year = numbers.find((number) => number >= 1000);
	const day = numbers.find((number) => number < 1000);
	return year === undefined ? undefined : definedParts(year, months[0], day);
}

function definedParts(year: number, month: number | undefined, day: number | undefined): Plain {
	return { year, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) };
}
