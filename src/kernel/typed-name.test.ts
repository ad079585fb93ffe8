import { expect, it } from 'vitest';
import { isCalled } from './typed-name.ts';

it.each([
	['an apostrophe', "Ra'anana", 'Ra’anana'],
	['the other one', 'Ra‘anana', 'Ra’anana'],
	['a geresh', "ג'ורג'", 'ג׳ורג׳'],
	['gershayim', 'אגף קש"ח', 'אגף קש״ח'],
	['gershayim of two marks', "אגף קש''ח", 'אגף קש״ח'],
	['quotes', 'The "bridge" desk', 'The “bridge” desk'],
	['a maqaf', 'תל-אביב', 'תל־אביב'],
	['a dash', 'Tel Aviv-Yafo', 'Tel Aviv–Yafo'],
	['a space that does not break', 'Jan Kowalski', 'Jan\u00a0Kowalski'],
	['letters, spaces', ' jan  KOWALSKI', 'Jan Kowalski'],
	['marks of direction', 'Mayor of Poznań', 'Mayor of \u2068Poznań\u2069'],
	['an accent of two parts', 'Poznan\u0301', 'Poznań']
])('is typed with the keys that there are: %s', (_, typed, name) => {
	expect(isCalled(typed, ['another', name])).toBe(true);
	expect(isCalled(name, [typed])).toBe(true);
});

it.each([
	['Jan', 'Jan Kowalski'],
	['Raanana', 'Ra’anana'],
	['תל אביב', 'תל־אביב'],
	['Poznan', 'Poznań'],
	[' ', ''],
	['\u200f', ' ']
])('is not that name: %s', (typed, name) => {
	expect(isCalled(typed, [name])).toBe(false);
});
