import { expect, it } from 'vitest';
import { addDays, daysBetween } from './days.ts';

it.each([
	['2026-11-30', 1, '2026-12-01'],
	['2024-02-28', 1, '2024-02-29'],
	['2026-03-01', -1, '2026-02-28'],
	// A day on which clocks are changed has no other length.
	['2026-03-27', 1, '2026-03-28'],
	['2026-11-30', 0, '2026-11-30']
])('%s and %i days is %s', (day, days, expected) => {
	expect(addDays(day, days)).toBe(expected);
	expect(daysBetween(day, expected)).toBe(days);
});
