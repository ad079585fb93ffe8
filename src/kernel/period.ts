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

/** Any stretch of days, first and last included. @param from YYYY-MM-DD @param to YYYY-MM-DD, no earlier */
export function periodOfDays(from: string, to: string): Period {
	return { year: Number(from.slice(0, 4)), from, to };
}

/** Whether a period is a year that begins with a month, and not some other stretch of days. */
export function isWholeYear({ year, from, to }: Period): boolean {
	return from.endsWith('-01') && to === periodOf(year, Number(from.slice(5, 7))).to;
}

/** Whether two periods have a day in common. */
export function overlap(one: Period, other: Period): boolean {
	return one.from <= other.to && other.from <= one.to;
}

/** The year before; of a shorter stretch of days, the same days of the year before. */
export function periodBefore(period: Period): Period {
	return shifted(period, -1);
}

/** The year after; of a shorter stretch of days, the same days of the year after. */
export function periodAfter(period: Period): Period {
	return shifted(period, 1);
}

function shifted(period: Period, years: number): Period {
	const { year, from, to } = period;
	if (isWholeYear(period)) return periodOf(year + years, Number(from.slice(5, 7)));
	return periodOfDays(inYear(from, years), inYear(to, years));
}

/** The same day of another year; the 28th for the 29th of February where there is none. */
function inYear(day: string, years: number): string {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
	return isoDay(Date.UTC(year + years, month - 1, Math.min(date, last)));
}

/** Whether all of a period has passed. @param today YYYY-MM-DD at the office's place */
export function hasEnded(period: Period, today: string): boolean {
	return period.to < today;
}

/**
 * "2020", or "2020–2021" for a year that is not the calendar's; "1.2020–6.2020" for some months, and with their days
 * for other stretches of time. Left to the direction of the text.
 */
export function periodLabel(period: Period): string {
	if (!isWholeYear(period)) return stretchLabel(period);
	const last = Number(period.to.slice(0, 4));
	return last === period.year ? String(period.year) : `${period.year}–${last}`;
}

function stretchLabel({ from, to }: Period): string {
	const isOfMonths = from.endsWith('-01') && inYear(`${to.slice(0, 8)}31`, 0) === to;
	const said = (day: string) =>
		day
			.split('-')
			.map(Number)
			.reverse()
			.slice(isOfMonths ? 1 : 0)
			.join('.');
	return said(from) === said(to) ? said(from) : `${said(from)}–${said(to)}`;
}

/** The day at a place now, YYYY-MM-DD. */
export function dayAt(now: Date, timeZone: string): string {
	const form = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
	return cached(days, timeZone, () => new Intl.DateTimeFormat('en-CA', { timeZone, ...form })).format(now);
}

function isoDay(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}
