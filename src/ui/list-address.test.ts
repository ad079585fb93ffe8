import { expect, it } from 'vitest';
import { downloadFrom, isLaterPage, isNarrowed, listFrom } from './list-address.ts';

const address = (query: string) => new URL(`https://kesher.example/o/raanana/people${query}`);

it('a page of the list does not narrow it, and neither does an empty field', () => {
	expect(isNarrowed(address('?after=abc&q='))).toBe(false);
	expect(isLaterPage(address('?after=abc'))).toBe(true);
	expect(isNarrowed(address('?q=Verona'))).toBe(true);
});

it('the next page and the first keep what narrows the list', () => {
	expect(listFrom(address('?q=a+b&kind=&after=1'), '2')).toBe('/o/raanana/people?q=a+b&after=2');
	expect(listFrom(address('?q=a+b&after=1'))).toBe('/o/raanana/people?q=a+b');
	expect(listFrom(address('?after=1'))).toBe('/o/raanana/people');
});

it('a file holds all pages of what is shown', () => {
	expect(downloadFrom(address('?kind=mayor&after=1'), '/o/raanana/people/export.csv')).toBe(
		'/o/raanana/people/export.csv?kind=mayor'
	);
});
