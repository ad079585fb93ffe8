import { describe, expect, it } from 'vitest';
import { LineReader } from './capture.ts';
import { suggestionsAt } from './suggestions.ts';
import { choicesOf, fieldsOf, languageOf, segmentsOf, type OfficeWords } from './view.ts';

const TODAY = '2026-11-29';
const office: OfficeWords = {
	city: { he: 'רעננה', en: 'Ra’anana' },
	timeZone: 'Asia/Jerusalem',
	languages: ['he', 'en'],
	partners: [
		{ id: 'poznan', flag: 'PL', name: { he: 'פוזנן', en: 'Poznań' } },
		{ id: 'havel', flag: 'DE', name: { he: 'ברנדנבורג על ההאפל', en: 'Brandenburg an der Havel' } },
		{ id: 'land', flag: 'DE', name: { he: 'מדינת ברנדנבורג', en: 'Land Brandenburg' } }
	],
	organisations: [
		{ id: 'music', kind: 'cultural_institution', country: 'IL', name: { he: 'המשכן למוסיקה', en: 'The Music Centre' } }
	],
	goals: [
		{
			id: 'leaders',
			position: 5,
			name: { en: 'Good ties', he: 'קשרים טובים' },
			shortName: { en: 'Leadership', he: 'הנהלות' }
		},
		{ id: 'name', position: 6, name: { en: 'A good name', he: 'שם טוב' }, shortName: { en: 'Diplomacy', he: 'הסברה' } }
	]
};
const reader = new LineReader(office);

describe('the fields of a line', () => {
	it('hold what was read, and nothing that was not', () => {
		expect(fieldsOf(reader.read('letter of thanks to Poznań 3 March 2026', TODAY), 'en')).toEqual({
			title: 'letter of thanks to Poznań',
			kind: 'correspondence',
			correspondence: 'thanks',
			direction: 'outbound',
			status: 'done',
			reason: '',
			reasonNote: '',
			participants: '',
			starts: '3 Mar 2026',
			ends: ''
		});
		expect(fieldsOf(reader.read('something', TODAY), 'he')).toMatchObject({ kind: 'other', direction: '', starts: '' });
	});

	it('hold a day that no calendar has as it was written, out of the title and marked as unresolved', () => {
		const reading = reader.read('31.2.2026 ביקור בפוזנן', TODAY);
		expect(fieldsOf(reading, 'he')).toMatchObject({
			starts: '31.2.2026',
			title: 'ביקור בפוזנן',
			kind: 'official_visit'
		});
		expect(reading).toMatchObject({ starts: null, partners: ['poznan'] });
		expect(reading.tokens[0]).toMatchObject({ what: 'date', start: 0, end: 9, candidates: [] });
	});

	it('have one choice for each record that is named, and an open one where it may be either', () => {
		const { tokens } = reader.read('Poznań, Brandenburg and again Poznań', TODAY);
		expect(choicesOf(tokens, 'partner')).toEqual([
			{ value: 'poznan', candidates: ['poznan'] },
			{ value: '', candidates: ['havel', 'land'] }
		]);
	});

	it('hold a name that is only spelt like a known one for a person to choose, and Tab puts it right', () => {
		const line = 'meeting with Pozann';
		const reading = reader.read(line, TODAY);
		expect(choicesOf(reading.tokens, 'partner')).toEqual([{ value: '', candidates: ['poznan'], isNear: true }]);
		expect(reading.partners).toEqual([]);
		const [first] = suggestionsAt(line, line.length, { reader, reading, words: office, language: 'en' });
		expect(first).toMatchObject({ id: 'poznan', text: 'Poznań', start: 13, end: 19 });
	});

	it('are in the language that the line is written in, as far as the office keeps it', () => {
		expect(languageOf('מכתב to Poznań', ['he', 'en'])).toBe('he');
		expect(languageOf('letter', ['he', 'en'])).toBe('en');
		expect(languageOf('letter', ['he'])).toBe('he');
	});
});

describe('the marked line', () => {
	it('is the line, cut at what was recognised', () => {
		const line = 'מכתב לפוזנן, אתמול.';
		const segments = segmentsOf(line, reader.read(line, TODAY).tokens);
		expect(segments.map((segment) => segment.text).join('')).toBe(line);
		expect(segments.filter((segment) => segment.token).map((segment) => segment.text)).toEqual([
			'מכתב',
			'פוזנן',
			'אתמול'
		]);
	});
});

describe('what is suggested', () => {
	function suggested(line: string, caret = line.length) {
		const context = { reader, reading: reader.read(line, TODAY), words: office, language: 'en' as const };
		return suggestionsAt(line, caret, context).map(({ id, text, start, end }) => [
			id,
			line.slice(0, start) + text + line.slice(end)
		]);
	}

	it.each([
		['visit to po', [['poznan', 'visit to Poznań']]],
		['מכתב לפו', [['poznan', 'מכתב לפוזנן']]],
		['פו', [['poznan', 'פוזנן']]],
		['קונצרט במשכ', [['music', 'קונצרט במשכן למוסיקה']]],
		['concert in the mu', [['music', 'concert in the Music Centre']]],
		[
			'letter #',
			[
				['leaders', 'letter #5'],
				['name', 'letter #6']
			]
		],
		['letter #dip', [['name', 'letter #6']]],
		['letter #הנ', [['leaders', 'letter #5']]],
		['letter #5', []],
		[
			'letter to Brandenburg',
			[
				['havel', 'letter to Brandenburg an der Havel'],
				['land', 'letter to Land Brandenburg']
			]
		],
		['visit to Poznań', []],
		['visit to p', []],
		['visit to ', []],
		['', []]
	])('for “%s”', (line, expected) => expect(suggested(line)).toEqual(expected));

	it('belongs to the word before the caret, wherever that is', () => {
		expect(suggested('visit to po tomorrow', 11)).toEqual([['poznan', 'visit to Poznań tomorrow']]);
	});
});
