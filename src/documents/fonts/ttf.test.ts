import { describe, expect, test } from 'vitest';
import { heebo } from './heebo.ts';

const { regular, bold } = heebo();

describe('Heebo', () => {
	test('covers what our languages write', () => {
		for (const character of 'אבגםןףץך״׳־₪ńżźąćłóęśßüöéçãõ–…“”’0123456789\u200e') {
			expect({ character, isCovered: regular.covers(character) && bold.covers(character) }).toEqual({
				character,
				isCovered: true
			});
		}
	});

	test('covers no Chinese, no emoji, no isolates', () => {
		expect([...'臺🎵\u2066'].map((character) => regular.covers(character))).toEqual([false, false, false]);
	});

	test('lines are 1.47 em high', () => {
		expect(regular.lineHeight).toBeCloseTo(1.47, 2);
	});

	test('widths add up, and marks of direction have none', () => {
		expect(regular.measure('שלום')).toBeCloseTo([...'שלום'].reduce((sum, each) => sum + regular.measure(each), 0));
		expect(regular.measure('א\u200e\u200fב\u2066\u2069')).toBeCloseTo(regular.measure('אב'));
		expect(bold.measure('Ra’anana')).toBeGreaterThan(regular.measure('Ra’anana'));
	});

	test('what the font lacks has a width all the same', () => {
		expect(regular.measure('臺南')).toBe(2);
		expect(regular.measure('🎵')).toBeGreaterThan(1);
	});
});
