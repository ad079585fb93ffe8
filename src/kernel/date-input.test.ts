import { describe, expect, it } from 'vitest';
import { parseDateInput } from './date-input.ts';
import { formatDate } from './format.ts';

describe('a date as people type it', () => {
	it.each([
		['21.6.2010', '2010-06-21'],
		['21/6/2010', '2010-06-21'],
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

	it.each(['31.2.2020', 'soon', '13/2020', '', 'May June 2010', '20200'])('%s is none', (typed) => {
		expect(parseDateInput(typed)).toBeUndefined();
	});
});

it.each(['2010-06-21', '2020-09-08', '2010-06', '2010', '2010~', '../2010', '2010-06~'])(
	'what a form shows for %s is read as the same date when it comes back',
	(date) => {
		for (const language of ['he', 'en'] as const) expect(parseDateInput(formatDate(date, language))).toBe(date);
	}
);
