import { monthName } from '#kernel/format.ts';
import { countedOn, daysInMonth, parseKnownDate, type KnownDate } from '#kernel/known-date.ts';
import type { Language } from '#kernel/language.ts';
import { contains, periodOfDays, type Period } from '#kernel/period.ts';

/** Months up to which a period is shown month by month; a longer one year by year. */
const MOST_MONTHS = 18;

/** A period cut at the beginning of each month or of each year, whichever shows more of it. */
export interface Stretches {
	by: 'month' | 'year';
	each: Period[];
}

export function stretchesOf(period: Period): Stretches {
	const months = cut(period, 1);
	if (months.length <= MOST_MONTHS) return { by: 'month', each: months };
	return { by: 'year', each: cut(period, 12) };
}

/** @param months of each stretch; they are whole months or years but for the first and the last */
function cut({ from, to }: Period, months: 1 | 12): Period[] {
	const stretches: Period[] = [];
	let first = from;
	while (first <= to) {
		const [year, month] = first.split('-').map(Number) as [number, number];
		const endsIn = months === 12 ? 12 : month;
		const last = day(year, endsIn, daysInMonth(year, endsIn));
		stretches.push(periodOfDays(first, last < to ? last : to));
		first = endsIn === 12 ? day(year + 1, 1, 1) : day(year, endsIn + 1, 1);
	}
	return stretches;
}

function day(year: number, month: number, date: number): string {
	return [year, String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');
}

/** The name of a stretch: the month, with its year where the period knows two; or the year. */
export function stretchName({ by, each }: Stretches, stretch: Period, language: Language): string {
	if (by === 'year') return String(stretch.year);
	const month = monthName(Number(stretch.from.slice(5, 7)), language, 'short');
	return each[0]?.year === each.at(-1)?.year ? month : `${month} ${stretch.year}`;
}

/** In which stretch a date counts; of a date without a month nobody knows in which month. */
export function stretchIndex({ by, each }: Stretches, date: KnownDate | null): number | undefined {
	const counted = date === null ? undefined : countedOn(date);
	if (date === null || counted === undefined || (by === 'month' && !knowsMonth(date))) return undefined;
	const index = each.findIndex((stretch) => contains(stretch, counted));
	return index < 0 ? undefined : index;
}

function knowsMonth(date: KnownDate): boolean {
	return parseKnownDate(date)?.month !== undefined;
}
