import { describe, expect, it } from 'vitest';
import { pathToCorrect, tracesOf } from './held.ts';

/** As PostgreSQL reads the pattern, near enough for letters of any script. */
function finds(pattern: string | null, text: string): boolean {
	return pattern !== null && new RegExp(pattern.replaceAll('[^[:alnum:]]', '[^\\p{L}\\p{N}]'), 'iu').test(text);
}

const dan = tracesOf({
	names: [{ he: 'דן כהן־לוי', en: "Dan O'Hara" }, { en: 'Danny' }],
	emails: ['dan@example.org'],
	phones: ['+972 9 761 0610', '12']
});

describe('the traces of somebody', () => {
	it.each([
		'Lunch with Dan O’Hara.',
		'DAN O HARA',
		'(dan  o-hara)',
		'נמסר לדן כהן לוי אתמול',
		'שדן כהן־לוי ביקש',
		'write to dan@example.org, please',
		'call +97297610610',
		'call 972-9-761-06-10'
	])('are found in "%s"', (text) => {
		expect(finds(dan.certain, text)).toBe(true);
	});

	it.each(['Jordan O’Hara', 'Dan O’Haran', 'Dan', 'ירדן כהן לוי', 'jdan@example.org', '1972976106100', 'number 12'])(
		'are not found in "%s"',
		(text) => {
			expect(finds(dan.certain, text)).toBe(false);
		}
	);

	it('of a single word may be those of others', () => {
		expect(finds(dan.certain, 'Danny called')).toBe(false);
		expect(finds(dan.possible, 'Danny called')).toBe(true);
		expect(finds(dan.possible, 'Dannyboy')).toBe(false);
	});

	it('are none where nothing is known, and hold nothing that a pattern would read as its own', () => {
		expect(tracesOf({ names: [{}], emails: [], phones: [] })).toEqual({ certain: null, possible: null });
		const odd = tracesOf({ names: [{ en: 'A.* (B)|C [d' }], emails: [], phones: [] });
		expect(finds(odd.certain, 'a b c d')).toBe(true);
		expect(finds(odd.certain, 'anything b')).toBe(false);
	});
});

it.each([
	['activity', {}, '/activities/edit/x'],
	['person', {}, '/people/edit/x'],
	['claim', { agreement: 'a' }, '/agreements/a/claims/x'],
	['role_held', { person: 'p' }, '/people/p'],
	['highlight', { year: '2020-09-01' }, '/highlights/2020/edit/x'],
	['next_step', { partner: 'p' }, '/steps/edit/x'],
	['attachment', {}, '/files/edit/x'],
	['goal', {}, '/goals/edit/x'],
	['data_note', {}, '/notes/edit/x'],
	['news', {}, '/news/edit/x'],
	['report', {}, '/reports/x']
] as const)('the words of a %s are corrected in its own form', (noun, under, path) => {
	const record = { noun, id: 'x', title: {}, under };
	expect(pathToCorrect({ ...record, isDeleted: false }, 9)).toBe(path);
	expect(pathToCorrect({ ...record, isDeleted: true }, 9)).toBe(`/trash?noun=${noun}`);
});
