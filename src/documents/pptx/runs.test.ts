import { expect, test } from 'vitest';
import type { Line } from '#kernel/flow-document.ts';
import { cleanSpans } from '#documents/office/clean.ts';
import { runs } from './runs.ts';
import { settingFor } from './setting.ts';

const he = settingFor('he');
const en = settingFor('en');

function said(line: Line, setting = he): [lang: string | undefined, text: string | undefined][] {
	const xml = runs(cleanSpans(line, setting), setting);
	return [...xml.matchAll(/<a:rPr lang="([^"]*)"[^>]*>(?:.*?<\/a:rPr>)?<a:t>([^<]*)/g)].map(([, lang, text]) => [
		lang,
		text
	]);
}

test('a line is cut where its script changes; signs and numbers stay with the text around them', () => {
	expect(said([{ text: 'פגישה עם Up-Next Ltd. (2019–2021)' }])).toEqual([
		['he-IL', 'פגישה עם '],
		['en-US', 'Up-Next Ltd'],
		['he-IL', '. (2019–2021)']
	]);
	expect(said([{ text: 'Ra’anana (רעננה), 臺南市' }], en)).toEqual([
		['en-GB', 'Ra’anana ('],
		['he-IL', 'רעננה'],
		['en-GB', '), '],
		['zh-TW', '臺南市']
	]);
});

test('a name in another language has that language, with the region that Office wants', () => {
	expect(said([{ text: 'Poznań (2020).', lang: 'pl' }])).toEqual([['pl-PL', '\u200ePoznań (2020).\u200e']]);
	expect(said([{ text: '臺南市', lang: 'zh-TW' }])).toEqual([['zh-TW', '\u200e臺南市\u200e']]);
	expect(said([{ text: 'Εδώ', lang: 'el' }], en)).toEqual([['el-GR', 'Εδώ']]);
});

test('text that stands in for a missing translation keeps its own language', () => {
	expect(said([{ text: 'A visit, 2020', lang: 'en', isFallback: true }])).toEqual([
		['en-US', '\u200eA visit, 2020\u200e']
	]);
	expect(said([{ text: 'ביקור', lang: 'he', isFallback: true }], en)).toEqual([['he-IL', '\u200fביקור\u200f']]);
});

test('a language that does not exist changes nothing', () => {
	expect(said([{ text: 'שלום', lang: 'not a tag' }])).toEqual([['he-IL', '\u200eשלום\u200e']]);
});

test('isolates become marks, a line break becomes one of Office', () => {
	expect(said([{ text: 'טלפון \u2066+972-9\u2069' }])).toEqual([['he-IL', 'טלפון \u200e+972-9\u200e']]);
	expect(runs([{ text: 'א\nב' }], he)).toMatch(/<\/a:r><a:br><a:rPr [^>]*\/><\/a:br><a:r>/);
});
