import { describe, expect, it } from 'vitest';
import { fold, lexemes, searchQuery, stems, tokens } from './search-words.ts';

/** Whether a search for what was typed finds a record with this text; the last word is whole here. */
function finds(typed: string, text: string): boolean {
	const stored = new Set(lexemes([text]));
	return tokens(typed).every((word) => stems(word).some((stem) => stored.has(stem)));
}

describe('one spelling for all the ways in which a word is written', () => {
	it.each([
		['שָׁלוֹם', 'שלומ'],
		['ארה״ב', 'ארהב'],
		['ארה"ב', 'ארהב'],
		["ז'אנרו", 'זאנרו'],
		['וועדה', 'ועדה'],
		['Poznań', 'poznan'],
		['Łódź', 'lodz'],
		['GROẞE Straße', 'grosse strasse'],
		['Ra’anana', 'raanana'],
		['\u200fעיר\u200e', 'עיר']
	])('%s becomes %s', (text, folded) => {
		expect(fold(text)).toBe(folded);
	});
});

describe('a Hebrew word is found with and without its prefix letters', () => {
	it.each([
		['ובמשלחת', 'משלחת'],
		['משלחת', 'ובמשלחת'],
		['המשלחת', 'במשלחת'],
		['מהמשלחת', 'למשלחת'],
		['וכשהמשלחת', 'משלחת'],
		['ומהעיר', 'עיר'],
		['בית ספר', 'בית־הספר'],
		['תאומים', 'ערים־תאומים']
	])('%s finds %s', (typed, text) => {
		expect(finds(typed, text)).toBe(true);
	});

	it('leaves short words and other scripts whole', () => {
		expect(stems('בית')).toEqual(['בית']);
		expect(stems('vehicle')).toEqual(['vehicle']);
		expect(finds('גן', 'הגנה')).toBe(false);
	});
});

describe('the query', () => {
	it('asks for every word, the last one also as a beginning', () => {
		expect(searchQuery('ערים Poz')).toBe("'ערימ' & 'poz':*");
		expect(searchQuery('המשלחת')).toBe("('המשלחת':* | 'משלחת':*)");
	});

	it('takes no more than twelve words, and none from marks alone', () => {
		expect(searchQuery('a '.repeat(40)).split(' & ')).toHaveLength(12);
		expect(searchQuery(' "!?& | <> \\ :* \' ')).toBe('');
		expect(searchQuery("o'neil & (x | !y):*")).toBe("'oneil' & 'x' & 'y':*");
	});

	it('writes each Chinese character as a word', () => {
		expect(searchQuery('台南')).toBe("'台' & '南'");
	});
});

it('a word that is longer than any is kept short, so that it can be stored', () => {
	expect(lexemes(['x'.repeat(5000)])).toEqual(['x'.repeat(100)]);
});
