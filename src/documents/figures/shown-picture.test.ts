import { describe, expect, test } from 'vitest';
import { PLAIN, type Outfit } from '#kernel/look.ts';
import { greyPng, PICTURE } from '../../../tests/support/sample-pictures.ts';
import { contained, coverWords, cropped, shownPicture } from './shown-picture.ts';

function dressed(look: Partial<Outfit['look']>): Outfit {
	const pictures = new Map([
		['a', greyPng(30, 10)],
		['b', PICTURE],
		['c', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
		['d', greyPng(30, 10).slice(0, 20)]
	]);
	return { look: { ...PLAIN.look, ...look }, pictures };
}

describe('a picture of a look', () => {
	test('is known by its bytes, with its size', () => {
		const outfit = dressed({ logo: 'a', cover: 'b' });
		expect(shownPicture(outfit, 'logo')).toEqual({ file: 'a', mediaType: 'image/png', width: 30, height: 10 });
		expect(shownPicture(outfit, 'cover')).toMatchObject({ mediaType: 'image/jpeg', width: 320, height: 160 });
	});

	test.each(['c', 'd', 'not there'])('that is none, or is not to be had, is left out: %s', (logo) => {
		expect(shownPicture(dressed({ logo }), 'logo')).toBeUndefined();
	});

	test('is decoration unless it is said what it shows', () => {
		expect(coverWords(dressed({ cover: 'b' }), 'he')).toBe('');
		expect(coverWords(dressed({ cover: 'b', coverAlt: { he: 'הפארק' } }), 'en')).toBe('הפארק');
	});
});

describe('a picture in a box', () => {
	test('is contained in its own shape', () => {
		expect(contained({ width: 300, height: 100 }, { width: 60, height: 60 })).toEqual({ width: 60, height: 20 });
		expect(contained({ width: 100, height: 400 }, { width: 60, height: 60 })).toEqual({ width: 15, height: 60 });
	});

	test.each([
		[
			{ width: 300, height: 100 },
			{ width: 100, height: 100 }
		],
		[
			{ width: 100, height: 300 },
			{ width: 400, height: 100 }
		],
		[
			{ width: 640, height: 480 },
			{ width: 640, height: 480 }
		]
	])('fills it when cut at two sides alike: %o in %o', (picture, box) => {
		const { across, down } = cropped(picture, box);
		expect(Math.min(across, down)).toBe(0);
		const left = (picture.width * (1 - 2 * across)) / (picture.height * (1 - 2 * down));
		expect(left).toBeCloseTo(box.width / box.height);
	});
});
