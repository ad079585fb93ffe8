import { describe, expect, it } from 'vitest';
import { balanceOf, type Counterpart } from './balance.ts';

function partner(id: string, overrides: Partial<Counterpart> = {}): Counterpart {
	return {
		...{ id, kind: 'city', name: { en: id }, country: 'DE', localLanguage: 'de', status: 'active' },
		...{ isOfRegister: true, isSilent: false, ...overrides }
	};
}

const register = [
	partner('bramsche'),
	partner('goslar', { isSilent: true }),
	partner('tainan', { country: 'TW', localLanguage: 'zh-Hant' }),
	partner('brazil', { country: 'BR', localLanguage: 'pt', isOfRegister: false }),
	partner('old', { country: 'PT', localLanguage: 'pt', status: 'ended' }),
	partner('rio', { country: 'BR', localLanguage: 'pt', status: 'in_talks', isOfRegister: false })
];

describe('the balance of the portfolio', () => {
	it('counts the ties that are alive, without the candidate and what is over', () => {
		const balance = balanceOf({ id: 'rio', country: 'BR', localLanguage: 'pt' }, register, 2);
		expect(balance).toMatchObject({ ties: 4, twins: 3, silent: 1, candidates: [], perOfficer: { now: 2, then: 2.5 } });
		expect(balance.inCountry?.map(({ id }) => id)).toEqual(['brazil']);
		expect(balance.inLanguage?.map(({ id }) => id)).toEqual(['brazil']);
	});

	it('knows a country and a language that are not there yet', () => {
		const balance = balanceOf({ id: 'x', country: 'JP', localLanguage: 'ja' }, register, 1);
		expect([balance.inCountry, balance.inLanguage]).toEqual([[], []]);
		expect(balance.candidates.map(({ id }) => id)).toEqual(['rio']);
	});

	it('takes a script for no other language', () => {
		const balance = balanceOf({ id: 'x', country: 'CN', localLanguage: 'zh-Hans' }, register, 1);
		expect(balance.inLanguage?.map(({ id }) => id)).toEqual(['tainan']);
	});

	it('says that it does not know', () => {
		const balance = balanceOf({ id: 'x', country: null, localLanguage: null }, register, 0);
		expect([balance.inCountry, balance.inLanguage, balance.perOfficer]).toEqual([undefined, undefined, null]);
	});
});
