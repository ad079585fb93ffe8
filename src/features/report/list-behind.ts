import type { Theme, Direction } from '#features/activity/activity.ts';
import type { Measure } from '#features/activity/counting.ts';
import { isWholeYear, periodOf, type Period } from '#kernel/period.ts';
import { meantFor } from './policy.ts';
import type { ReportFacts } from './report.ts';
import { pathOf } from './told.ts';

/** What a figure counts beside its period; "none": those that have none. */
export interface Behind {
	measure?: Measure;
	partner?: string;
	goal?: string;
	theme?: Theme | 'none';
	direction?: Direction | 'none';
	/** Dated by a month at least, or by the year alone. */
	precision?: 'month' | 'year';
}

/**
 * The path of the list that holds what a figure counts. A report that is not for the heads of the city counts nothing
 * that is meant for the office alone: its lists hold none of that either, so that figure and list agree for whoever
 * may see more.
 */
export function listBehind(facts: Pick<ReportFacts, 'office' | 'audience'>, period: Period, behind: Behind): string {
	const { office, audience } = facts;
	const query = new URLSearchParams();
	if (isYearOf(period, office.periodStartsIn)) query.set('year', String(period.year));
	else {
		query.set('from', period.from);
		query.set('to', period.to);
	}
	for (const [name, value] of Object.entries(behind)) query.set(name, value as string);
	if (audience !== 'leadership') {
		for (const visibility of meantFor(audience)) query.append('visibility', visibility);
	}
	return pathOf(facts, `/activities?${query.toString()}`);
}

/** A year as the list has it to choose from. */
function isYearOf(period: Period, startsIn: number): boolean {
	return isWholeYear(period) && period.from === periodOf(period.year, startsIn).from;
}
