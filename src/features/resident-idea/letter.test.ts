import { describe, expect, it } from 'vitest';
import { TONGUES } from '#kernel/tongue.ts';
import { letterAbout, saidTo, supportLetter, type Letter } from './letter.ts';

const ABOUT = {
	city: { he: 'רעננה', en: 'Ra’anana' },
	office: { he: 'עיריית רעננה', en: 'City of Ra’anana' },
	link: 'https://kesher.example/raanana/ideas/own/secret'
};
const LETTERS: Letter[] = [
	...(['confirm', 'received', 'question', 'published', 'taken', 'joined', 'turned_away'] as const),
	...(['proposed', 'merged', 'split', 'accepted', 'declined', 'later', 'done'] as const)
];

describe.each(TONGUES)('in %s', (tongue) => {
	it.each(LETTERS)('the letter "%s" has a subject, a link and whose it is', (letter) => {
		const { subject, text } = letterAbout(letter, { ...ABOUT, says: { en: 'In our own words' } }, tongue);
		expect(subject).not.toBe('');
		expect(subject).not.toMatch(/[\r\n{}]/);
		expect(text).toContain(ABOUT.link);
		expect(text).not.toMatch(/[{}]|undefined/);
		expect(text.includes('In our own words')).toBe(letter !== 'confirm');
		expect(text).toMatch(/עיריית רעננה|City of Ra’anana/);
	});

	it('the letter to a supporter names the idea', () => {
		const { text } = supportLetter({ ...ABOUT, title: { he: 'ערב שחמט', en: 'A chess evening' } }, tongue);
		expect(text).toMatch(/ערב שחמט|A chess evening/);
		expect(text).toContain(ABOUT.link);
	});
});

it('says the same of each language in its own words', () => {
	const subjects = TONGUES.map((tongue) => letterAbout('accepted', ABOUT, tongue).subject.split(':')[0]);
	expect(new Set(subjects).size).toBe(TONGUES.length);
});

it('an office is called by its English name in languages that it does not write', () => {
	const { subject, text } = letterAbout('received', ABOUT, 'de');
	expect(subject).toBe('Ihre Idee ist eingegangen: Ra’anana');
	expect(text.endsWith('City of Ra’anana')).toBe(true);
	expect(letterAbout('received', { ...ABOUT, office: { he: 'עיריית רעננה' } }, 'de').text).toContain('עיריית רעננה');
});

it('an answer is in the language of the resident, else in another one that is named', () => {
	const answer = { he: 'בשמחה', en: 'Gladly' };
	expect(saidTo({ ...answer, de: 'Gern' }, 'de')).toBe('Gern');
	expect(saidTo(answer, 'de')).toBe('(auf Englisch)\nGladly');
	expect(saidTo({ he: 'בשמחה' }, 'de')).toBe('(auf Hebräisch)\nבשמחה');
	expect(saidTo({}, 'de')).toBeUndefined();
});
