import { describe, expect, it } from 'vitest';
import { fittedRow, inRows } from './picture-rows.ts';

const WIDE = { width: 1600, height: 900 };
const TALL = { width: 900, height: 1600 };

it.each([
	[0, []],
	[1, [1]],
	[2, [2]],
	[3, [3]],
	[4, [2, 2]],
	[5, [3, 2]],
	[7, [3, 2, 2]]
])('%i pictures stand in even rows of three at most, in their order', (count, rows) => {
	const pictures = Array.from({ length: count }, (_, index) => index);
	expect(inRows(pictures).map(({ length }) => length)).toEqual(rows);
	expect(inRows(pictures).flat()).toEqual(pictures);
});

describe('a row of pictures', () => {
	const place = { width: 800, height: 350 };

	it('fills its width, each in its own shape and all as high as each other', () => {
		const { widths, height } = fittedRow([WIDE, TALL, WIDE], { width: 800, height: 1000 }, 20);
		expect(widths.reduce((sum, width) => sum + width, 40)).toBeCloseTo(800);
		[16 / 9, 9 / 16, 16 / 9].forEach((shape, index) => expect((widths[index] ?? 0) / height).toBeCloseTo(shape));
	});

	it('is no higher than its place', () => {
		const { widths, height } = fittedRow([TALL], place, 20);
		expect(height).toBe(350);
		expect(widths[0]).toBeCloseTo(350 * (9 / 16));
	});

	it('blows no picture up beyond its pixels', () => {
		expect(fittedRow([{ width: 120, height: 80 }], place, 20)).toEqual({ widths: [120], height: 80 });
	});
});
