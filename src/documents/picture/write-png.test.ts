import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { barePng } from './png.ts';
import { writePng } from './write-png.ts';

it('writes what can be read again, pixel by pixel', () => {
	const [width, height] = [3, 2];
	const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : at * 7));
	const png = writePng({ data, width, height });
	expect(barePng(png)).toEqual(png);
	const at = Buffer.from(png).indexOf('IDAT') + 4;
	const rows = inflateSync(png.subarray(at, png.length - 16));
	const first = [...rows.subarray(1, 1 + width * 3)];
	expect(first).toEqual([0, 7, 14, 28, 35, 42, 56, 63, 70]);
	const second = [...rows.subarray(2 + width * 3)].map((value, index) => (value + (first[index] as number)) & 0xff);
	expect(second).toEqual([84, 91, 98, 112, 119, 126, 140, 147, 154]);
});
