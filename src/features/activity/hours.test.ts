import { describe, expect, it } from 'vitest';
import { exactDay, hourProblems, type Timed } from './hours.ts';

const DAY = '2026-12-03';

function problems(timed: Partial<Timed>): string[] {
	const whole = { starts: DAY, ends: null, startsAt: null, endsAt: null, ...timed };
	return hourProblems(whole).map(({ field, code }) => `${field} ${code}`);
}

describe('the hours of something', () => {
	it('are there where its day is known', () => {
		expect(problems({})).toEqual([]);
		expect(problems({ startsAt: '19:30' })).toEqual([]);
		expect(problems({ startsAt: '19:30', endsAt: '21:00' })).toEqual([]);
		expect(problems({ startsAt: '19:30', endsAt: '19:30' })).toEqual([]);
	});

	it.each(['2026-12', '2026', '2026-12-03~', '../2026-12-03', null])(
		'are none where all that is known is %s',
		(starts) => {
			expect(problems({ starts, startsAt: '19:30' })).toEqual(['startsAt hour_needs_day']);
			expect(problems({ starts, startsAt: '19:30', endsAt: '21:00' })).toEqual(['startsAt hour_needs_day']);
		}
	);

	it('end only where they begin, and not before', () => {
		expect(problems({ endsAt: '21:00' })).toEqual(['endsAt hour_needs_start']);
		expect(problems({ startsAt: '19:30', endsAt: '19:29' })).toEqual(['endsAt ends_before_start']);
		expect(problems({ ends: DAY, startsAt: '19:30', endsAt: '09:00' })).toEqual(['endsAt ends_before_start']);
	});

	it('end at any hour of another day, if that is known', () => {
		expect(problems({ ends: '2026-12-04', startsAt: '19:30', endsAt: '09:00' })).toEqual([]);
		expect(problems({ ends: '2027', startsAt: '19:30' })).toEqual([]);
		expect(problems({ ends: '2027', startsAt: '19:30', endsAt: '21:00' })).toEqual(['endsAt hour_needs_day']);
	});
});

it('a day is exact or none', () => {
	expect(exactDay(DAY)).toBe(DAY);
	expect([exactDay(null), exactDay('2026-12'), exactDay('2026-12-03~')]).toEqual([undefined, undefined, undefined]);
});
