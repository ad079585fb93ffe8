/**
 * A date as far as it is known. Written as in ISO 8601-2 (EDTF): "2010-06-21", "2010-06", "2010",
 * "2010~" (about), "../2010" (before). A year is never stored as its first of January.
 */
export type KnownDate = string;

export type Precision = 'day' | 'month' | 'year';

export interface DateParts {
	year: number;
	month: number | undefined;
	day: number | undefined;
	/** "about": the source itself is unsure. */
	about: boolean;
	/** "before": only the latest possible date is known. */
	before: boolean;
}

const FORM = /^(\.\.\/)?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~)?$/;

/** @returns undefined for what is no known date, or a day that no calendar has */
export function parseKnownDate(value: string): DateParts | undefined {
	const match = FORM.exec(value);
	if (!match) return undefined;
	const parts: DateParts = {
		year: Number(match[2]),
		month: match[3] === undefined ? undefined : Number(match[3]),
		day: match[4] === undefined ? undefined : Number(match[4]),
		about: match[5] === '~',
		before: match[1] !== undefined
	};
	if (parts.month !== undefined && (parts.month < 1 || parts.month > 12)) return undefined;
	if (parts.day !== undefined && (parts.day < 1 || parts.day > daysInMonth(parts.year, parts.month ?? 1)))
		return undefined;
	return parts;
}

/** @throws Error for parts that no calendar has */
export function knownDate(parts: Partial<DateParts> & { year: number }): KnownDate {
	const { year, month, day, about = false, before = false } = parts;
	const digits = [String(year).padStart(4, '0'), month, day]
		.filter((part) => part !== undefined)
		.map((part) => String(part).padStart(2, '0'))
		.join('-');
	const value = `${before ? '../' : ''}${digits}${about ? '~' : ''}`;
	if (!parseKnownDate(value)) throw new Error(`not a date: ${value}`);
	return value;
}

export function precisionOf(parts: DateParts): Precision {
	if (parts.day !== undefined) return 'day';
	return parts.month !== undefined ? 'month' : 'year';
}

/** First and last day that the date may mean, as YYYY-MM-DD. "Before" has no first day. */
export function rangeOf(value: KnownDate): { first: string | undefined; last: string } | undefined {
	const parts = parseKnownDate(value);
	if (!parts) return undefined;
	const { year, month, day, before } = parts;
	const first = iso(year, month ?? 1, day ?? 1);
	const last = iso(year, month ?? 12, day ?? daysInMonth(year, month ?? 12));
	return { first: before ? undefined : first, last };
}

/**
 * The day by which a date is ordered and counted into a period: the middle of what it may mean, so that
 * "2020" counts for 2020 and stands among its months. Undefined for "before", which names no time at all.
 */
export function countedOn(value: KnownDate): string | undefined {
	const parts = parseKnownDate(value);
	if (!parts || parts.before) return undefined;
	const { year, month, day } = parts;
	if (month === undefined) return iso(year, 7, 2);
	return iso(year, month, day ?? 15);
}

/** Whether something has certainly ended before it began: 2019 before 2020, but not 2020 before June 2020. */
export function endsBeforeStart({ starts, ends }: { starts: KnownDate | null; ends: KnownDate | null }): boolean {
	if (starts === null || ends === null) return false;
	const [first, last] = [rangeOf(starts)?.first, rangeOf(ends)?.last];
	return first !== undefined && last !== undefined && last < first;
}

/** Whether a date certainly lies after a day: 2027 after 30 November 2026, but not 2026. @param day YYYY-MM-DD */
export function isAfterDay(value: KnownDate, day: string): boolean {
	return (rangeOf(value)?.first ?? '') > day;
}

/** Whether two statements of one fact can both be true: 2010 and 2010-06-21 can, 2008 and 2010 cannot. */
export function areCompatible(a: KnownDate, b: KnownDate): boolean {
	const [first, second] = [rangeOf(a), rangeOf(b)];
	if (!first || !second) return true;
	return (first.first ?? '') <= second.last && (second.first ?? '') <= first.last;
}

export function daysInMonth(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function iso(year: number, month: number, day: number): string {
	return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
