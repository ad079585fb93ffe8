import { describe, expect, it } from 'vitest';
import { periodOf } from '#kernel/period.ts';
import { threadOf, type Tally } from './thread.ts';

const [y2019, y2020] = [periodOf(2019, 1), periodOf(2020, 1)];
const tally = (when: string, overrides: Partial<Tally> = {}): Tally => ({
	when,
	direction: 'mutual',
	status: 'done',
	count: 1,
	...overrides
});

describe('the thread of a tie', () => {
	it('stands at the month, up from us and down from them', () => {
		const { marks, months } = threadOf(
			[tally('2019-03', { direction: 'outbound' }), tally('2020-12', { direction: 'inbound' })],
			y2019,
			y2020
		);
		expect(months).toBe(24);
		expect(marks).toEqual([
			{ from: 2, to: 2, shape: 'up' },
			{ from: 23, to: 23, shape: 'down' }
		]);
	});

	it('lies over the whole year where the month is not known, and invents none', () => {
		expect(threadOf([tally('2020')], y2019, y2020).marks).toEqual([{ from: 12, to: 23, shape: 'both' }]);
	});

	it('draws one mark for several of a kind, and counts them all', () => {
		const thread = threadOf([tally('2020', { count: 3 }), tally('2020', { status: 'under_way' })], y2019, y2020);
		expect(thread.marks).toHaveLength(1);
		expect(thread.counts.mutual).toBe(4);
	});

	it('is hollow where work was prepared and then cancelled', () => {
		const { marks, counts } = threadOf([tally('2020-04', { status: 'cancelled_after_preparation' })], y2019, y2020);
		expect(marks).toEqual([{ from: 15, to: 15, shape: 'hollow' }]);
		expect(counts.cancelled).toBe(1);
	});

	it('leaves no mark for what is only planned, and none outside of its months', () => {
		expect(
			threadOf([tally('2020-05', { status: 'preparing' }), tally('2018-12'), tally('2021')], y2019, y2020).marks
		).toEqual([]);
	});
});

describe('its silence', () => {
	it.each([
		['nothing at all', [], 0],
		['the last mark seven months ago', [tally('2020-05')], 17],
		['the last mark six months ago', [tally('2020-06')], null],
		['a year of which only the number is known', [tally('2020')], null],
		['a cancelled visit lately', [tally('2020-10', { status: 'cancelled_after_preparation' })], null]
	])('%s', (_what, tallies, expected) => {
		expect(threadOf(tallies, y2019, y2020).silentFrom).toBe(expected);
	});
});

it('is no silence where the months have not been yet', () => {
	const january = [tally('2020-01')];
	expect(threadOf(january, y2019, y2020, '2020-03-10').silentFrom).toBeNull();
	expect(threadOf(january, y2019, y2020, '2020-11-29').silentFrom).toBe(13);
	expect(threadOf(january, y2019, y2020, '2026-11-29').silentFrom).toBe(13);
});

it('follows a school year', () => {
	const thread = threadOf([tally('2020-09')], periodOf(2019, 9), periodOf(2020, 9));
	expect(thread.marks).toEqual([{ from: 12, to: 12, shape: 'both' }]);
});
