import { rangeOf, type KnownDate } from '#kernel/known-date.ts';

/** How long an office keeps what it does not have to keep; null: for good. */
export interface Retention {
	/** People whom nothing needed for so many years. */
	peopleYears: number | null;
	/** What the trail says of people who were deleted and are gone for good. */
	removedMonths: number | null;
	/** From where changes came, in the trail. */
	addressMonths: number | null;
}

export const PEOPLE_YEARS = ['1', '2', '3', '5', '7', '10', '15'] as const;
export const REMOVED_MONTHS = ['1', '6', '12', '24', '60'] as const;
/** The regulations on data security want a log of access kept for two years. */
export const ADDRESS_MONTHS = ['24', '36', '60', '84'] as const;

/** Until when a person was needed, as far as the record knows. Days are YYYY-MM-DD. */
export interface Need {
	/** When somebody last wrote in the person's own record. */
	touchedOn: string;
	/** The last day of the latest activity that names them; null where none does. */
	activeOn: string | null;
	/** When their roles ended. A role that has not ended is a need of today. */
	roleEnds: readonly KnownDate[];
}

/** The last day on which a person was needed. */
export function lastNeeded({ touchedOn, activeOn, roleEnds }: Need): string {
	const ends = roleEnds.flatMap((end) => rangeOf(end)?.last ?? []);
	return [touchedOn, ...(activeOn === null ? [] : [activeOn]), ...ends].sort().at(-1) ?? touchedOn;
}

/** The same day of the month, years or months before; of a month that is shorter, its last. */
export function dayBefore(today: string, { years = 0, months = 0 }: { years?: number; months?: number }): string {
	const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
	const first = new Date(Date.UTC(year, month - 1 - months - 12 * years, 1));
	const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
	first.setUTCDate(Math.min(day, last));
	return first.toISOString().slice(0, 10);
}

/** What the rules of an office would erase now, or have erased. */
export interface RetentionPreview {
	people: { id: string; name: string; neededUntil: string }[];
	/** People who are gone for good, and of whom the trail still tells. */
	removed: number;
	/** Entries of the trail with an address. */
	addresses: number;
}

/** How many things that is, by which it is confirmed. */
export function countOf({ people, removed, addresses }: RetentionPreview): number {
	return people.length + removed + addresses;
}

export interface RetentionRun {
	people: number;
	removed: number;
	addresses: number;
}

/** A rule that was set is not followed by itself before a day has passed: there is time to look at what it would do. */
export function isInForce(setAt: string | null, now: Date): boolean {
	return setAt !== null && now.getTime() - Date.parse(setAt) >= 24 * 60 * 60 * 1000;
}
