/** A year that holds records, with how many a reader may see. */
export interface KeptYear {
	year: number;
	activities: number;
	highlights: number;
}

/** The years to choose from, the oldest first: all that hold records, and these besides. */
export function yearsToChoose(kept: readonly KeptYear[], ...besides: readonly number[]): KeptYear[] {
	const missing = [...new Set(besides)].filter((year) => !kept.some((each) => each.year === year));
	return [...kept, ...missing.map((year) => ({ year, activities: 0, highlights: 0 }))].sort((a, b) => a.year - b.year);
}

/** The latest year up to this one that holds anything; this one where none does. */
export function latestOf(kept: readonly KeptYear[], current: number): number {
	const past = kept.filter(({ year }) => year <= current).map(({ year }) => year);
	return past.length > 0 ? Math.max(...past) : current;
}

/** The last year before another of which activities are recorded. */
export function lastFullYear(kept: readonly KeptYear[], before: number): KeptYear | undefined {
	return kept
		.filter(({ year, activities }) => year < before && activities > 0)
		.reduce<KeptYear | undefined>((last, each) => (last && last.year > each.year ? last : each), undefined);
}

/** Whether a year holds so little beside a full one that a reader may have come for the other: less than a quarter. */
export function isNearlyEmpty(activities: number, full: Pick<KeptYear, 'activities'>): boolean {
	return activities * 4 < full.activities;
}
