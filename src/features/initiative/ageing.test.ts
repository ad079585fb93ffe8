import { describe, expect, it } from 'vitest';
import { ageOf } from './ageing.ts';

const today = '2026-11-30';
const stood = (stageSince: string, putOffUntil: string | null = null) => ({ stageSince, putOffUntil });

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
