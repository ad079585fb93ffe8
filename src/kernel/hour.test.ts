import { describe, expect, it } from 'vitest';
import { clockAt, hasCome, momentAt, parseHour } from './hour.ts';

describe('an hour', () => {
	it.each([
		['19:30', '19:30'],
		[' 9:05 ', '09:05'],
		['7.30', '07:30'],
		['19:30:00', '19:30'],
		['7:30 pm', '19:30'],
		['7 PM', '19:00'],
		['7:30 p.m.', '19:30'],
		['12 am', '00:00'],
		['12:15pm', '12:15'],
		['00:00', '00:00'],
		['23:59', '23:59']
	])('is read from %s', (typed, hour) => {
		expect(parseHour(typed)).toBe(hour);
	});

	it.each(['', '24:00', '12:60', '7', '1930', '13 pm', '0 am', '-1:00', '19:3', 'noon', '19:30 o’clock'])(
		'is not read from "%s"',
		(typed) => {
			expect(parseHour(typed)).toBeUndefined();
		}
	);
});

describe('the clock at a place', () => {
	it('shows another day where it is past midnight', () => {
		const now = new Date('2026-12-03T22:30:00Z');
		expect(clockAt(now, 'Asia/Jerusalem')).toEqual({ day: '2026-12-04', hour: '00:30' });
		expect(clockAt(now, 'America/New_York')).toEqual({ day: '2026-12-03', hour: '17:30' });
	});

	it('has come to an hour once it shows it', () => {
		const now = { day: '2026-12-03', hour: '19:30' };
		expect(hasCome({ day: '2026-12-03', hour: '19:30' }, now)).toBe(true);
		expect(hasCome({ day: '2026-12-03', hour: '19:31' }, now)).toBe(false);
		expect(hasCome({ day: '2026-12-02', hour: '23:59' }, now)).toBe(true);
	});
});

describe('a moment at a place', () => {
	const at = (day: string, hour: string, timeZone = 'Asia/Jerusalem') => momentAt({ day, hour }, timeZone);

	it('is told by its winter time and by its summer time', () => {
		expect(at('2026-12-03', '19:30')).toEqual({ utc: '2026-12-03T17:30:00Z', local: '2026-12-03T19:30:00+02:00' });
		expect(at('2026-07-03', '19:30')).toEqual({ utc: '2026-07-03T16:30:00Z', local: '2026-07-03T19:30:00+03:00' });
		expect(at('2026-12-03', '19:30', 'America/St_Johns').local).toBe('2026-12-03T19:30:00-03:30');
		expect(at('2026-12-03', '00:00', 'UTC')).toEqual({
			utc: '2026-12-03T00:00:00Z',
			local: '2026-12-03T00:00:00+00:00'
		});
	});

	it('is right on both sides of the night in which the clocks go forward', () => {
		// Friday, 26 March 2027: at two it is three.
		expect(at('2027-03-26', '01:59').utc).toBe('2027-03-25T23:59:00Z');
		expect(at('2027-03-26', '03:00').utc).toBe('2027-03-26T00:00:00Z');
		expect(at('2027-03-26', '02:30')).toEqual({ utc: '2027-03-26T00:30:00Z', local: '2027-03-26T03:30:00+03:00' });
		expect(at('2027-03-26', '19:30').local).toBe('2027-03-26T19:30:00+03:00');
		expect(at('2027-03-25', '19:30').local).toBe('2027-03-25T19:30:00+02:00');
	});

	it('is right on both sides of the night in which the clocks go back, and the first where an hour comes twice', () => {
		// Sunday, 25 October 2026: at two it is one.
		expect(at('2026-10-25', '00:59').utc).toBe('2026-10-24T21:59:00Z');
		expect(at('2026-10-25', '01:30')).toEqual({ utc: '2026-10-24T22:30:00Z', local: '2026-10-25T01:30:00+03:00' });
		expect(at('2026-10-25', '02:00').utc).toBe('2026-10-25T00:00:00Z');
		expect(at('2026-10-25', '19:30').local).toBe('2026-10-25T19:30:00+02:00');
		expect(at('2026-10-24', '19:30').local).toBe('2026-10-24T19:30:00+03:00');
	});
});
