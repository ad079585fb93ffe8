import { expect, it } from 'vitest';
import { internationalPhone } from './phone.ts';

it.each([
	['+48 61 878 5200', '+48 61 878 52 00'],
	['09-7610610', '+972 9 761 0610'],
	['00972 9 761 0610', '+972 9 761 0610'],
	['+1 (404) 330-6000 ext. 12', '+1 404 330 6000 ext. 12']
])('%s is stored as %s', (typed, stored) => {
	expect(internationalPhone(typed, 'IL')).toBe(stored);
});

it.each(['12', 'call me', '+48 61 878', '09-7610610 or 09-7610611'])('%j is no number', (typed) => {
	expect(internationalPhone(typed, 'IL')).toBeUndefined();
});
