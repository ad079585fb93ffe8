import { describe, expect, it } from 'vitest';
import { askedBy, inMinutes, passed, slideAfter, turned, usualMinutes } from './presentation.ts';

const press = (key: string, isRtl = false, typed = '') => askedBy({ key }, isRtl, typed);

describe('a key', () => {
	it.each([
		['ArrowRight', false, 'on'],
		['ArrowLeft', false, 'back'],
		['ArrowLeft', true, 'on'],
		['ArrowRight', true, 'back']
	] as const)('that points where reading goes leads on: %s, right to left %s', (key, isRtl, does) => {
		expect(press(key, isRtl)).toEqual({ does });
	});

	it.each([
		...(['PageDown', 'ArrowDown', ' ', 'Enter'] as const).map((key) => [key, 'on'] as const),
		...(['PageUp', 'ArrowUp', 'Backspace'] as const).map((key) => [key, 'back'] as const),
		...[['Home', 'first'] as const, ['End', 'last'] as const, ['Escape', 'leave'] as const],
		...(['b', 'B', 'נ', '.'] as const).map((key) => [key, 'black'] as const),
		...(['f', 'F', 'כ'] as const).map((key) => [key, 'full'] as const),
		...(['s', 'S', 'ד'] as const).map((key) => [key, 'speaker'] as const)
	])('of either layout does the same in both directions: %s', (key, does) => {
		for (const isRtl of [true, false]) expect(press(key, isRtl)).toEqual({ does });
	});

	it('after digits goes to the slide of that number', () => {
		expect(press('1')).toEqual({ digits: '1' });
		expect(press('2', false, '1')).toEqual({ digits: '12' });
		expect(press('Enter', false, '12')).toEqual({ to: 12 });
		expect(press('9', false, '1234')).toEqual({ digits: '2349' });
	});

	it('that is nothing here does nothing, and space goes back with shift', () => {
		for (const key of ['Tab', 'x', 'Shift', 'F5', 'ס']) expect(press(key)).toBeUndefined();
		expect(askedBy({ key: ' ', shiftKey: true }, false)).toEqual({ does: 'back' });
	});
});

it.each([
	[{ does: 'on' }, 3, 4],
	[{ does: 'on' }, 5, 5],
	[{ does: 'back' }, 1, 1],
	[{ does: 'first' }, 4, 1],
	[{ does: 'last' }, 2, 5],
	[{ does: 'black' }, 2, 2],
	[{ to: 4 }, 1, 4],
	[{ to: 0 }, 2, 2],
	[{ to: 6 }, 2, 2]
] as const)('%o leads from slide %i of five to %i', (asked, now, to) => {
	expect(slideAfter(asked, now, 5)).toBe(to);
});

it.each([
	[1, 5],
	[10, 15],
	[23, 35]
])('%i slides are given %i minutes', (slides, minutes) => {
	expect(usualMinutes(slides)).toBe(minutes);
});

describe('the clock', () => {
	it('counts only while it runs', () => {
		const running = turned({ before: 0, since: undefined }, 1000);
		expect(passed(running, 61_000)).toBe(60_000);
		const stopped = turned(running, 61_000);
		expect(passed(stopped, 99_000)).toBe(60_000);
		expect(passed(turned(stopped, 100_000), 105_000)).toBe(65_000);
	});

	it.each([
		[0, '0:00'],
		[725_900, '12:05'],
		[-500, '0:00'],
		[-30_000, '−0:30'],
		[3_600_000, '60:00']
	])('says %i as %s', (time, said) => {
		expect(inMinutes(time)).toBe(said);
	});
});
