import { addDays } from '#kernel/days.ts';
import { Phrases, type Word } from './words.ts';

/** Times of the year that have names: feasts by the Hebrew calendar, Christmas and Easter of the West, and the seasons. */

interface Feast {
	days: number;
	/** Its first day in a year of ours; undefined where it does not fall into it. */
	firstIn: (year: number) => string | undefined;
}

const FEASTS: [names: string, feast: Feast][] = [
	['ראש השנה, rosh hashanah, rosh hashana', hebrew('Tishri', 1, 2)],
	['יום כיפור, יום הכיפורים, yom kippur', hebrew('Tishri', 10, 1)],
	['סוכות, חג הסוכות, חול המועד סוכות, sukkot', hebrew('Tishri', 15, 7)],
	['שמחת תורה, simchat torah', hebrew('Tishri', 22, 1)],
	['חנוכה, חג החנוכה, hanukkah, hanukah, chanukah', hebrew('Kislev', 25, 8)],
	['ט״ו בשבט, טו בשבט, tu bishvat', hebrew('Shevat', 15, 1)],
	['פורים, purim', hebrew('Adar', 14, 1)],
	['פסח, חג הפסח, חול המועד פסח, passover, pesach', hebrew('Nisan', 15, 7)],
	['יום השואה', hebrew('Nisan', 27, 2)],
	['יום הזיכרון', hebrew('Iyar', 4, 2)],
	['יום העצמאות', hebrew('Iyar', 5, 2)],
	['ל״ג בעומר, לג בעומר', hebrew('Iyar', 18, 1)],
	['יום ירושלים', hebrew('Iyar', 28, 1)],
	['שבועות, חג השבועות, shavuot', hebrew('Sivan', 6, 1)],
	['תשעה באב, ט׳ באב', hebrew('Av', 9, 1)],
	['חג המולד, המולד, כריסטמס, christmas, xmas', { days: 1, firstIn: (year) => `${year}-12-25` }],
	['חג הפסחא, פסחא, easter, easter sunday', { days: 1, firstIn: easterIn }]
];
export const feasts = new Phrases<Feast>(
	FEASTS.flatMap(([names, feast]) => names.split(',').map((name) => [name, feast] as const))
);

const hebrewCalendar = new Intl.DateTimeFormat('en-u-ca-hebrew', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const years = new Map<number, ReadonlyMap<string, string>>();

/** The middle day of a feast in a year of ours; undefined where it does not fall into it. */
export function feastIn(year: number, { days, firstIn }: Feast): string | undefined {
	const first = firstIn(year);
	return first && addDays(first, Math.floor(days / 2));
}

/** @param month as the Hebrew calendar of Unicode names it in English */
function hebrew(month: string, day: number, days: number): Feast {
	return { days, firstIn: (year) => hebrewDays(year).get(`${day} ${month}`) };
}

/**
 * Easter Sunday by the Gregorian calendar: the algorithm of an anonymous correspondent of "Nature" (20 April 1876), with
 * the names that J. Meeus gives its steps in "Astronomical Algorithms" (2nd edition, chapter 8).
 */
function easterIn(year: number): string {
	const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
	const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
	const g = Math.floor((b - f + 1) / 3);
	const h = (19 * a + b - d - g + 15) % 30;
	const [i, k] = [Math.floor(c / 4), c % 4];
	const l = (32 + 2 * e + 2 * i - h - k) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const days = h + l - 7 * m + 114;
	return `${year}-0${Math.floor(days / 31)}-${String((days % 31) + 1).padStart(2, '0')}`;
}

/** The days of a year by the Hebrew calendar; in a leap year Purim is in the second Adar. */
function hebrewDays(year: number): ReadonlyMap<string, string> {
	const known = years.get(year);
	if (known) return known;
	const days = new Map<string, string>();
	for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
		days.set(hebrewCalendar.format(Date.parse(day)).replace('Adar II', 'Adar'), day);
	}
	years.set(year, days);
	return days;
}

/** The month in the middle of a season, north of the equator. */
export const SEASONS: ReadonlyMap<string, number> = new Map([
	...(['אביב', 'spring', 'fruhling', 'fruhjahr'] as const).map((word) => [word, 4] as const),
	...(['קיצ', 'summer', 'sommer'] as const).map((word) => [word, 7] as const),
	...(['סתיו', 'סתו', 'autumn', 'herbst'] as const).map((word) => [word, 10] as const),
	...(['חורפ', 'winter'] as const).map((word) => [word, 1] as const)
]);

/** תשפ״א with gershayim, a straight quote or none; without any, only the years that are not a word as well. */
export function hebrewYearOf({ text, plain }: Word): number | undefined {
	const [, tens = '', ones = ''] = /^[בלמ]?ה?תש([יכלמנסעפצ])?([א-ט])?$/.exec(plain) ?? [];
	const isMarked = /["״”“'׳’]/u.test(text);
	if (tens + ones === '' || (!isMarked && (!/[עפצ]/.test(tens) || ones === '' || WORDS_TOO.has(tens + ones))))
		return undefined;
	return 5700 + ('יכלמנסעפצ'.indexOf(tens || '-') + 1) * 10 + 'אבגדהוזחט'.indexOf(ones || '-') + 1;
}
/** Nine, and "thou shalt judge". */
const WORDS_TOO = new Set(['עה', 'פט']);
