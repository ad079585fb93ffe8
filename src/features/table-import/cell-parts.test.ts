import { describe, expect, it } from 'vitest';
import { isNothing, partsOf, placesOf, plainNumber, withBrackets, yesOrNo } from './cell-parts.ts';

const known = ['Washington, D.C.', 'Poznań', 'Goslar', 'Culture and art', 'Youth'];
const isOne = (text: string) => known.includes(text);
const parts = (cell: string) => partsOf(cell, isOne, () => known);

describe('a cell that names several', () => {
	it('is parted where they are, and not within a name', () => {
		expect(parts('Poznań; Goslar')).toEqual(['Poznań', 'Goslar']);
		expect(parts('Poznań, Goslar')).toEqual(['Poznań', 'Goslar']);
		expect(parts('Washington, D.C., Poznań')).toEqual(['Washington, D.C.', 'Poznań']);
		expect(parts('Culture and art, Youth')).toEqual(['Culture and art', 'Youth']);
		expect(parts('Poznań / Goslar')).toEqual(['Poznań', 'Goslar']);
		expect(parts('Poznań\nGoslar')).toEqual(['Poznań', 'Goslar']);
	});

	it('stays one where its parts are no names', () => {
		expect(parts('Smith, Jones and Company')).toEqual(['Smith, Jones and Company']);
	});

	it('of things in their places keeps the empty ones', () => {
		expect(placesOf('Mayor; ; Chair')).toEqual(['Mayor', '', 'Chair']);
		expect(withBrackets('Embassy of Poland (host)')).toEqual({ name: 'Embassy of Poland', inside: 'host' });
	});
});

it.each([
	['1,234.5', '1234.5'],
	['1.234,5', '1234.5'],
	['1,234', '1234'],
	['12,5', '12.5'],
	['₪ 1 234', '1234'],
	['$250', '250'],
	['-3', '-3'],
	['40%', '40'],
	['lots', undefined],
	['12 apples of 3', undefined]
])('a number: %s', (cell, number) => {
	expect(plainNumber(cell)).toBe(number);
});

it('yes, no, and nothing at all', () => {
	expect([yesOrNo('כן'), yesOrNo('X'), yesOrNo('Nein'), yesOrNo('maybe')]).toEqual([true, true, false, undefined]);
	expect(['', 'N/A', '-', 'אין', 'unknown'].every(isNothing)).toBe(true);
	expect(isNothing('0')).toBe(false);
});
