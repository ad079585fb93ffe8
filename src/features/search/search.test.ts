import { describe, expect, it } from 'vitest';
import { searchFilters } from './form.ts';
import { pathOfFound } from './search.ts';

const blank = { id: 'x', date: null, under: null };

describe('where what was found is read', () => {
	it('is its own page, or its place in a list', () => {
		expect(pathOfFound({ ...blank, noun: 'person' }, 1)).toBe('/people/x');
		expect(pathOfFound({ ...blank, noun: 'activity' }, 1)).toBe('/activities/x');
		expect(pathOfFound({ ...blank, noun: 'goal' }, 1)).toBe('/goals#x');
		expect(pathOfFound({ ...blank, noun: 'data_note' }, 1)).toBe('/notes#x');
		expect(pathOfFound({ ...blank, noun: 'news' }, 1)).toBe('/news/x');
		expect(pathOfFound({ ...blank, noun: 'attachment' }, 1)).toBe('/files/x');
	});

	it('is the page of its record for a step', () => {
		const under = { noun: 'agreement' as const, id: 'y', name: {} };
		expect(pathOfFound({ ...blank, noun: 'next_step', under }, 1)).toBe('/agreements/y');
	});

	it("is the year of a highlight, as the office's years begin", () => {
		expect(pathOfFound({ ...blank, noun: 'highlight', date: '2020-01-01' }, 1)).toBe('/highlights/2020#x');
		expect(pathOfFound({ ...blank, noun: 'highlight', date: '2020-01-01' }, 9)).toBe('/highlights/2019#x');
	});
});

describe('what the address of a search says', () => {
	const read = (query: string) => searchFilters(new URLSearchParams(query));

	it('is the words and a noun', () => {
		expect(read('q=+Pozna%C5%84+&noun=activity')).toEqual({ words: 'Poznań', noun: 'activity' });
	});

	it('is nothing where it makes no sense, and never more than can be searched for', () => {
		expect(read('q=%20&noun=castle')).toEqual({ words: '', noun: undefined });
		expect(read(`q=${'x'.repeat(9000)}`).words).toHaveLength(200);
	});
});
