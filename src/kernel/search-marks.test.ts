import { describe, expect, it } from 'vitest';
import { Marker } from './search-marks.ts';

/** The marked words of a text between brackets. */
function marked(typed: string, text: string): string {
	return new Marker(typed)
		.mark(text)
		.map((part) => (part.hit ? `[${part.text}]` : part.text))
		.join('');
}

describe('marking what was found', () => {
	it.each([
		['ובמשלחת', 'ביקור המשלחת בפוזנן', 'ביקור [המשלחת] בפוזנן'],
		['משלחת', 'ובמשלחת נדון', '[ובמשלחת] נדון'],
		['שלום', 'שָׁלוֹם, רעננה', '[שָׁלוֹם], רעננה'],
		['ארהב', 'שגרירות ארה״ב', 'שגרירות [ארה״ב]'],
		['ספר', 'בית־ספר', 'בית־[ספר]'],
		['Poznan', 'The mayor of Poznań came', 'The mayor of [Poznań] came'],
		['raanana', "Ra'anana and Raanana", "[Ra'anana] and [Raanana]"],
		['城', '台南城市', '台南[城]市'],
		['smart ci', 'Smart cities, citizens', '[Smart] [cities], [citizens]'],
		['nothing', 'Something else', 'Something else'],
		['!?', 'Any text', 'Any text']
	])('%s in: %s', (typed, text, expected) => {
		expect(marked(typed, text)).toBe(expected);
	});

	it('never loses or adds a character', () => {
		const text = 'א״ב <b>ו</b>\u200f 1½ x’y — ״';
		for (const typed of ['א', '1', 'b', 'xy', '½']) {
			const parts = new Marker(typed).mark(text);
			expect(parts.map((part) => part.text).join('')).toBe(text);
		}
	});
});

describe('a short piece of a long text', () => {
	const filler = 'many words that say nothing at all about it, '.repeat(20);

	it('stands around what was found and is cut between words', () => {
		const parts = new Marker('lagoon').excerpt(`${filler}the lagoon is near. ${filler}`) ?? [];
		const text = parts.map((part) => part.text).join('');
		expect(parts.filter((part) => part.hit)).toEqual([{ text: 'lagoon', hit: true }]);
		expect(text).toMatch(/^… \w+.*the lagoon is near\..* …$/);
		expect(text.length).toBeLessThan(200);
		expect(filler.split(/\W+/)).toContain(/^… (\w+)/.exec(text)?.[1]);
	});

	it('is the text itself where that is short, and nothing where nothing is found', () => {
		expect(new Marker('tree').excerpt('The  musical\ntree')).toEqual([
			{ text: 'The musical ', hit: false },
			{ text: 'tree', hit: true }
		]);
		expect(new Marker('tree').excerpt('The musical')).toBeUndefined();
	});
});
