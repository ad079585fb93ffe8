import { describe, expect, it } from 'vitest';
import { TYPEFACES } from '#kernel/look.ts';
import { sampleSheet } from '../../../tests/support/sample-sheet.ts';
import { fitsSheet, titleSize } from './fit.ts';

describe('whether a sheet stays on its page', () => {
	it.each(['he', 'en'] as const)('depends on how much is in it (%s)', (language) => {
		expect([0, 8, 40].map((items) => fitsSheet(sampleSheet(language, items)))).toEqual([true, true, false]);
	});

	it('depends on how long its words are', () => {
		const sheet = sampleSheet('en', 8);
		const long = { ...sheet, title: 'A city with a name that does not end '.repeat(40) };
		expect([fitsSheet(sheet), fitsSheet(long)]).toEqual([true, false]);
	});

	it('is reckoned in every typeface', () => {
		expect(TYPEFACES.map((typeface) => fitsSheet(sampleSheet('he', 6), typeface))).toEqual(TYPEFACES.map(() => true));
	});
});

it('a short title is large, a long one small', () => {
	expect([titleSize('Verona'), titleSize('x'.repeat(300))]).toEqual([32, 18]);
});
