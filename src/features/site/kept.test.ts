import { describe, expect, it } from 'vitest';
import { isKept, isKnown, isOfOneReader, keptAddress, overBy, pathWithin, validator } from './kept.ts';

it.each([
	['', true],
	['goals', true],
	['partners/01a2', true],
	['reports/01a2/he/report.pdf', true],
	['ideas', false],
	['ideas/new', false],
	['ideas/own/secret', false]
])('what is found at "%s" is kept: %s', (path, kept) => {
	expect(isKept(path)).toBe(kept);
});

it.each([
	['/raanana', ''],
	['/raanana/goals', 'goals'],
	['/raanana/zh-Hant', ''],
	['/raanana/de/partners/01a2', 'partners/01a2'],
	['/raanana/open/partners.json', 'open/partners.json']
])('within its site "%s" is "%s"', (pathname, within) => {
	expect(pathWithin(pathname)).toBe(within);
});

it.each([
	['/raanana/de/goals', '?fbclid=x', '/raanana/de/goals'],
	['/raanana', '?utm_source=letter', '/raanana'],
	['/raanana/de/news', '?after=x', '/raanana/de/news?after=x'],
	['/raanana/news/01a2', '?after=x', '/raanana/news/01a2'],
	['/raanana/open/activities.csv', '?after=x', '/raanana/open/activities.csv?after=x']
])('%s%s is kept as %s: only where its question matters is it another', (pathname, search, address) => {
	expect(keptAddress(pathname, search)).toBe(address);
});

it('only the page of an idea by its secret is of one reader', () => {
	const paths = ['ideas/own/x', 'ideas/support/x', 'ideas/withdrawn', 'ideas/new', 'ideas', 'goals'];
	expect(paths.map(isOfOneReader)).toEqual([true, true, true, false, false, false]);
});

it('of the events of a day those are over whose hour has come', () => {
	const endings = ['2026-12-02 23:00', '2026-12-03 12:00', '2026-12-03 21:00', '2026-12-04 09:00'].map((each) => {
		const [day = '', hour = ''] = each.split(' ');
		return { day, hour };
	});
	const over = (hour: string) => overBy(endings, { day: '2026-12-03', hour });
	expect([over('11:59'), over('12:00'), over('23:59')]).toEqual([0, 1, 2]);
});

describe('the validator of an answer', () => {
	const marks = { seq: 7, build: 'b', day: '2026-11-30', over: 0 };

	it('is the same for the same, and another for whatever the page follows from', () => {
		const tag = validator(marks, '/raanana/de');
		expect(validator({ ...marks }, '/raanana/de')).toBe(tag);
		const others = [
			validator({ ...marks, seq: 8 }, '/raanana/de'),
			validator({ ...marks, build: 'c' }, '/raanana/de'),
			validator({ ...marks, day: '2026-12-01' }, '/raanana/de'),
			validator({ ...marks, over: 1 }, '/raanana/de'),
			validator(marks, '/raanana/fr')
		];
		expect(new Set([tag, ...others]).size).toBe(6);
		expect(tag).toMatch(/^"[\w-]+"$/);
	});

	it.each([
		['"a"', true],
		['W/"a"', true],
		['"b", "a"', true],
		['"b"', false],
		['', false],
		[null, false]
	])('is known to a browser that says %s: %s', (asked, known) => {
		expect(isKnown(asked, '"a"')).toBe(known);
	});
});
