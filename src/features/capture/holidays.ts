import { addDays } from './relative-dates.ts';
import { Phrases } from './words.ts';

/** Times of the year that have names: feasts by the Hebrew calendar, Christmas, and the seasons. */

interface Feast {
	/** As the Hebrew calendar of Unicode names it in English. */
	month: string;
	day: number;
	days: number;
}

const FEASTS: [names: string, feast: Feast][] = [
	['ראש השנה, rosh hashanah, rosh hashana', { month: 'Tishri', day: 1, days: 2 }],
	['יום כיפור, יום הכיפורים, yom kippur', { month: 'Tishri', day: 10, days: 1 }],
	['סוכות, חג הסוכות, חול המועד סוכות, sukkot', { month: 'Tishri', day: 15, days: 7 }],
	['שמחת תורה, simchat torah', { month: 'Tishri', day: 22, days: 1 }],
	['חנוכה, חג החנוכה, hanukkah, hanukah, chanukah', { month: 'Kislev', day: 25, days: 8 }],
	['ט״ו בשבט, טו בשבט, tu bishvat', { month: 'Shevat', day: 15, days: 1 }],
	['פורים, purim', { month: 'Adar', day: 14, days: 1 }],
	['פסח, חג הפסח, חול המועד פסח, passover, pesach', { month: 'Nisan', day: 15, days: 7 }],
	['יום השואה', { month: 'Nisan', day: 27, days: 2 }],
	['יום הזיכרון', { month: 'Iyar', day: 4, days: 2 }],
	['יום העצמאות', { month: 'Iyar', day: 5, days: 2 }],
	['ל״ג בעומר, לג בעומר', { month: 'Iyar', day: 18, days: 1 }],
	['יום ירושלים', { month: 'Iyar', day: 28, days: 1 }],
	['שבועות, חג השבועות, shavuot', { month: 'Sivan', day: 6, days: 1 }],
	['תשעה באב, ט׳ באב', { month: 'Av', day: 9, days: 1 }]
];
export const feasts = new Phrases<Feast>(
	FEASTS.flatMap(([names, feast]) => names.split(',').map((name) => [name, feast] as const))
);

const hebrewCalendar = new Intl.DateTimeFormat('en-u-ca-hebrew', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const years = new Map<number, ReadonlyMap<string, string>>();

/** The middle day of a feast in a year of ours; undefined where it does not fall into it. */
export function feastIn(year: number, { month, day, days }: Feast): string | undefined {
	const first = hebrewDays(year).get(`${day} ${month}`);
	return first && addDays(first, Math.floor(days / 2));
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
	...(['אביב', 'spring'] as const).map((word) => [word, 4] as const),
	...(['קיצ', 'summer'] as const).map((word) => [word, 7] as const),
	...(['סתיו', 'סתו', 'autumn'] as const).map((word) => [word, 10] as const),
	...(['חורפ', 'winter'] as const).map((word) => [word, 1] as const)
]);
