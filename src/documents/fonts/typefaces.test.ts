import { describe, expect, test } from 'vitest';
import { MISSING, typefacesFor } from './typefaces.ts';

describe('typefaces', () => {
	test('of Hebrew and Polish are two: Heebo, and the one that has the isolates', () => {
		const { families, fonts } = typefacesFor('שלום, Poznań');
		expect(families).toEqual(['Heebo', 'Noto Sans']);
		expect(fonts).toHaveLength(3);
	});

	test('come along for other scripts as these are needed', () => {
		expect(typefacesFor('Київ Αθήνα').families).toEqual(['Heebo', 'Noto Sans']);
		expect(typefacesFor('مدينة').families).toContain('Noto Sans Arabic');
		expect(typefacesFor('臺南市').families).toContain('Noto Sans TC');
	});
});

describe('what no typeface shows', () => {
	test('becomes a box and is named, by what a reader sees as one character', () => {
		const text = 'תודה 👨‍👩‍👧 ❤️ 한!';
		const { legible, replaced, families } = typefacesFor(text);
		expect(legible(text)).toBe(`תודה ${MISSING} ${MISSING} ${MISSING}!`);
		expect([...replaced]).toEqual(['👨‍👩‍👧', '❤️', '한']);
		expect(families).toContain('Noto Sans TC');
	});

	test('is nothing where everything can be shown, invisible marks included', () => {
		const text = 'א\u200fb\u2066c\u2069\u2060\u00ad\n臺南';
		const { legible, replaced } = typefacesFor(text);
		expect(legible(text)).toBe(text);
		expect(replaced.size).toBe(0);
	});
});
