/** Days of the calendar, YYYY-MM-DD, as they are counted: without hours, and so without time zones. */

const DAY = 86_400_000;

/** The day so many days later; earlier, where the number is below zero. */
export function addDays(day: string, days: number): string {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** How many days lie between two days; below zero where the first is the later one. */
export function daysBetween(first: string, last: string): number {
	return (Date.parse(last) - Date.parse(first)) / DAY;
}
