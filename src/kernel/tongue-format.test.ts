import { describe, expect, it } from 'vitest';
import {
	countryInTongue,
	dateInTongue,
	hourInTongue,
	listInTongue,
	numberInTongue,
	OWN_NAMES,
	regionalTag,
	withinSentence
} from './tongue-format.ts';
import { isTongue, nearestLanguage, type Tongue } from './tongue.ts';

describe('a date', () => {
	it.each([
		['he', '8.9.2020'],
		['en', '8 Sep 2020'],
		['de', '8. September 2020'],
		['fr', '8 septembre 2020'],
		['it', '8 settembre 2020'],
		['nl', '8 september 2020'],
		['pl', '8 września 2020'],
		['pt', '8 de setembro de 2020'],
		['zh-Hant', '2020年9月8日']
	] as const)('is written in %s as %s', (tongue, said) => {
		expect(dateInTongue('2020-09-08', tongue)).toBe(said);
	});

	it('says no more than is known', () => {
		expect(dateInTongue('2020-09', 'de')).toBe('September 2020');
		expect(dateInTongue('2020', 'fr')).toBe('2020');
		expect(dateInTongue('2020', 'zh-Hant')).toBe('2020年');
	});
});

it.each([
	['he', '19:30', '9:05'],
	['en', '19:30', '09:05'],
	['de', '19:30', '09:05'],
	['fr', '19:30', '09:05'],
	['it', '19:30', '09:05'],
	['nl', '19:30', '09:05'],
	['pl', '19:30', '09:05'],
	['pt', '19:30', '09:05'],
	['zh-Hant', '晚上7:30', '上午9:05']
] as const)('an hour is written in %s as %s', (tongue, evening, morning) => {
	expect([hourInTongue('19:30', tongue), hourInTongue('09:05', tongue)]).toEqual([evening, morning]);
});

it('countries, numbers and lists are of the language', () => {
	expect([countryInTongue('NL', 'pl'), countryInTongue('PL', 'zh-Hant')]).toEqual(['Holandia', '波蘭']);
	expect([numberInTongue(10_000, 'de'), numberInTongue(10_000, 'en')]).toEqual(['10.000', '10,000']);
	expect(listInTongue(['Goslar', 'Verona'], 'de')).toBe('Goslar und Verona');
});

it('a label within a sentence is written small, but where nouns are large or there are no small letters', () => {
	const within = (label: string, tongue: Tongue) => withinSentence(label, tongue);
	expect([within('Joint projects', 'en'), within('Échanges', 'fr'), within('Żywe', 'pl')]).toEqual([
		...['joint projects', 'échanges', 'żywe']
	]);
	expect([within('Briefe', 'de'), within('מכתבים', 'he'), within('書信', 'zh-Hant')]).toEqual([
		'Briefe',
		'מכתבים',
		'書信'
	]);
});

it('where a language is at home is said as Open Graph says it', () => {
	expect([regionalTag('he'), regionalTag('pt'), regionalTag('zh-Hant')]).toEqual(['he_IL', 'pt_PT', 'zh_TW']);
});

it('each language is named as it names itself', () => {
	expect(OWN_NAMES.map(({ name }) => name)).toEqual([
		...['עברית', 'English', 'Deutsch', 'Français', 'Italiano', 'Nederlands', 'Polski', 'Português', '繁體中文']
	]);
});

it('of other languages the desk says what it says in English', () => {
	expect([isTongue('zh-Hant'), isTongue('zh'), isTongue('xx')]).toEqual([true, false, false]);
	expect([nearestLanguage('he'), nearestLanguage('pl')]).toEqual(['he', 'en']);
});
