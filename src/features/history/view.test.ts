import { describe, expect, it } from 'vitest';
import { CORRESPONDENCE, DIRECTIONS, KINDS, REASONS, STATUSES, THEMES } from '#features/activity/activity.ts';
import { AGREEMENT_KINDS, AGREEMENT_STATUSES, CLAIM_FIELDS, CLAIM_SIDES } from '#features/agreement/agreement.ts';
import { STAGES } from '#features/initiative/initiative.ts';
import { VISIBILITIES } from '#features/member/policy.ts';
import { ORGANISATION_KINDS } from '#features/organisation/organisation.ts';
import { PARTNER_KINDS, TIE_STATUSES } from '#features/partner/partner.ts';
import { ROLE_KINDS } from '#features/person/role.ts';
import { inLanguage } from '#platform/server/request-language.ts';
import type { HistoryNoun, TrailEntry } from './history.ts';
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

const row = { id: 'x', at: '2020-01-01T00:00:00Z', actor: 'Dana', recordId: gone, reason: null, isTakenOut: false };

function said(
	noun: HistoryNoun,
	before: TrailEntry['before'],
	after: TrailEntry['after'],
	language: 'he' | 'en' = 'en'
) {
	const entry = { ...row, action: 'update' as const, noun, before, after };
	return inLanguage(language, () => entryInWords(entry, { of: noun, named, language }).changes).map((change) =>
		[change.field, change.before, change.after].join(' | ')
	);
}

describe('a change in words', () => {
	it.each<[HistoryNoun, string, unknown, unknown, string]>([
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
		['report', 'state', 'in_review', 'approved', 'State | In review | Approved'],
		['report', 'audience', 'council', 'public', 'For whom | The city council | The public'],
		['report', 'period_to', '2020-12-31', '2021-08-31', 'Until | 31 Dec 2020 | 31 Aug 2021'],
		['report', 'languages', ['he'], ['he', 'en'], 'Languages | Hebrew | Hebrew, English'],
		['goal', 'from_year', null, 2019, 'In force from |  | 2019'],
		['attachment', 'media_type', 'application/pdf', 'image/png', 'Kind | PDF | PNG'],
		['activity', 'starts', null, '2026-11-22~', 'Start |  | about 22 Nov 2026'],
		['activity', 'starts', null, '../1998', 'Start |  | before 1998'],
		['initiative', 'expected', '2027-05~', '2027', 'Expected | about May 2027 | 2027'],
		['partner', 'latitude', 52.40641, 52.40642, 'Latitude | 52.40641 | 52.40642'],
		['office', 'period_starts_in', 1, 9, 'The reporting year starts in | January | September'],
		['office', 'logo_media_type', null, 'image/png', 'Logo |  | PNG']
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

describe('no code is left in the words of', () => {
	it.each<[HistoryNoun, string, readonly string[]]>([
		['activity', 'kind', KINDS],
		['activity', 'status', STATUSES],
		['activity', 'direction', DIRECTIONS],
		['activity', 'reason', REASONS],
		['activity', 'themes', THEMES],
		['activity', 'correspondence', CORRESPONDENCE],
		['activity', 'visibility', VISIBILITIES],
		['partner', 'kind', PARTNER_KINDS],
		['partner', 'status', TIE_STATUSES],
		['agreement', 'kind', AGREEMENT_KINDS],
		['agreement', 'status', AGREEMENT_STATUSES],
		['agreement', 'scope', THEMES],
		['claim', 'field', CLAIM_FIELDS],
		['claim', 'side', CLAIM_SIDES],
		['role_held', 'kind', ROLE_KINDS],
		['organisation', 'kind', ORGANISATION_KINDS],
		['initiative', 'stage', STAGES],
		['initiative', 'visibility', VISIBILITIES],
		['attachment', 'visibility', VISIBILITIES]
	])('%s.%s', (noun, field, codes) => {
		for (const code of codes) {
			expect(said(noun, { [field]: null }, { [field]: code }, 'he')).toEqual([expect.stringMatching(/^[^a-z]*$/i)]);
			expect(said(noun, { [field]: null }, { [field]: code }).join()).not.toMatch(/_|\| [a-z]|undefined/);
		}
	});
});

it('a part says what it is and what it is called; only a change lists fields', () => {
	const claim = { ...row, recordId: poznan, noun: 'claim' as const, before: null, after: { date: '2008' } };
	const words = entryInWords({ ...claim, action: 'create' }, { of: 'agreement', named, language: 'en' });
	expect(words).toMatchObject({ part: 'Poznań', noun: 'claim', deed: 'create', changes: [] });
	const own = entryInWords({ ...claim, action: 'create' }, { of: 'claim', named, language: 'en' });
	expect(own.part).toBeUndefined();
});

it('a step is done, and not done after all, rather than changed', () => {
	const step = { ...row, action: 'update' as const, noun: 'next_step' as const };
	const said = (before: TrailEntry['before'], after: TrailEntry['after']) => {
		const words = entryInWords({ ...step, before, after }, { of: 'partner', named, language: 'en' });
		return [words.deed, ...words.changes.map(({ field }) => field)];
	};
	expect(said({ done_on: null }, { done_on: '2020-09-09' })).toEqual(['done']);
	expect(said({ done_on: '2020-09-09' }, { done_on: null })).toEqual(['undone']);
	expect(said({ who: null }, { who: 'Noa' })).toEqual(['update', 'Who']);
});
