import { expect, it } from 'vitest';
import { byYear, gapBefore } from './timeline.ts';

it('groups by the years of the office, the undated first', () => {
	const rows = ['2020-07-02', null, '2019-10-01', '2020-01-05'].map((datedOn) => ({ datedOn }));
	expect(byYear(rows, 1).map(({ year, rows: group }) => [year, group.length])).toEqual([
		[null, 1],
		[2020, 2],
		[2019, 1]
	]);
	expect(byYear(rows, 9).map(({ year, rows: group }) => [year, group.length])).toEqual([
		[null, 1],
		[2019, 3]
	]);
});

it('between the pact and the first record lies what nobody entered', () => {
	expect(gapBefore(2018, 2008)).toEqual({ from: 2009, to: 2017 });
	expect(gapBefore(2009, 2008)).toBeUndefined();
	expect(gapBefore(undefined, 2008)).toBeUndefined();
});
