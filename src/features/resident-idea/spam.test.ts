import { describe, expect, it } from 'vitest';
import { comparable, isLikelySpam, signsOf, type Sent } from './spam.ts';

const sent = (about: Partial<Sent>): Sent => ({
	...{ text: 'A chess evening by video with Poznań', name: 'Noa Levi', fellIntoTrap: false, isRepeated: false },
	...about
});

describe('what speaks for spam', () => {
	it.each([
		['nothing, as a rule', {}, []],
		['nothing in Hebrew, which has no capitals', { text: 'ערב שחמט מקוון עם פוזנן, לכל מי שרוצה לבוא ולשחק יחד' }, []],
		['not one link, by which people show what they mean', { text: 'Like https://poznan.pl, but ours' }, []],
		['two links', { text: 'https://a.example and www.b.example' }, ['links']],
		['a link for a name', { name: 'http://a.example' }, ['links']],
		['markup', { text: 'A <b>choir</b>' }, ['markup']],
		['a forum link', { text: '[url=https://a.example]choir[/url]' }, ['markup']],
		['a field that people do not see', { fellIntoTrap: true }, ['trap']],
		['words that came from somebody else', { isRepeated: true }, ['repeated']],
		['capitals all along', { text: 'SEND US YOUR CHOIR AND WE SEND YOU OURS NEXT SPRING' }, ['shouting']],
		['not a name in capitals', { text: 'The NATO museum in Poznań' }, []],
		['what is sold', { text: 'Best casino near you' }, ['sold']]
	])('%s', (_what, about, signs) => {
		expect(signsOf(sent(about))).toEqual(signs);
	});

	it('is enough where it is grave, or where there are two', () => {
		expect(isLikelySpam([])).toBe(false);
		expect(isLikelySpam(['links'])).toBe(false);
		expect(isLikelySpam(['sold', 'shouting'])).toBe(true);
		for (const grave of ['trap', 'markup', 'repeated']) expect(isLikelySpam([grave])).toBe(true);
	});
});

it('texts are compared without what is easily changed', () => {
	expect(comparable('  A chess-evening,\nby VIDEO! ')).toBe(comparable('a Chess evening by video'));
	expect(comparable('שחמט — מקוון.')).toBe('שחמט מקוון');
	expect(comparable('chess evening')).not.toBe(comparable('chess morning'));
});
