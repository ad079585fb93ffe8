import { describe, expect, test } from 'vitest';
import { contrast, corrected, luminance, READABLE, toned } from './contrast.ts';

describe('contrast', () => {
	test.each([
		['#000000', '#ffffff', 21],
		['#ffffff', '#ffffff', 1],
		['#777777', '#ffffff', 4.48],
		['#0b5d52', '#ffffff', 7.77]
	])('of %s on %s is %d', (one, other, ratio) => {
		expect(contrast(one, other)).toBeCloseTo(ratio, 2);
		expect(contrast(other, one)).toBeCloseTo(ratio, 2);
	});
});

describe('an accent', () => {
	test.each(['#0b5d52', '#1d3f8f', '#a3124a', '#000000'])('that can be read stays: %s', (accent) => {
		expect(corrected(accent)).toBe(accent);
	});

	test('is written in one way', () => {
		expect(corrected('#0B5D52')).toBe('#0b5d52');
	});

	test.each(['#ffd500', '#ffffff', '#7fffd4', '#ff8c00', '#00ff00', '#e0218a', '#777777'])(
		'that is too light is darkened until it can be read, and no further: %s',
		(accent) => {
			const made = corrected(accent);
			expect(made).not.toBe(accent);
			expect(contrast(made, '#ffffff')).toBeGreaterThanOrEqual(READABLE);
			expect(contrast(made, '#ffffff')).toBeLessThan(READABLE + 0.1);
		}
	);

	test('keeps its hue', () => {
		const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(corrected('#ffd500').slice(at, at + 2), 16));
		expect(red).toBeGreaterThan(green as number);
		expect(blue).toBe(0);
	});
});

test.each([
	['#0b5d52', 0.03],
	['#0b5d52', 0.7],
	['#ffd500', 0.03],
	['#000000', 0.5],
	['#ffffff', 0.2]
])('%s is toned to a light of %d', (colour, light) => {
	expect(luminance(toned(colour, light))).toBeLessThanOrEqual(light + 1e-9);
	expect(luminance(toned(colour, light))).toBeCloseTo(light, 1);
});

test('of no light, every colour is black', () => {
	expect(toned('#ffd500', 0)).toBe('#000000');
	expect(toned('#000000', 0)).toBe('#000000');
});
