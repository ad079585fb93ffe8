import { describe, expect, it } from 'vitest';
import {
	areCompatible,
	countedOn,
	endsBeforeStart,
	knownDate,
	parseKnownDate,
	precisionOf,
	rangeOf
} from './known-date.ts';

describe('a known date', () => {
	it.each([
		['2010-06-21', 'day'],
		['2010-06', 'month'],
		['2010', 'year'],
		['2010~', 'year'],
		['../1998', 'year']
	] as const)('%s is known to the %s', (value, precision) => {
		const parts = parseKnownDate(value);
		expect(parts && precisionOf(parts)).toBe(precision);
		expect(parts && knownDate(parts)).toBe(value);
	});

	it.each(['2010-13', '2010-02-30', '21.6.2010', '10', '', '2010-6', '2010-00', '2010-06-00'])(
		'refuses %j',
		(value) => {
			expect(parseKnownDate(value)).toBeUndefined();
		}
	);

	it('knows leap years', () => {
		expect(parseKnownDate('2020-02-29')).toBeDefined();
		expect(parseKnownDate('2100-02-29')).toBeUndefined();
	});

	it('never turns a year into its first of January', () => {
		expect(rangeOf('2020')).toEqual({ first: '2020-01-01', last: '2020-12-31' });
		expect(countedOn('2020')).toBe('2020-07-02');
		expect(countedOn('2020-04')).toBe('2020-04-15');
		expect(countedOn('2020-04-03')).toBe('2020-04-03');
	});

	it('"before" names no time at which anything happened', () => {
		expect(countedOn('../1998')).toBeUndefined();
		expect(rangeOf('../1998')).toEqual({ first: undefined, last: '1998-12-31' });
	});
});

describe('two statements of one date', () => {
	it.each([
		['2010', '2010-06-21'],
		['2010-06', '2010-06-21'],
		['1994', '1994'],
		['../2001', '1998']
	])('%s and %s can both be true', (a, b) => {
		expect(areCompatible(a, b)).toBe(true);
		expect(areCompatible(b, a)).toBe(true);
	});

	it.each([
		['2008', '2010-06-21'],
		['1979', '1978'],
		['2005', '2006'],
		['../1998', '1999']
	])('%s and %s cannot', (a, b) => {
		expect(areCompatible(a, b)).toBe(false);
		expect(areCompatible(b, a)).toBe(false);
	});
});

it.each([
	['2020', '2019', true],
	['2020-06', '2020', false],
	['2020-06', '2020-05-31', true],
	['../2020', '1990', false],
	[null, '1990', false],
	['2020', null, false]
])('what goes from %s to %s ends before it starts: %s', (starts, ends, expected) => {
	expect(endsBeforeStart({ starts, ends })).toBe(expected);
});
