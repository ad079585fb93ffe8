import { expect, it } from 'vitest';
import { listInWords } from './format.ts';

it.each([
	[['אטלנטה'], 'אטלנטה'],
	[['אטלנטה', 'פוזנן'], 'אטלנטה ופוזנן'],
	[['בראמשה', 'אטלנטה', 'ורונה'], 'בראמשה, אטלנטה וורונה'],
	[['אטלנטה', 'Bramsche'], 'אטלנטה ו־Bramsche'],
	[['אטלנטה', '8.9.2020'], 'אטלנטה ו־8.9.2020'],
	[['Up-Next', 'משכן למוסיקה'], 'Up-Next ומשכן למוסיקה'],
	[[], '']
])('a list in Hebrew joins its last name with a vav: %j', (names, expected) => {
	expect(listInWords(names, 'he')).toBe(expected);
});

it('a list in English has "and", and no comma before it', () => {
	expect(listInWords(['Atlanta', 'Poznań', 'Verona'], 'en')).toBe('Atlanta, Poznań and Verona');
	expect(listInWords(['A', 'B'], 'en')).toBe('A and B');
	expect(listInWords(['Atlanta'], 'en')).toBe('Atlanta');
});
