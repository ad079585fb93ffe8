import { expect, it } from 'vitest';
import { chosenPlace, placeQuery, placeQueryOf } from './form.ts';

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

it('takes words and a country from an address; what is no country narrows nothing', () => {
	expect(placeQuery(new URLSearchParams('q= Poznan &country=PL'))).toEqual({ words: 'Poznan', country: 'PL' });
	expect(placeQuery(new URLSearchParams('country=pl'))).toEqual({ words: '', country: undefined });
	expect(placeQuery(new URLSearchParams({ q: 'x'.repeat(500), country: 'PL%' }))).toEqual({
		words: 'x'.repeat(200),
		country: undefined
	});
});

it('takes them from a form that has other fields as well', () => {
	expect(placeQueryOf(form({ place: 'Goslar', country: 'DE', 'name.en': 'Goslar' }))).toEqual({
		words: 'Goslar',
		country: 'DE'
	});
	expect(placeQueryOf(form({}))).toEqual({ words: '', country: undefined });
});

it('knows the place that was chosen, if it is one', () => {
	expect(chosenPlace(form({ chosen: '3088171' }))).toBe(3088171);
	for (const chosen of ['', '-1', '1e9', '99999999999', "1' or 1=1"]) {
		expect(chosenPlace(form({ chosen }))).toBeUndefined();
	}
});
