import { expect, it } from 'vitest';
import { isNearlyEmpty, lastFullYear, latestOf, yearsToChoose } from './kept-years.ts';

const kept = [
	{ year: 2018, activities: 0, highlights: 2 },
	{ year: 2020, activities: 19, highlights: 5 },
	{ year: 2026, activities: 1, highlights: 0 },
	{ year: 2028, activities: 1, highlights: 0 }
];

it('every year that holds anything can be chosen, with the one that runs and the one that is looked at', () => {
	expect(yearsToChoose(kept, 2026, 2019).map(({ year }) => year)).toEqual([2018, 2019, 2020, 2026, 2028]);
	expect(yearsToChoose([], 2026, 2026)).toEqual([{ year: 2026, activities: 0, highlights: 0 }]);
});

it('the latest is the last up to this one', () => {
	expect([latestOf(kept, 2026), latestOf(kept, 2025), latestOf([], 2026)]).toEqual([2026, 2020, 2026]);
});

it('a full year is one before with activities', () => {
	expect(lastFullYear(kept, 2026)?.year).toBe(2020);
	expect(lastFullYear(kept, 2020)).toBeUndefined();
});

it('a year is nearly empty with less than a quarter of a full one', () => {
	expect([0, 1, 4, 5].map((count) => isNearlyEmpty(count, { activities: 19 }))).toEqual([true, true, true, false]);
	expect(isNearlyEmpty(1, { activities: 2 })).toBe(false);
});
