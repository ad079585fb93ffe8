import type { Kind } from '#features/activity/activity.ts';
import { periodContaining, periodLabel, periodOf } from '#kernel/period.ts';

/** What a timeline can be narrowed to. */
export const TIMELINE_FILTERS = ['visits', 'letters', 'youth'] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

export const TIMELINE_KINDS: Record<TimelineFilter, readonly Kind[]> = {
	visits: [
		'official_visit',
		'youth_delegation',
		'citizens_delegation',
		'professional_visit',
		'sports_delegation',
		'business_mission',
		'meeting',
		'reception'
	],
	letters: ['correspondence'],
	youth: ['youth_delegation', 'school_link', 'sports_delegation']
};

/** The activities of one year of the office; null: without a date. */
export interface TimelineYear<Row> {
	year: number | null;
	/** What the year is called: "2020", or "2019–2020" for one that is not the calendar's. */
	label: string;
	rows: Row[];
}

/** Groups rows by the office's years: the latest first, the undated before them all. */
export function byYear<Row extends { datedOn: string | null }>(
	rows: readonly Row[],
	startsIn: number
): TimelineYear<Row>[] {
	const groups = new Map<number | null, Row[]>();
	for (const row of rows) {
		const year = row.datedOn === null ? null : periodContaining(row.datedOn, startsIn).year;
		const group = groups.get(year);
		if (group) group.push(row);
		else groups.set(year, [row]);
	}
	return [...groups]
		.map(([year, group]) => ({
			year,
			label: year === null ? '' : periodLabel(periodOf(year, startsIn)),
			rows: group
		}))
		.sort((a, b) => (b.year ?? Infinity) - (a.year ?? Infinity));
}

/**
 * The years between the pact and the first activity for which nothing was entered. That is not silence: nobody
 * knows what happened.
 * @returns undefined where there is no such gap
 */
export function gapBefore(
	firstYear: number | undefined,
	signedYear: number | undefined
): { from: number; to: number } | undefined {
	if (firstYear === undefined || signedYear === undefined || firstYear - signedYear < 2) return undefined;
	return { from: signedYear + 1, to: firstYear - 1 };
}
