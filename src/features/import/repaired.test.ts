import { expect, it } from 'vitest';
import { changedWords } from './repaired.ts';

/** The words that are marked, and 'whole' where none is by itself. */
function marked(found: string[], text: string) {
	const stretches = changedWords(found, text);
	return stretches === 'whole' ? stretches : stretches.filter(({ isChanged }) => isChanged).map((each) => each.text);
}

it('marks the words that stood without a space between them', () => {
	const found = ['ודוברת העירייה לביקור בעיר ומפגש עם ראש העיר רעננהפוזנןאירוח ראש עיריית -'];
	const text = 'אירוח ראש עיריית פוזנן ודוברת העירייה לביקור בעיר ומפגש עם ראש העיר רעננה';
	expect(marked(found, text)).toEqual(['אירוח', 'פוזנן', 'רעננה']);
});

it('marks no word that only moved, or lost a sign beside it', () => {
	expect(marked(['(1998-הברית נחתמה ב)איטליה , ורונה•'], 'ורונה, איטליה')).toEqual([]);
	expect(marked(['•  Concert of the choir'], 'Concert of the choir')).toEqual([]);
});

it('marks the second of a word that stood there once', () => {
	expect(marked(['ועוד ביקור'], 'ביקור ועוד ביקור')).toEqual(['ביקור']);
});

it('puts the whole text together again, spaces and signs too', () => {
	const text = 'שיתוף פעולה –  עם Up-Next, 2020 (בעיר)';
	const stretches = changedWords(['פעולה עם Up-Nextשיתוף בעיר 2020'], text);
	expect(stretches === 'whole' ? '' : stretches.map((each) => each.text).join('')).toBe(text);
});

it('says that a line was turned as a whole where nearly every word was', () => {
	expect(marked(['ןנזופ תייריע שאר חוריא'], 'אירוח ראש עיריית פוזנן')).toBe('whole');
	expect(marked(['ןנזופ'], 'פוזנן')).toEqual(['פוזנן']);
});

it('does not take direction marks for letters', () => {
	expect(marked(['\u202bביקור\u202c \u200fבעיר'], 'ביקור בעיר')).toEqual([]);
});
