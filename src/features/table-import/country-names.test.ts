import { expect, it } from 'vitest';
import { countryOptions } from '#kernel/countries.ts';
import { countryOf } from './country-names.ts';

it.each([
	['גרמניה', 'DE'],
	['Deutschland', 'DE'],
	['GER', undefined],
	['DEU', 'DE'],
	['de', 'DE'],
	['ארה״ב', 'US'],
	['ארה"ב', 'US'],
	['U.S.A.', 'US'],
	['the United States', 'US'],
	['The Netherlands', 'NL'],
	['הולנד', 'NL'],
	['Tschechien', 'CZ'],
	['South Korea', 'KR'],
	['Türkei', 'TR'],
	['Côte d’Ivoire', 'CI'],
	['Kingdom of the Netherlands', 'NL'],
	['Republic of Macedonia', 'MK'],
	['Republic of the Congo', 'CG'],
	['Kingdom of Nowhere', undefined]
])('a country by what it is called: %s', (name, code) => {
	expect(countryOf(name)).toBe(code);
});

it('each country is found by its own names and its code', () => {
	for (const language of ['he', 'en'] as const) {
		const wrong = countryOptions(language).filter(
			({ value, label }) => countryOf(label) !== value || countryOf(value) !== value
		);
		expect(wrong).toEqual([]);
	}
});
