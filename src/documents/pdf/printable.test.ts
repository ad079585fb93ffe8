import { describe, expect, test } from 'vitest';
import { breakable, isolated, printable } from './printable.ts';

describe('printable', () => {
	test('ends lines in one way and drops what cannot be printed', () => {
		expect(printable('a\r\nb\rc\u2028d\te')).toBe('a\nb\nc\nd e');
		expect(printable('a\u0000b\u001b[31m\u0085c\ufeff')).toBe('ab[31mc');
	});

	test('composes accents and mends half characters', () => {
		expect(printable('e\u0301')).toBe('é');
		expect(printable('a\ud83d!')).toBe('a\ufffd!');
	});

	test('drops what would turn round the text after it', () => {
		expect(printable('\u202eabc\u202c')).toBe('abc');
		expect(printable('a\u2067b')).toBe('ab');
		expect(printable('a\u2069b\u2067')).toBe('ab');
	});

	test('keeps isolates that are closed, and marks of direction', () => {
		expect(printable('\u2066+972\u2069 \u200e1')).toBe('\u2066+972\u2069 \u200e1');
	});
});

describe('breakable', () => {
	test('leaves words that fit alone', () => {
		expect(breakable('a normal sentence', 8)).toBe('a normal sentence');
	});

	test('allows a break before, in and after a word that does not', () => {
		expect(breakable('x WWWWWW', 4)).toBe('x \u200bWWWW\u200bWW\u200b');
	});

	test('measures: a word of narrow letters fits where one of wide letters would not', () => {
		expect(breakable('renewed', 6)).toBe('renewed');
		expect(breakable('WWWWWWW', 6)).not.toBe('WWWWWWW');
	});

	test('a hyphen is a place to break already', () => {
		expect(breakable('Boulogne-Billancourt', 9)).toBe('Boulogne-Billancourt');
	});

	test('does not break inside what a reader sees as one character', () => {
		expect(breakable('👨‍👩‍👧👨‍👩‍👧', 1)).toBe('\u200b👨‍👩‍👧\u200b👨‍👩‍👧\u200b');
	});
});

test('a foreign text is isolated by its own direction', () => {
	expect(isolated('Poznań', 'ltr')).toBe('\u2066Poznań\u2069');
	expect(isolated('פוזנן', 'rtl')).toBe('\u2067פוזנן\u2069');
});
