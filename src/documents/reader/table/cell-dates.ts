import { knownDate } from '#kernel/known-date.ts';

/** The formats of numbers that Excel knows without a file saying so, of those that show days. */
const BUILT_IN: ReadonlySet<number> = new Set([
	14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58
]);
/** Of these, those that show a month and no day. */
const BUILT_IN_MONTHS: ReadonlySet<number> = new Set([17, 55]);
const DAY = 86_400_000;
/** The first day that Excel counts, as it is counted from 1904 on in files of old Macintoshes. */
const FROM_1904 = 1462;

/** Of these, those that show an hour of the day and no day. */
const BUILT_IN_HOURS: ReadonlySet<number> = new Set([18, 19, 20, 21]);

/** How much of a moment a format shows; undefined where it shows none. */
export type DayShown = 'day' | 'month' | 'year' | 'hour';

/** @param code of a format that the file defines; undefined where Excel knows it by its number */
export function dayShownBy(id: number, code: string | undefined): DayShown | undefined {
	if (code === undefined && BUILT_IN_HOURS.has(id)) return 'hour';
	if (code === undefined) return BUILT_IN.has(id) ? (BUILT_IN_MONTHS.has(id) ? 'month' : 'day') : undefined;
	// Colours and languages, words in quotes and single letters after a backslash are no parts of a date.
	const bare = code.replace(/\[[^\]]*\]|"[^"]*"|\\.|_.|\*./g, '').toLowerCase();
	if (/d/.test(bare)) return 'day';
	if (/y/.test(bare)) return /m/.test(bare) ? 'month' : 'year';
	// How long something took, [h]:mm, is no hour of a day.
	return /h/.test(bare) ? 'hour' : undefined;
}

/** A number of days as a date, or a part of a day as an hour; undefined where it is outside of what Excel can count. */
export function dateOfSerial(serial: number, shown: DayShown = 'day', is1904 = false): string | undefined {
	if (shown === 'hour') return hourOfSerial(serial);
	const days = Math.floor(serial) + (is1904 ? FROM_1904 : 0);
	// Excel believes in a 29 February 1900, which is its day 60.
	if (!Number.isFinite(days) || days < 1 || days === 60 || days > 2_958_465) return undefined;
	const date = new Date((days - 25_569 + (days < 60 ? 1 : 0)) * DAY);
	const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
	if (shown === 'year') return knownDate({ year });
	return knownDate(shown === 'month' ? { year, month } : { year, month, day });
}

function hourOfSerial(serial: number): string | undefined {
	const minutes = Math.round(serial * 24 * 60);
	if (!(serial >= 0 && minutes < 24 * 60)) return undefined;
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
