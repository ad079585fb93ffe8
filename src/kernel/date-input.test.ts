import { describe, expect, it } from 'vitest';
import { fullYear, isNoDay, parseDateInput, parseRangeInput } from './date-input.ts';
import { formatDate } from './format.ts';

describe('a date as people type it', () => {
	it.each([
		['21.6.2010', '2010-06-21'],
		['21/6/2010', '2010-06-21'],
		['31.12.99', '1999-12-31'],
		['3/7/20', '2020-07-03'],
		['6/2010', '2010-06'],
		['2010', '2010'],
		['יוני 2010', '2010-06'],
		['באפריל 2020', '2020-04'],
		['21 June 2010', '2010-06-21'],
		['לפני 1998', '../1998'],
		['about 2006', '2006~'],
		['כ־2006', '2006~'],
		['2006~', '2006~'],
		['../1998', '../1998']
	])('%s is %s', (typed, expected) => {
		expect(parseDateInput(typed)).toBe(expected);
	});

	it.each(['31.2.2020', 'soon', '13/2020', '', 'May June 2010', '20200', 'אביב 2021', '3–10.7.2020', '12.99'])(
		'%s is none',
		(typed) => {
			expect(parseDateInput(typed)).toBeUndefined();
		}
	);
});

describe('a day that its month does not have', () => {
	it.each(['31.2.2026', '31/4/26', '2026-02-30', '29.2.2027', '31 בפברואר 2026', '31 June 2026', 'June 31, 2026'])(
		'is %s',
		(typed) => expect(isNoDay(typed)).toBe(true)
	);
	it.each(['31.2', '31 June', '28.2–31.2.2026', '3–31.4.2026', '0.3.2026'])('is %s', (typed) =>
		expect(isNoDay(typed)).toBe(true)
	);
	it.each([
		'28.2.2026',
		'29.2',
		'29.2.2028',
		'2026',
		'13/2020',
		'12.13.2026',
		'soon',
		'',
		'3–10.7.2020',
		'10–3.7.2020'
	])('is not %s', (typed) => expect(isNoDay(typed)).toBe(false));
});

it.each(['2010-06-21', '2020-09-08', '2010-06', '2010', '2010~', '../2010', '2010-06~'])(
	'what a form shows for %s is read as the same date when it comes back',
	(date) => {
		for (const language of ['he', 'en'] as const) expect(parseDateInput(formatDate(date, language))).toBe(date);
	}
);

it.each([
	['26', 2026],
	['56', 2056],
	['57', 1957],
	['1957', 1957]
])('the year %s is %i in 2026', (written, year) => expect(fullYear(written, 2026)).toBe(year));

describe('a range as people type it', () => {
	it.each([
		['3–10.7.2020', '2020-07-03', '2020-07-10'],
		['3-10/7/2020', '2020-07-03', '2020-07-10'],
		['30.6 – 3.7.2020', '2020-06-30', '2020-07-03'],
		['30.12.2019-2.1.2020', '2019-12-30', '2020-01-02'],
		['3–10 July 2020', '2020-07-03', '2020-07-10'],
		['30 ביוני עד 3 ביולי 2020', '2020-06-30', '2020-07-03'],
		['2020-07-03 – 2020-07-10', '2020-07-03', '2020-07-10'],
		['2019–2021', '2019', '2021']
	])('%s', (typed, starts, ends) => {
		expect(parseRangeInput(typed)).toEqual({ starts, ends });
	});

	it.each(['10–3.7.2020', '3–10', 'soon–later', '2020', '', '35–36.7.2020', 'אביב–קיץ 2021'])('%s is none', (typed) => {
		expect(parseRangeInput(typed)).toBeUndefined();
	});
});
