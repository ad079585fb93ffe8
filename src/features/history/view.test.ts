import { describe, expect, it } from 'vitest';
import type { TrashNoun } from '#features/trash/trash.ts';
import { inLanguage } from '#platform/server/request-language.ts';
import type { TrailEntry } from './history.ts';
import { entryInWords, type Named } from './view.ts';

const [dana, poznan, gone] = [1, 2, 3].map((digit) => `0198b0a0-0000-7000-8000-00000000000${digit}`) as [
	string,
	string,
	string
];
const named: Named = new Map([
	[dana, { noun: 'person', id: dana, title: { en: 'Dana Cohen', he: 'דנה כהן' } }],
	[poznan, { noun: 'partner', id: poznan, title: { en: 'Poznań', he: 'פוזנן' } }]
]);

function said(noun: TrashNoun, before: TrailEntry['before'], after: TrailEntry['after'], language: 'he' | 'en' = 'en') {
	const entry = { id: 'x', at: '2020-01-01T00:00:00Z', actor: 'Dana', action: 'update' as const, noun, before, after };
	return inLanguage(language, () => entryInWords(entry, { of: noun, named, language }).changes).map((change) =>
		[change.field, change.before, change.after].join(' | ')
	);
}

describe('a change in words', () => {
	it.each<[TrashNoun, string, unknown, unknown, string]>([
		['activity', 'kind', 'meeting', 'official_visit', 'Kind | Meeting | Official visit'],
		[
			'activity',
			'status',
			'preparing',
			'cancelled_after_preparation',
			'Status | Preparing | Cancelled after preparation'
		],
		['activity', 'starts', '2020', '2020-09-08', 'Start | 2020 | 8 Sep 2020'],
		['activity', 'participants', null, 1200, 'Number of participants |  | 1,200'],
		['activity', 'themes', ['youth'], ['youth', 'sport'], 'Themes | Youth | Youth, Sport'],
		['activity', 'partners', [], [poznan], 'Partners |  | Poznań'],
		['activity', 'people', [], [{ id: dana, role: 'host' }], 'People |  | Dana Cohen (Host)'],
		['agreement', 'prints_all_dates', false, true, 'Print every claimed date in reports | No | Yes'],
		['agreement', 'term_ends', '../2030', null, 'End of term | before 2030 | '],
		['agreement', 'signatories', [], [{ id: dana, role: 'ours' }], 'Signatories |  | Dana Cohen (For us)'],
		['claim', 'value', 'twin_pact', 'friendship_pact', 'What the source says | Twin-city pact | Friendship pact'],
		['partner', 'status', 'active', 'being_renewed', 'State of the relationship | Active | Being renewed'],
		['partner', 'country', 'PL', 'DE', 'Country | Poland | Germany'],
		['role_held', 'kind', 'mayor', 'deputy_mayor', 'Kind of role | Mayor | Deputy mayor'],
		['initiative', 'stage', 'idea', 'proposal', 'Stage | Idea | Proposal'],
		['initiative', 'owner_id', null, gone, 'Owner |  | a record that is no longer there'],
		['initiative', 'organisations', [], [`lead:${poznan}`], 'Organisations |  | Poznań (Lead)'],
		['goal', 'from_year', null, 2019, 'In force from |  | 2019'],
		['attachment', 'media_type', 'application/pdf', 'image/png', 'Kind | PDF | PNG'],
		['next_step', 'done_on', null, '2020-09-09', 'Done on |  | 9 Sep 2020']
	])('%s.%s', (noun, field, before, after, expected) => {
		expect(said(noun, { [field]: before }, { [field]: after })).toEqual([expected]);
	});

	it('is said in the language of the page, a text with the language that it is in', () => {
		expect(said('agreement', { kind: 'twin_pact' }, { kind: 'friendship_pact' }, 'he')).toEqual([
			'סוג | ברית ערים תאומות | ברית ידידות'
		]);
		expect(said('activity', { title: {} }, { title: { en: 'Visit' } }, 'he')).toEqual(['מה קרה, אנגלית |  | Visit']);
		expect(said('activity', { starts: null }, { starts: '2020-09-08' }, 'he')[0]).toContain('8.9.2020');
	});

	it('says nothing of what only programs read', () => {
		expect(said('activity', { dated_on: null }, { dated_on: '2020-07-02' })).toEqual([]);
		expect(said('attachment', { sha256: 'aa' }, { sha256: 'bb' })).toEqual([]);
	});
});

it('an entry of a part says of what it is; only a change lists fields', () => {
	const entry = { id: 'x', at: '', actor: 'Dana', noun: 'claim' as const, before: null, after: { date: '2008' } };
	const words = entryInWords({ ...entry, action: 'create' }, { of: 'agreement', named, language: 'en' });
	expect(words).toMatchObject({ isPart: true, noun: 'claim', changes: [] });
});
