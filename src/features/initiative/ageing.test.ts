import { describe, expect, it } from 'vitest';
import { ageOf } from './ageing.ts';

const today = '2026-11-30';
const stood = (since: string | null, putOffUntil: string | null = null) => ({ since, putOffUntil });

describe('how long something has waited', () => {
	it.each([
		['2026-11-30', 0, null],
		['2026-11-29', 1, null],
		['2026-11-01', 29, null],
		['2026-10-31', 30, 30],
		['2026-10-02', 59, 30],
		['2026-10-01', 60, 60],
		['2026-09-01', 90, 90],
		['2020-11-30', 2191, 90]
	] as const)('at its stage since %s: %i days, mark %s', (since, days, mark) => {
		expect(ageOf(stood(since), true, today)).toEqual({ days, since, mark, restsUntil: null });
	});

	it('bears no mark where nobody waits for an answer, however old it is', () => {
		expect(ageOf(stood('2020-01-01'), false, today)).toMatchObject({ mark: null, days: 2525 });
	});

	it('never comes to less than nothing: a clock of another place may be ahead', () => {
		expect(ageOf(stood('2026-12-01'), true, today).days).toBe(0);
	});
});

describe('what is not known to the day', () => {
	it('is counted by the middle of what its date may mean, and says no other date', () => {
		expect(ageOf(stood('2020'), true, today)).toEqual({ days: 2342, since: '2020', mark: 90, restsUntil: null });
		expect(ageOf(stood('2026-11'), true, today)).toMatchObject({ days: 15, since: '2026-11', mark: null });
	});

	it.each([null, '../2020'])('has no age where nobody knows since when (%s), and bears no mark', (since) => {
		expect(ageOf(stood(since), true, today)).toEqual({ days: null, since, mark: null, restsUntil: null });
	});

	it('waits anew from the day until which it was put off', () => {
		expect(ageOf(stood(null, '2026-10-31'), true, today)).toMatchObject({ days: 30, since: '2026-10-31', mark: 30 });
	});
});

describe('what was put off', () => {
	it('rests until its day, however long it has been there', () => {
		expect(ageOf(stood('2026-01-01', '2026-12-01'), true, today)).toMatchObject({
			restsUntil: '2026-12-01',
			mark: null
		});
	});

	it('waits anew from its day on', () => {
		expect(ageOf(stood('2026-01-01', '2026-10-30'), true, today)).toEqual({
			days: 31,
			since: '2026-10-30',
			restsUntil: null,
			mark: 30
		});
		expect(ageOf(stood('2026-01-01', today), true, today)).toMatchObject({ days: 0, restsUntil: null });
	});

	it('and came to another stage since counts from that', () => {
		expect(ageOf(stood('2026-11-20', '2026-10-01'), true, today)).toMatchObject({ days: 10, since: '2026-11-20' });
	});
});
