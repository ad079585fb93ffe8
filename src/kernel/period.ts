import { cached } from './cached.ts';

/** By time zone. */
const days = new Map<string, Intl.DateTimeFormat>();

/** The year of an office: the calendar year, or one that begins in another month (a school year, a council year). */
export interface Period {
	/** The year in which it begins; this is also its name in addresses. */
	year: number;
	/** First day, YYYY-MM-DD. */
	from: string;
	/** Last day, YYYY-MM-DD. */
	to: string;
}

/** @param startsIn the month in which an office's year begins, 1 to 12 */
export function periodOf(year: number, startsIn: number): Period {
	const from = isoDay(Date.UTC(year, startsIn - 1, 1));
	const to = isoDay(Date.UTC(year + 1, startsIn - 1, 0));
	return { year, from, to };
}

/** The period that a day lies in. @param day YYYY-MM-DD */
export function periodContaining(day: string, startsIn: number): Period {
	const [year, month] = day.split('-').map(Number) as [number, number];
	return periodOf(month >= startsIn ? year : year - 1, startsIn);
}

export function contains(period: Period, day: string): boolean {
	return day >= period.from && day <= period.to;
}

/** The period that ends where another begins. */
export function periodBefore({ year, from }: Period): Period {
	return periodOf(year - 1, Number(from.slice(5, 7)));
}

/** The period that begins where another ends. */
export function periodAfter({ year, from }: Period): Period {
	return periodOf(year + 1, Number(from.slice(5, 7)));
}

/** Whether all of a period has passed. @param today YYYY-MM-DD at the office's place */
export function hasEnded(period: Period, today: string): boolean {
	return period.to < today;
}

/** "2020", or "2020–2021" for a year that is not the calendar's. Left to the direction of the text. */
export function periodLabel(period: Period): string {
	const last = Number(period.to.slice(0, 4));
	return last === period.year ? String(period.year) : `${period.year}–${last}`;
}

/** The day at a place now, YYYY-MM-DD. */
export function dayAt(now: Date, timeZone: string): string {
	const form = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
	return cached(days, timeZone, () => new Intl.DateTimeFormat('en-CA', { timeZone, ...form })).format(now);
}

function isoDay(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}
