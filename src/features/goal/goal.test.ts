import { expect, it } from 'vitest';
import { periodOf } from '#kernel/period.ts';
import { isInForce, yearsOf } from './goal.ts';

it('a goal without years is always in force', () => {
	expect(isInForce({ fromYear: null, toYear: null }, periodOf(2020, 1))).toBe(true);
});

it('a goal is in force from its first year to the end of its last', () => {
	const goal = { fromYear: 2018, toYear: 2020 };
	expect([2017, 2018, 2020, 2021].map((year) => isInForce(goal, periodOf(year, 1)))).toEqual([
		false,
		true,
		true,
		false
	]);
});

it('a school year that begins in the year before a goal does reaches into it', () => {
	expect(isInForce({ fromYear: 2021, toYear: null }, periodOf(2020, 9))).toBe(true);
});

it('a list of goals can be narrowed to the years that goals name and to the present ones', () => {
	expect(yearsOf([], 2026, [])).toEqual([2027, 2026, 2025]);
	expect(yearsOf([], 2026, [1963, 2020, 2026])).toEqual([2027, 2026, 2025, 2020, 1963]);
	expect(yearsOf([{ fromYear: 2023, toYear: null }], 2026, [])).toEqual([2027, 2026, 2025, 2024, 2023]);
	expect(yearsOf([{ fromYear: 1000, toYear: null }], 2026, [])).toHaveLength(50);
});
