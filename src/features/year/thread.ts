import type { Direction, Status } from '#features/activity/activity.ts';
import { parseKnownDate, type KnownDate } from '#kernel/known-date.ts';
import type { Period } from '#kernel/period.ts';

/** How many activities of one partner share a time, a direction and a status. */
export interface Tally {
	/** A month or, where that is all that is known, a year. */
	when: KnownDate;
	direction: Direction | null;
	status: Status;
	count: number;
}

/** A tick of the thread at one month, or a bar over the months that a year may mean. */
export interface Mark {
	/** First and last month, from 0 for the oldest. */
	from: number;
	to: number;
	/** up: from us. down: from them. both: mutual. hollow: prepared, then cancelled. */
	shape: 'up' | 'down' | 'both' | 'hollow';
}

export interface Thread {
	months: number;
	marks: Mark[];
	/** The month from which nothing was recorded; null: there was something lately. */
	silentFrom: number | null;
	counts: { ours: number; theirs: number; mutual: number; cancelled: number };
}

/** So many months without anything are drawn as silence. */
const SILENT_AFTER = 6;

/**
 * The thread of a tie through the months of some periods, the oldest first.
 * @param today the months after it have not been, and are no silence
 */
export function threadOf(tallies: readonly Tally[], first: Period, last: Period, today = last.to): Thread {
	const start = monthNumber(first.from);
	const months = monthNumber(last.to) - start + 1;
	const lived = Math.min(months, monthNumber(today) - start + 1);
	const marks = new Map<string, Mark>();
	const counts = { ours: 0, theirs: 0, mutual: 0, cancelled: 0 };
	for (const tally of tallies) {
		const reach = reachOf(tally.when, start, months);
		const shape = shapeOf(tally);
		if (!reach || !shape) continue;
		counts[COUNTED[shape]] += tally.count;
		marks.set(`${reach.from} ${reach.to} ${shape}`, { ...reach, shape });
	}
	const drawn = [...marks.values()].sort((a, b) => a.from - b.from || a.to - b.to);
	return { months, marks: drawn, silentFrom: silenceOf(drawn, lived), counts };
}

const COUNTED = { up: 'ours', down: 'theirs', both: 'mutual', hollow: 'cancelled' } as const;

/** What is still to come, or was never prepared, leaves no mark. */
function shapeOf({ status, direction }: Tally): Mark['shape'] | undefined {
	if (status === 'cancelled_after_preparation') return 'hollow';
	if (!['done', 'under_way', 'cut_short'].includes(status)) return undefined;
	if (direction === 'outbound') return 'up';
	return direction === 'inbound' ? 'down' : 'both';
}

function reachOf(when: KnownDate, start: number, months: number): { from: number; to: number } | undefined {
	const parts = parseKnownDate(when);
	if (!parts || parts.before) return undefined;
	const first = parts.year * 12 + (parts.month ?? 1) - 1 - start;
	const last = parts.year * 12 + (parts.month ?? 12) - 1 - start;
	if (last < 0 || first >= months) return undefined;
	return { from: Math.max(0, first), to: Math.min(months - 1, last) };
}

/** A prepared visit that was cancelled is work, so it breaks the silence like any other. */
function silenceOf(marks: readonly Mark[], months: number): number | null {
	const last = Math.max(-1, ...marks.map((mark) => mark.to));
	return months - 1 - last > SILENT_AFTER || last === -1 ? last + 1 : null;
}

function monthNumber(day: string): number {
	const [year, month] = day.split('-').map(Number) as [number, number];
	return year * 12 + month - 1;
}
