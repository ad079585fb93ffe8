import { describe, expect, it } from 'vitest';
import { isLate, isPutOff } from './milestone.ts';

describe('a milestone is late', () => {
	it.each([
		['2020-05-01', null, '2020-05-02', true],
		['2020-05-01', null, '2020-05-01', false],
		['2020-05', null, '2020-05-31', false],
		['2020-05', null, '2020-06-01', true],
		['2020-05-01', '2020-06-01', '2020-07-01', false],
		[null, null, '2020-07-01', false]
	])('due %s, reached %s, on %s: %s', (due, doneOn, today, late) => {
		expect(isLate({ due, doneOn }, today)).toBe(late);
	});
});

describe('a date is put off', () => {
	it.each([
		['2020-05-01', '2020-06-01', true],
		['2020-05-01', '2020-05-01', false],
		['2020-05-01', '2020-04-01', false],
		['2020-05', '2020-05-31', false],
		['2020-05', '2020', true],
		['2020-05-01', null, true],
		[null, '2020-05-01', false]
	])('from %s to %s: %s', (before, after, putOff) => {
		expect(isPutOff(before, after)).toBe(putOff);
	});
});
