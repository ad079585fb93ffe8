import { describe, expect, it } from 'vitest';
import { byYear, contactOf, countryOf, exactDate, otherNames, ownNameOf, siteWords } from './view.ts';

const tainan = { name: { he: 'טאיינאן', en: 'Tainan', 'zh-Hant': '臺南市' }, localLanguage: 'zh-Hant' };

describe('the names of a partner', () => {
	it('are its own beside the one that the page calls it by', () => {
		expect(ownNameOf(tainan, 'en')).toMatchObject({ text: '臺南市', lang: 'zh-Hant' });
		expect(ownNameOf(tainan, 'zh-Hant')).toBeUndefined();
		expect(ownNameOf({ name: { en: 'Goslar', de: 'Goslar' }, localLanguage: 'de' }, 'en')).toBeUndefined();
	});

	it('are each said once, its own first', () => {
		expect(otherNames(tainan, 'pl').map(({ text }) => text)).toEqual(['臺南市', 'טאיינאן']);
	});
});

it('words in a language that is missing are English, and Hebrew where there is no English', () => {
	expect(siteWords({ he: 'שלום', en: 'Peace' }, 'fr')).toBe('Peace');
	expect(siteWords({ he: 'שלום' }, 'fr')).toBe('שלום');
	expect(siteWords({}, 'fr')).toBe('');
});

it('the name of a country is the office’s own where it has one, and none for a country itself', () => {
	const of = (kind: 'city' | 'country', countryName = {}) => countryOf({ kind, country: 'TW', countryName }, 'de');
	expect(of('city')).toEqual({ de: 'Taiwan' });
	expect(of('city', { en: 'Chinese Taipei' })).toEqual({ en: 'Chinese Taipei' });
	expect(of('country')).toEqual({});
});

describe('what was done', () => {
	const activity = (id: string, starts: string | null) => ({
		...{ id, starts, ends: null, kind: 'meeting' as const, isUnderWay: false },
		...{ title: {}, details: {}, outcome: {} }
	});

	it('stands by year, the latest first, and what has no date last', () => {
		const all = [activity('a', '2019-05'), activity('b', null), activity('c', '2020'), activity('d', '2020-02-03')];
		expect(byYear(all).map(({ year, activities }) => [year, activities.map(({ id }) => id)])).toEqual([
			[2020, ['c', 'd']],
			[2019, ['a']],
			[null, ['b']]
		]);
	});

	it('has a date of its own only where that says more than the year', () => {
		expect([null, '2020', '2020-05', '2020-05-02'].map((starts) => exactDate({ starts }))).toEqual([
			...[undefined, undefined, '2020-05', '2020-05-02']
		]);
	});
});

it('the contact line of the site goes before that of the office, language by language', () => {
	const office = { contact: { he: 'אחוזה 103', en: '103 Ahuza St.' } };
	expect(contactOf({ contact: { en: 'Write to us' } }, office)).toEqual({ he: 'אחוזה 103', en: 'Write to us' });
});
