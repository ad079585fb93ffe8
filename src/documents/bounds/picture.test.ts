import { describe, expect, it } from 'vitest';
import { bombs, gifOf, jpegOf, pngOf, webpOf, WEBP_FORMS } from '../../../tests/support/sample-bombs.ts';
import { SAMPLE_FILES } from '../../../tests/support/sample-files.ts';
import { pictureProblem } from './picture.ts';

const BOUNDS = { side: 20_000, millions: 100 };
const problem = (kind: string, bytes: Uint8Array) => pictureProblem(`image/${kind}`, bytes, BOUNDS);

const KINDS: [string, string, (width: number, height: number) => Uint8Array][] = [
	['png', 'png', pngOf],
	['jpeg', 'jpeg', jpegOf],
	['gif', 'gif', gifOf],
	...WEBP_FORMS.map((form): [string, string, (width: number, height: number) => Uint8Array] => [
		`webp, ${form}`,
		'webp',
		(width, height) => webpOf(form, width, height)
	])
];

describe.each(KINDS)('the size of a picture: %s', (_, kind, of) => {
	it('is read from its first bytes, each side by itself', () => {
		expect(problem(kind, of(8_000, 6_000))).toBeUndefined();
		expect(pictureProblem(`image/${kind}`, of(300, 200), { side: 299, millions: 1 })?.code).toBe('picture_side');
		expect(pictureProblem(`image/${kind}`, of(200, 300), { side: 299, millions: 1 })?.code).toBe('picture_side');
		expect(pictureProblem(`image/${kind}`, of(300, 200), { side: 300, millions: 1 })).toBeUndefined();
	});

	it('is refused where it is too many pixels in all', () => {
		expect(problem(kind, of(10_001, 10_000))).toEqual({ code: 'picture_pixels', limit: 100 });
	});

	it('is refused where the file ends before it, at any place', () => {
		const whole = of(30, 20);
		for (let length = 0; length < whole.length; length++) {
			const said = problem(kind, whole.slice(0, length));
			expect([undefined, 'picture_broken']).toContain(said?.code);
		}
		expect(problem(kind, whole.slice(0, 8))).toEqual({ code: 'picture_broken' });
	});
});

it('a picture of 1,600 million pixels in a small file is refused', () => {
	const { picture } = bombs();
	expect(picture.length).toBeLessThan(2_000_000);
	expect(problem('png', picture)).toEqual({ code: 'picture_side', limit: 20_000 });
});

it('a JPEG that never comes to its picture is given up', () => {
	const comments = Uint8Array.from([0xff, 0xd8, ...Array.from({ length: 5_000 }, () => [0xff, 0xfe, 0, 2]).flat()]);
	expect(problem('jpeg', comments)).toEqual({ code: 'picture_broken' });
	const backwards = Uint8Array.from([0xff, 0xd8, 0xff, 0xfe, 0, 0, 0xff, 0xfe, 0, 0]);
	expect(problem('jpeg', backwards)).toEqual({ code: 'picture_broken' });
});

it('of other kinds nothing is asked', () => {
	expect(pictureProblem('image/heic', SAMPLE_FILES.heic, BOUNDS)).toBeUndefined();
});
