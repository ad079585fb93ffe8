import { expect, it } from 'vitest';
import { countryCode } from './country-names.ts';

it.each([
	['גרמניה', 'DE'],
	['ארה"ב', 'US'],
	['ארה״ב', 'US'],
	['ארצות הברית', 'US'],
	['U.S.A.', 'US'],
	['USA', 'US'],
	['הולנד', 'NL'],
	['The Netherlands', 'NL'],
	['Niederlande', 'NL'],
	['טאייוואן', 'TW'],
	['צ׳כיה', 'CZ'],
	['Tschechien', 'CZ'],
	['Großbritannien', 'GB'],
	['UK', 'GB'],
	['Schottland', 'GB'],
	['der Türkei', 'TR'],
	['DE', 'DE'],
	['קוסטה ריקה', 'CR'],
	['Deutschland', 'DE']
])('%s is %s', (name, code) => {
	expect(countryCode(name)).toBe(code);
});

it.each(['', 'Haarlem', 'פוזנן', 'ברית', 'in', 'Stadt', '1963'])('"%s" is no country', (name) => {
	expect(countryCode(name)).toBeUndefined();
});
