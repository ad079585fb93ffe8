import { describe, expect, it } from 'vitest';
import { plainText } from '#kernel/flow-document.ts';
import { briefly, plain, sentences, shown } from './wording.ts';

describe('a text that a person wrote', () => {
	it('stands in the language of the report, unmarked', () => {
		expect(shown({ he: 'טקס', en: 'Ceremony' }, 'he')).toEqual([{ text: 'טקס' }]);
		expect(shown({}, 'he')).toEqual([]);
	});

	it('is shown in the other language where its own is missing, with its language, and says so', () => {
		const line = shown({ en: 'Ceremony' }, 'he', '/o/a/activities/1');
		expect(line[0]).toEqual({ text: 'Ceremony', lang: 'en', isFallback: true, href: '/o/a/activities/1' });
		expect(plainText(line)).toBe('Ceremony (באנגלית)');
		expect(plainText(shown({ he: 'טקס' }, 'en'))).toBe('טקס (in Hebrew)');
	});
});

it('parts become sentences, each ended once', () => {
	const line = sentences([
		plain('April 2020'),
		[],
		plain('Led by the school.'),
		plain('Why?'),
		plain('Reason: budget')
	]);
	expect(plainText(line)).toBe('April 2020. Led by the school. Why? Reason: budget.');
	expect(sentences([])).toEqual([]);
});

it('a long text is cut at a word, and says that it was', () => {
	const long = 'word '.repeat(100).trim();
	expect(briefly(long)).toMatch(/^(word )+word…$/);
	expect(briefly(long).length).toBeLessThanOrEqual(241);
	expect(briefly('x'.repeat(500))).toMatch(/^x+…$/);
	expect(briefly('short')).toBe('short');
});
