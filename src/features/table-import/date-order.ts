import { fullYear, parseDateInput } from '#kernel/date-input.ts';
import { knownDate, type KnownDate } from '#kernel/known-date.ts';
import type { DateOrder } from './table-import.ts';

/** 03/04/2020, 3-4-20: a day and a month, or the other way about. With dots it is a day and a month everywhere. */
const EITHER_WAY = /^(\d{1,2})\s*([/-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/;
/** A time of day behind a date says nothing of the day. */
const TIME = /[T ,]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;
const YEAR_FIRST = /^(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?$/;
const DAY_NAME = /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|יום\s+\S+),?\s+/i;
/** Of a spreadsheet that counts days: from 1927 to 2119. What is outside is another number. */
const [FIRST_SERIAL, LAST_SERIAL] = [10_000, 80_000];
const DAY = 86_400_000;

/** What the dates of some cells say of their order. */
export interface DateEvidence {
	/** Cells in which only the day can come first, and in which only the month can. */
	dayFirst: number;
	monthFirst: number;
	/** Cells that can be read both ways and mean two days, and the first of them. */
	either: number;
	example: string;
}

export function noEvidence(): DateEvidence {
	return { dayFirst: 0, monthFirst: 0, either: 0, example: '' };
}

/** Adds what a cell says of the order in which its column, and the file, writes days and months. */
export function addEvidence(evidence: DateEvidence, cell: string): void {
	const found = EITHER_WAY.exec(withoutTime(cell));
	if (!found) return;
	const [first, second] = [Number(found[1]), Number(found[3])];
	if (first > 12 && second <= 12) evidence.dayFirst += 1;
	else if (second > 12 && first <= 12) evidence.monthFirst += 1;
	else if (first !== second && first <= 12) {
		evidence.either += 1;
		if (evidence.either === 1) evidence.example = cell;
	}
}

/** The order that the cells themselves prove; undefined where they do not, or contradict each other. */
export function provenOrder({ dayFirst, monthFirst }: DateEvidence): DateOrder | undefined {
	if (dayFirst > 0 && monthFirst === 0) return 'dmy';
	return monthFirst > 0 && dayFirst === 0 ? 'mdy' : undefined;
}

/**
 * A date as a table has it: all that a person may type, with the year first, with a time behind it, as a number of days,
 * and with the month first where the column has it so.
 */
export function parseTableDate(cell: string, order: DateOrder = 'dmy'): KnownDate | undefined {
	const text = withoutTime(cell).replace(DAY_NAME, '');
	const either = EITHER_WAY.exec(text);
	if (either) {
		const numbers = [Number(either[1]), Number(either[3])];
		// In a column of one order a single date may still be possible in the other alone.
		const isMonthFirst = order === 'mdy' ? (numbers[0] ?? 0) <= 12 : (numbers[1] ?? 0) > 12 && (numbers[0] ?? 0) <= 12;
		const [month, day] = isMonthFirst ? numbers : numbers.toReversed();
		return safeDate(fullYear(either[4] ?? ''), month, day);
	}
	const yearFirst = YEAR_FIRST.exec(text);
	if (yearFirst)
		return safeDate(
			Number(yearFirst[1]),
			Number(yearFirst[2]),
			yearFirst[3] === undefined ? undefined : Number(yearFirst[3])
		);
	const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
	if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) {
		return new Date((Math.floor(serial) - 25_569) * DAY).toISOString().slice(0, 10);
	}
	if (/^\d{8}$/.test(text)) return safeDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
	if (/^\d{4}\.0$/.test(text)) return text.slice(0, 4);
	return parseDateInput(text);
}

/** Whether a cell reads as a date: to find out which columns hold dates. */
export function isDateLike(cell: string): boolean {
	return !/^\d{5,}/.test(cell) && parseTableDate(cell) !== undefined;
}

function withoutTime(cell: string): string {
	return cell.trim().replace(TIME, '').trim();
}

function safeDate(year: number, month: number | undefined, day?: number): KnownDate | undefined {
	if (year < 1000 || month === undefined) return undefined;
	try {
		return knownDate({ year, month, ...(day === undefined ? {} : { day }) });
	} catch {
		return undefined;
	}
}
