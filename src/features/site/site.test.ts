import { describe, expect, it } from 'vitest';
import { readingOrder, siteHref, isTold } from './site.ts';

describe('the address of a public page', () => {
	const office = { slug: 'raanana', languages: ['he' as const, 'en' as const] };

	it('names no language in the office’s own, so that each page has one', () => {
		expect(siteHref(office, 'he')).toBe('/raanana');
		expect(siteHref(office, 'he', 'goals')).toBe('/raanana/goals');
	});

	it('names every other', () => {
		expect(siteHref(office, 'zh-Hant')).toBe('/raanana/zh-Hant');
		expect(siteHref(office, 'en', 'partners/1')).toBe('/raanana/en/partners/1');
		expect(siteHref({ ...office, languages: ['en'] }, 'he')).toBe('/raanana/he');
	});
});

it('English stands in for what is not there in a language of Europe or Asia, and Hebrew for English', () => {
	expect(readingOrder('pl')).toEqual(['pl', 'en', 'he']);
	expect(readingOrder('he')).toEqual(['he', 'en']);
});

it.each([
	['active', true],
	['dormant', true],
	['suspended', true],
	['in_talks', false],
	['prospect', false],
	['ended', false],
	['declined', false]
] as const)('a tie that is %s is told of: %s', (status, told) => {
	expect(isTold(status)).toBe(told);
});
