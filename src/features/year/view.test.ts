import { describe, expect, it } from 'vitest';
import { periodOf } from '#kernel/period.ts';
import type { Tie } from './tie.ts';
import { nameOfCountry, registerTable, tieRow, totalsOf, yearOptions } from './view.ts';

const periods = { first: periodOf(2019, 1), last: periodOf(2020, 1), today: '2021-01-01' };
const tie: Tie = {
	partner: {
		...{ id: 'p', kind: 'city', name: { he: 'טאיינאן', 'zh-Hant': '臺南市' }, localLanguage: 'zh-Hant' },
		...{ country: 'TW', countryName: {}, showsFlag: true, latitude: null, longitude: null },
		...{ status: 'active', statusUntil: null, summary: { he: 'קשר טוב' } }
	},
	agreement: {
		id: 'a',
		kind: 'twin_pact',
		status: 'in_force',
		printsAllDates: false,
		termEnds: null,
		renewsItself: false,
		claims: []
	},
	...{ isOfRegister: true, signed: '2006', otherDates: ['2007'], lastTwoWay: '2020', hasUndatedContact: false },
	counts: { done: 1, inProgress: 0, preparedCancelled: 0, cancelled: 0, planned: 0, undated: 0 },
	...{ isSilent: false, isSilentSoFar: false }
};

describe('a row of the register', () => {
	it('has the name in the language of the page, and the partner’s own beside it', () => {
		expect(tieRow(tie, [], periods, 'he')).toMatchObject({
			...{ name: 'טאיינאן', local: { text: '臺南市', lang: 'zh-Hant' }, country: 'TW' },
			...{ agreementId: 'a', agreementKind: 'twin_pact', waits: false, summary: 'קשר טוב' }
		});
		expect(tieRow(tie, [], periods, 'he')).not.toHaveProperty('nameLang');
	});

	it('says in which language a name is that is missing in the language of the page', () => {
		expect(tieRow(tie, [], periods, 'en')).toMatchObject({ name: 'טאיינאן', nameLang: 'he' });
	});

	it('has no flag where the office hides it', () => {
		const hidden = { ...tie, partner: { ...tie.partner, showsFlag: false } };
		expect(tieRow(hidden, [], periods, 'he').country).toBeNull();
	});
});

it('the thread of a tie with nothing yet draws no silence', () => {
	const running = { ...periods, today: '2020-11-29' };
	expect(tieRow({ ...tie, isSilent: true }, [], running, 'he')).toMatchObject({
		waits: true,
		thread: { silentFrom: 0 }
	});
	const soFar = { ...tie, isSilent: true, isSilentSoFar: true };
	expect(tieRow(soFar, [], running, 'he')).toMatchObject({ waits: false, thread: { silentFrom: null } });
});

it('a country is called as the office wants, else by its usual name, and not named twice', () => {
	const partner = { country: 'TW', countryName: {}, kind: 'city' as const };
	expect(nameOfCountry(partner, 'en')).toBe('Taiwan');
	expect(nameOfCountry({ ...partner, countryName: { en: 'Chinese Taipei' } }, 'en')).toBe('Chinese Taipei');
	expect(nameOfCountry({ ...partner, kind: 'country' }, 'en')).toBeNull();
	expect(nameOfCountry({ ...partner, country: null }, 'en')).toBeNull();
});

it('the totals of a year tell what was prepared in vain', () => {
	const rows = [
		{ status: 'done' as const, count: 3 },
		{ status: 'cancelled_after_preparation' as const, count: 2 },
		{ status: 'confirmed' as const, count: 1 }
	];
	expect(totalsOf(rows)).toEqual({ all: 6, preparedCancelled: 2, planned: 1 });
});

it('the register as a file keeps a disputed date with what contradicts it', () => {
	const { columns, rows } = registerTable([tieRow(tie, [], periods, 'he')]);
	expect(columns).toHaveLength(9);
	expect(rows).toEqual([['טאיינאן', '臺南市', 'עיר', 'טייוואן', 'ברית ערים תאומות', '2006', '2007', '2020', 'פעיל']]);
});

it('years to choose from are called as the office calls them', () => {
	expect(yearOptions([2025, 2024], 1)).toEqual([
		{ value: '2025', label: '2025' },
		{ value: '2024', label: '2024' }
	]);
	expect(yearOptions([2024], 9)).toEqual([{ value: '2024', label: '2024–2025' }]);
});
