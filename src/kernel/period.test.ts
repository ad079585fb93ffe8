import { describe, expect, it } from 'vitest';
import { isWholeYear, overlap, periodAfter, periodBefore, periodLabel, periodOf, periodOfDays } from './period.ts';

describe('a year that begins with a month', () => {
	it('is named by one year or two, and has a year before and one after', () => {
		expect(periodLabel(periodOf(2020, 1))).toBe('2020');
		expect(periodLabel(periodOf(2020, 9))).toBe('2020–2021');
		expect(periodBefore(periodOf(2020, 9))).toEqual(periodOf(2019, 9));
		expect(periodAfter(periodOf(2020, 1))).toEqual(periodOf(2021, 1));
	});

	it('is the same, given by its days', () => {
		expect(periodOfDays('2020-09-01', '2021-08-31')).toEqual(periodOf(2020, 9));
		expect(isWholeYear(periodOfDays('2020-09-01', '2021-08-31'))).toBe(true);
		expect(isWholeYear(periodOfDays('2020-09-01', '2021-08-30'))).toBe(false);
	});
});

describe('another stretch of days', () => {
	it.each([
		['2020-01-01', '2020-06-30', '1.2020–6.2020'],
		['2020-02-01', '2020-02-29', '2.2020'],
		['2020-01-15', '2020-06-30', '15.1.2020–30.6.2020'],
		['2020-10-07', '2020-10-07', '7.10.2020']
	])('from %s to %s is called %s', (from, to, label) => {
		expect(periodLabel(periodOfDays(from, to))).toBe(label);
	});

	it('is compared with the same days of the year before', () => {
		expect(periodBefore(periodOfDays('2020-01-01', '2020-06-30'))).toEqual(periodOfDays('2019-01-01', '2019-06-30'));
		expect(periodBefore(periodOfDays('2020-02-01', '2020-02-29'))).toEqual(periodOfDays('2019-02-01', '2019-02-28'));
		expect(periodAfter(periodOfDays('2020-10-07', '2020-11-01'))).toEqual(periodOfDays('2021-10-07', '2021-11-01'));
	});
});

it('two periods overlap that have a day in common', () => {
	expect(overlap(periodOf(2020, 1), periodOf(2020, 12))).toBe(true);
	expect(overlap(periodOf(2020, 1), periodOf(2021, 1))).toBe(false);
});
