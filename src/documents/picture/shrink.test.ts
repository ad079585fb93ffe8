import { expect, it } from 'vitest';
import { shrunk } from './shrink.ts';

/** Of one value for each pixel, opaque. */
function grey(width: number, height: number, value: (x: number, y: number) => number) {
	const data = new Uint8ClampedArray(width * height * 4);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) data.set([value(x, y), value(x, y), value(x, y), 255], (y * width + x) * 4);
	}
	return { data, width, height };
}

const reds = ({ data }: { data: Uint8ClampedArray }) => [...data].filter((_, index) => index % 4 === 0);

it('a picture that is small enough stays as it is', () => {
	const picture = grey(20, 10, () => 9);
	expect(shrunk(picture, 20)).toBe(picture);
});

it('each pixel is the mean of those that it stands for', () => {
	const small = shrunk(
		grey(4, 4, (x) => (x % 2 === 0 ? 0 : 200)),
		2
	);
	expect([small.width, small.height]).toEqual([2, 2]);
	expect(reds(small)).toEqual([100, 100, 100, 100]);
	expect(small.data[3]).toBe(255);
});

it('one that stands between two has its share of both, and the shape stays', () => {
	const small = shrunk(
		grey(3, 6, (_, y) => (y < 3 ? 0 : 240)),
		4
	);
	expect([small.width, small.height]).toEqual([2, 4]);
	expect(reds(small)).toEqual([0, 0, 0, 0, 240, 240, 240, 240]);
});

it('of a picture of one colour every pixel keeps it', () => {
	expect(
		new Set(
			reds(
				shrunk(
					grey(97, 61, () => 123),
					30
				)
			)
		)
	).toEqual(new Set([123]));
});
