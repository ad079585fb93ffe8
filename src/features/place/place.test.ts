import { describe, expect, it } from 'vitest';
import { foldedName, placeLabels, type Place } from './place.ts';

const verona: Place = {
	...{ id: 1, name: 'Verona', country: 'IT', latitude: 45.4299, longitude: 10.98444 },
	timeZone: 'Europe/Rome'
};
const inNewJersey: Place = { ...verona, id: 2, country: 'US', latitude: 40.82982, longitude: -74.24015 };
const inWisconsin: Place = { ...verona, id: 3, country: 'US', latitude: 42.99083, longitude: -89.53318 };

describe('the folded name of a place', () => {
	it.each([
		['Poznań', 'poznan'],
		['Łódź', 'lodz'],
		["Ra'anana", 'raanana'],
		['Boulogne-Billancourt', 'boulogne billancourt'],
		['Bayt Sāḩūr', 'bayt sahur'],
		['  St. Louis ', 'st louis'],
		['100% _', '100'],
		['…', '']
	])('%s: %s', (name, folded) => {
		expect(foldedName(name)).toBe(folded);
	});
});

describe('the label of a place', () => {
	it('names the country in the language of the page', () => {
		expect(placeLabels([verona], 'en')).toEqual(['Verona, Italy']);
		expect(placeLabels([verona], 'he')).toEqual(['Verona, איטליה']);
	});

	it('says where two lie that would read the same, and only there', () => {
		expect(placeLabels([verona, inNewJersey, inWisconsin], 'en')).toEqual([
			'Verona, Italy',
			'Verona, United States (\u206640.8° N, 74.2° W\u2069)',
			'Verona, United States (\u206643.0° N, 89.5° W\u2069)'
		]);
	});
});
