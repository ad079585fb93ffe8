import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { nextOpen, recordTold, reviewFilters, reviewQuery, type Match } from './view.ts';

describe('what of an import is shown', () => {
	it('is what the address says, and nothing that it cannot say', () => {
		const id = newId();
		const filters = reviewFilters(new URLSearchParams({ show: 'sure', section: '2', from: '40', kept: id, q: ' x ' }));
		expect(filters).toMatchObject({ show: 'sure', section: 2, from: 40, kept: id, words: 'x' });
		const nonsense = new URLSearchParams({ show: 'none', section: '-1', from: '1e3', kept: 'x', edit: '../..' });
		expect(reviewFilters(nonsense)).toMatchObject({ show: undefined, section: undefined, from: 0, kept: undefined });
		expect(reviewFilters(nonsense).edit).toBeUndefined();
	});

	it('goes along in every address of the page, without what stands open in it', () => {
		const filters = { show: 'look', section: 0, from: 40, edit: 'ID' } as const;
		expect(reviewQuery(filters)).toBe('?show=look&section=0&from=40');
		expect(reviewQuery(filters, { merge: 'ID' })).toBe('?show=look&section=0&from=40&merge=ID');
		expect(reviewQuery({ show: undefined, section: undefined, from: 0 })).toBe('?');
	});
});

describe('the proposal that comes to mind after one is decided', () => {
	const rows = (...decisions: ('open' | 'skipped')[]) =>
		decisions.map((decision, index) => ({ id: String(index), decision }));

	it.each([
		['the next that is open', rows('open', 'open', 'skipped', 'open'), '1', '3'],
		['the nearest before, after the last', rows('open', 'open', 'skipped', 'open'), '3', '1'],
		['none where it was the only one', rows('skipped', 'open'), '1', undefined]
	])('is %s', (_what, all, id, expected) => {
		expect(nextOpen(all, id)).toBe(expected);
	});
});

describe('the record that a proposal is further told of', () => {
	const match = (id: string, isSame: boolean): Match => ({
		...{ noun: 'activity', id, title: {}, path: '', date: null, why: [] },
		isSame
	});

	it.each([
		['the one that is the same', [match('1', true), match('2', false)], '1'],
		['none where two may be it', [match('1', true), match('2', true)], undefined],
		['none where they are only alike', [match('1', false)], undefined]
	])('is %s', (_what, matches, expected) => {
		expect(recordTold({ matches })?.id).toBe(expected);
	});
});
