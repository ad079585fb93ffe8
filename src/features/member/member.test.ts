import { expect, it } from 'vitest';
import { holdsOn, lastDirector } from './member.ts';

it('the last director is the only one, whoever else is there', () => {
	const [noa, avi, reader] = [{ role: 'director' }, { role: 'director' }, { role: 'reader' }] as const;
	expect(lastDirector([reader, noa])).toBe(noa);
	expect(lastDirector([noa, avi, reader])).toBeUndefined();
	expect(lastDirector([reader])).toBeUndefined();
});

it.each([
	['2026-12-31', false],
	['2027-01-01', true],
	['2027-06-30', true],
	['2027-12-31', true],
	['2028-01-01', false]
])('a membership from the first to the last day of 2027 holds on %s: %s', (day, expected) => {
	expect(holdsOn({ starts: '2027-01-01', ends: '2027-12-31' }, day)).toBe(expected);
});

it('a membership without days always holds', () => {
	expect(holdsOn({ starts: null, ends: null }, '2026-11-29')).toBe(true);
});
