import { expect, it } from 'vitest';
import { allOf, downloadFrom, isLaterPage, isNarrowed, listFrom, withView } from './list-address.ts';

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

it('how a list is shown does not narrow it, and stays where nothing narrows it any more', () => {
	expect(isNarrowed(address('?view=list'))).toBe(false);
	expect(allOf(address('?view=list&q=a&after=1'))).toBe('/o/raanana/people?view=list');
	expect(allOf(address('?q=a'))).toBe('/o/raanana/people');
});

it('another way of showing it keeps what narrows it, and begins at its beginning', () => {
	expect(withView(address('?q=a&after=1'), 'list')).toBe('/o/raanana/people?q=a&view=list');
	expect(withView(address('?view=list&q=a'), undefined)).toBe('/o/raanana/people?q=a');
});

it('the name of an action is no part of the list', () => {
	expect(isNarrowed(address('?/move='))).toBe(false);
	expect(isNarrowed(address('?/move=x'))).toBe(false);
	expect(withView(address('?q=a&/move=x'), undefined)).toBe('/o/raanana/people?q=a');
});
