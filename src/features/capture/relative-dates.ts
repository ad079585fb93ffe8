import { addDays } from '#kernel/days.ts';
import { knownDate, type KnownDate } from '#kernel/known-date.ts';
import { Phrases, type Word } from './words.ts';

/** Dates that are said from where one stands: yesterday, two weeks ago, החודש. */

type Unit = 'day' | 'week' | 'month' | 'year';

interface Distance {
	unit: Unit;
	count: number;
}

/** Phrase by distance; a week is known only about, a month and a year as what they are. */
const SAID: Record<string, string> = {
	'0 day': 'היום, הבוקר, הערב, הלילה, today, tonight, this morning, this afternoon, this evening',
	'-1 day': 'אתמול, אמש, yesterday, last night',
	'-2 day': 'שלשום, לפני יומיים, the day before yesterday, day before yesterday',
	'1 day': 'מחר, tomorrow',
	'2 day': 'מחרתיים, בעוד יומיים, עוד יומיים, the day after tomorrow, day after tomorrow',
	'0 week': 'השבוע, this week',
	'-1 week': 'שבוע שעבר, לפני שבוע, last week, a week ago, one week ago',
	'-2 week': 'לפני שבועיים',
	'1 week': 'שבוע הבא, בעוד שבוע, עוד שבוע, next week, in a week',
	'2 week': 'בעוד שבועיים, עוד שבועיים',
	'0 month': 'החודש, this month',
	'-1 month': 'חודש שעבר, לפני חודש, last month, a month ago, one month ago',
	'-2 month': 'לפני חודשיים',
	'1 month': 'חודש הבא, בעוד חודש, עוד חודש, next month, in a month',
	'2 month': 'בעוד חודשיים, עוד חודשיים',
	'0 year': 'השנה, this year',
	'-1 year': 'שנה שעברה, אשתקד, לפני שנה, last year, a year ago',
	'-2 year': 'לפני שנתיים',
	'1 year': 'שנה הבאה, בעוד שנה, next year'
};

const said = new Phrases<Distance>(
	Object.entries(SAID).flatMap(([key, list]) => {
		const [count, unit] = key.split(' ') as [string, Unit];
		return list.split(',').map((phrase) => [phrase, { unit, count: Number(count) }] as const);
	})
);

const UNITS = new Phrases<Unit>([
	...['ימים', 'day', 'days'].map((word) => [word, 'day'] as const),
	...['שבועות', 'week', 'weeks'].map((word) => [word, 'week'] as const),
	...['חודשים', 'month', 'months'].map((word) => [word, 'month'] as const),
	...['שנים', 'year', 'years'].map((word) => [word, 'year'] as const)
]);

const NUMBERS = new Phrases<number>(
	[
		['שני', 'שתי', 'two'],
		['שלושה', 'שלוש', 'three'],
		['ארבעה', 'ארבע', 'four'],
		['חמישה', 'חמש', 'five'],
		['שישה', 'שש', 'six'],
		['שבעה', 'שבע', 'seven'],
		['שמונה', 'eight'],
		['תשעה', 'תשע', 'nine'],
		['עשרה', 'עשר', 'ten']
	].flatMap((words, index) => words.map((word) => [word, index + 2] as const))
);

type Reader = (words: readonly Word[], at: number, today: string) => { to: number; date: KnownDate } | undefined;

const fixed: Reader = (words, at, today) => {
	const found = said.at(words, at);
	return found && { to: found.to, date: from(today, found.value) };
};

/** "לפני שלושה ימים", "בעוד 3 שבועות", "in two weeks", "3 days ago". */
const counted: Reader = (words, at, today) => {
	const first = words[at]?.plain ?? '';
	const isBefore = /^[מו]?לפני$/.test(first);
	const isAhead = /^(בעוד|עוד|in)$/.test(first);
	const countAt = isBefore || isAhead ? at + 1 : at;
	const count = /^\d{1,3}$/.test(words[countAt]?.text ?? '')
		? Number(words[countAt]?.text)
		: NUMBERS.at(words, countAt)?.value;
	const unit = UNITS.at(words, countAt + 1)?.value;
	if (count === undefined || unit === undefined) return undefined;
	const isAgo = !isBefore && !isAhead && words[countAt + 2]?.plain === 'ago';
	if (!isBefore && !isAhead && !isAgo) return undefined;
	return { to: countAt + (isAgo ? 3 : 2), date: from(today, { unit, count: isAhead ? count : -count }) };
};

export const RELATIVE: readonly Reader[] = [fixed, counted];

function from(today: string, { unit, count }: Distance): KnownDate {
	if (unit === 'day') return addDays(today, count);
	// Nobody means a Tuesday who says "last week".
	if (unit === 'week') return `${addDays(today, count * 7)}~`;
	if (unit === 'month') return addMonths(today.slice(0, 7), count);
	return String(Number(today.slice(0, 4)) + count);
}

/** @param value YYYY-MM */
function addMonths(value: string, months: number): KnownDate {
	const [year, month] = value.split('-').map(Number) as [number, number];
	const all = year * 12 + month - 1 + months;
	return knownDate({ year: Math.floor(all / 12), month: (all % 12) + 1 });
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
	return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** By their names as they are compared; the short English ones are words of their own ("sun", "sat"). */
export const WEEKDAYS = {
	hebrew: numbered(['ראשונ א', 'שני ב', 'שלישי ג', 'רביעי ד', 'חמישי ה', 'שישי ו', 'שבת ש']),
	english: numbered(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']),
	short: numbered(['sun', 'mon', 'tue tues', 'wed', 'thu thurs', 'fri', 'sat'])
} as const;

function numbered(days: readonly string[]): ReadonlyMap<string, number> {
	return new Map(days.flatMap((names, index) => names.split(' ').map((name) => [name, index] as const)));
}
