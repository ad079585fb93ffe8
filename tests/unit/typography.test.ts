import { describe, expect, it } from 'vitest';
import { missingPlurals, typographyProblems } from '../../scripts/typography.ts';

describe('the marks of a sentence', () => {
	it.each([
		['fr', 'Est-ce votre idée ?', 1],
		['fr', 'Est-ce votre idée\u00a0?', 0],
		['fr', 'Une réponse: oui', 1],
		['fr', 'Ouvert à 12:30, voir https://a.example', 0],
		['fr', 'dit «\u00a0oui\u00a0»', 0],
		['fr', 'dit « oui »', 2],
		['de', 'das Wort „Ja“', 0],
		['de', 'das Wort “Ja”', 1],
		['pl', 'słowo „tak”', 0],
		['pl', 'słowo “tak”', 1],
		['zh-Hant', '您的想法？', 0],
		['zh-Hant', '您的想法?', 1],
		['zh-Hant', '城市, 國家', 1],
		['zh-Hant', '自 2008 年起，{city}', 0],
		['zh-Hant', '稱為「友城」', 0],
		['zh-Hant', '稱為“友城”', 1],
		['en', 'It’s here – now', 0],
		['en', "It's here", 1],
		['en', 'It is here - now', 1],
		['en', 'Two  spaces', 1],
		['it', 'Attendi...', 1],
		['he', 'דו״ח של לשכה', 0]
	] as const)('in %s: %s', (tongue, text, count) => {
		expect(typographyProblems(tongue, text)).toHaveLength(count);
	});
});

it('a language has the forms of a number that it needs', () => {
	expect(missingPlurals('pl', ['one', 'few', 'other'])).toEqual([]);
	expect(missingPlurals('pl', ['one', 'other'])).toEqual(['few']);
	expect(missingPlurals('de', ['one', 'other'])).toEqual([]);
	expect(missingPlurals('zh-Hant', ['other'])).toEqual([]);
	expect(missingPlurals('he', ['one', 'other'])).toEqual(['two']);
});
