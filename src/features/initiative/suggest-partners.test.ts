import { describe, expect, it } from 'vitest';
import { namingWords, soughtWords, suggestPartners, type Candidate, type Sought } from './suggest-partners.ts';

const today = '2026-11-30';

function candidate(id: string, overrides: Partial<Candidate> = {}): Candidate {
	return {
		...{ id, status: 'active', position: Number(id) || 1, scope: [], byTheme: {}, byGoal: {} },
		...{ named: [], knownFor: [], doneFor: [], lastOn: '2026-06-01', last: '2026-06' },
		...overrides
	};
}

function sought(overrides: Partial<Sought> = {}): Sought {
	return { themes: [], goals: [], words: [], taken: [], ...overrides };
}

const ids = (wanted: Sought, candidates: Candidate[]) => suggestPartners(wanted, candidates, today).map(({ id }) => id);

describe('the partners suggested for an idea', () => {
	it('are those whose agreement names its theme before those with whom it was done', () => {
		const [agreed, done] = [candidate('2', { scope: ['sport'] }), candidate('1', { byTheme: { sport: 2 } })];
		expect(ids(sought({ themes: ['sport'] }), [done, agreed])).toEqual(['2', '1']);
	});

	it('are in the order of the register where as much speaks for them', () => {
		const both = [candidate('7', { scope: ['sport'] }), candidate('3', { scope: ['sport'] })];
		expect(ids(sought({ themes: ['sport'] }), both)).toEqual(['3', '7']);
	});

	it('are none where nothing speaks for any, and no more than five', () => {
		const many = Array.from({ length: 9 }, (_, index) => candidate(String(index + 1), { scope: ['youth'] }));
		expect(ids(sought({ themes: ['sport'] }), many)).toEqual([]);
		expect(ids(sought({ themes: ['youth'] }), many)).toHaveLength(5);
	});

	it('are neither those that it has, nor ties that are over', () => {
		const scope = ['youth'] as const;
		const all = [candidate('1', { scope }), candidate('2', { scope, status: 'ended' }), candidate('3', { scope })];
		expect(ids(sought({ themes: ['youth'], taken: ['1'] }), all)).toEqual(['3']);
	});

	it('are not those for whom one activity of the same goal is all that speaks', () => {
		expect(ids(sought({ goals: ['g'] }), [candidate('1', { byGoal: { g: 1 } })])).toEqual([]);
		expect(ids(sought({ goals: ['g'] }), [candidate('1', { byGoal: { g: 8 } })])).toEqual(['1']);
	});
});

describe('the reasons of a suggestion', () => {
	const reasonsOf = (wanted: Sought, ...candidates: Candidate[]) =>
		suggestPartners(wanted, candidates, today)[0]?.reasons;

	it('are said all, the strongest first', () => {
		const wanted = sought({ themes: ['culture_art', 'youth'], goals: ['g'], words: ['choir', 'music'] });
		const facts = { scope: ['culture_art' as const], byTheme: { youth: 4 }, byGoal: { g: 2 } };
		const one = candidate('1', { ...facts, knownFor: ['music'], doneFor: ['choir'] });
		const others = [candidate('2', { byTheme: { youth: 9 } }), candidate('3')];
		expect(reasonsOf(wanted, one, ...others)).toEqual([
			{ because: 'scope', themes: ['culture_art'] },
			{ because: 'theme', theme: 'youth', activities: 4, isMost: false },
			{ because: 'known_for', words: ['music'] },
			{ because: 'done_for', words: ['choir'] },
			{ because: 'goal', goal: 'g', activities: 2 }
		]);
	});

	it('say with whom most of a theme was done', () => {
		expect(reasonsOf(sought({ themes: ['sport'] }), candidate('1', { byTheme: { sport: 3 } }), candidate('2'))).toEqual(
			[{ because: 'theme', theme: 'sport', activities: 3, isMost: true }]
		);
	});

	it('hold no word that is found with most partners', () => {
		const wanted = sought({ words: ['meeting', 'robots'] });
		const [one, ...rest] = ['1', '2', '3'].map((id) => candidate(id, { doneFor: ['meeting'] }));
		const clever = { ...(one as Candidate), knownFor: ['robots'] };
		expect(reasonsOf(wanted, clever, ...rest)).toEqual([{ because: 'known_for', words: ['robots'] }]);
	});

	it('name a partner that the idea names', () => {
		expect(reasonsOf(sought({ words: ['Poznań'] }), candidate('1', { named: ['Poznań'] }))).toEqual([
			{ because: 'named', words: ['Poznań'] }
		]);
	});
});

describe('a partner with whom nothing took place for a year', () => {
	const silence = (overrides: Partial<Candidate>) =>
		suggestPartners(sought({ themes: ['sport'] }), [candidate('1', { scope: ['sport'], ...overrides })], today)[0]
			?.silentSince;

	it('is suggested as one, with the day since when; another is not silent', () => {
		expect(silence({ lastOn: '2025-11-29', last: '2025-11-29' })).toBe('2025-11-29');
		expect(silence({ lastOn: '2020-07-02', last: '2020' })).toBe('2020');
		expect(silence({ lastOn: '2025-11-30' })).toBeUndefined();
		expect(silence({ lastOn: null, last: null })).toBeNull();
	});

	it('that is still to become one is not silent', () => {
		expect(silence({ lastOn: null, status: 'in_talks' })).toBeUndefined();
	});
});

describe('a partner that an idea names', () => {
	it('is one whose whole name stands there, in one of its languages', () => {
		const rio = { he: 'ריו דה ז׳אנרו', en: 'Rio de Janeiro' };
		expect(namingWords(soughtWords({ en: 'A carnival with Rio de Janeiro' }), rio)).toEqual(['Rio', 'Janeiro']);
		expect(namingWords(soughtWords({ he: 'קרנבל עם ריו דה ז׳אנרו' }), rio)).toEqual(['ריו', 'ז׳אנרו']);
		expect(namingWords(soughtWords({ en: 'A visit to Janeiro' }), rio)).toEqual([]);
		expect(namingWords(soughtWords({ he: 'משלחת לוורונה' }), { he: 'ורונה', en: 'Verona' })).toEqual(['לוורונה']);
	});

	it('is not one of which only a word of the field stands there', () => {
		expect(namingWords(['City', 'Twin'], { en: 'Twin City' })).toEqual([]);
	});
});

describe('the words of an idea', () => {
	it('are none of the field: every tie is one of cities', () => {
		const en = 'Twin city cooperation: renewing the friendship agreement with partner municipalities';
		const he = 'שיתוף פעולה של ערים תאומות: חידוש הסכם הידידות עם העירייה השותפה, ברית ערים, לעיר התאומה';
		expect(soughtWords({ en, he })).toEqual([]);
	});

	it('are those that say what it is about, each once and as they were written', () => {
		expect(soughtWords({ en: 'A choir for the new music school', he: 'מקהלה של בית הספר למוסיקה' }, {})).toEqual([
			...['choir', 'music', 'school'],
			...['מקהלה', 'בית', 'הספר', 'למוסיקה']
		]);
		expect(soughtWords({ en: 'Choir and choir' }, { en: 'CHOIR' })).toEqual(['Choir']);
	});

	it('are no numbers, and no more than make a difference', () => {
		expect(soughtWords({ en: '2027 12 x' })).toEqual([]);
		const long = { en: Array.from('abcdefghijklmnop', (letter) => `word${letter}`) };
		expect(soughtWords({ en: long.en.join(' ') }).length).toBeLessThanOrEqual(12);
	});
});
