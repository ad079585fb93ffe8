import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Kind } from '#features/activity/activity.ts';
import { activityProposal, partnerProposal, plainProposal } from '../../../tests/support/brought.ts';
import { matchesOf, nearness, partnerCalled, type Candidate } from './matching.ts';

function candidate(overrides: Partial<Candidate>): Candidate {
	const none = { also: [], partners: [], kind: null, starts: null, ends: null, year: null };
	return { noun: 'activity', id: 'x', title: {}, ...none, ...overrides };
}

interface Entry {
	key: string;
	kind: Kind;
	title: Record<string, string>;
	starts?: string;
	partners: string[];
}

const starter = (JSON.parse(readFileSync('examples/raanana/activities.json', 'utf8')) as Entry[]).map(
	({ key, kind, title, starts, partners }) =>
		candidate({ id: key, kind, title, starts: starts ?? null, partners: partners.map((each) => each) })
);

const GOLDEN = ['..', '../..']
	.map((up) => resolve(import.meta.dirname, '../../..', up, 'shared/data/deck/raanana-deck.records.json'))
	.find((path) => existsSync(path));
if (!GOLDEN) console.warn('SKIPPED: the founding deck is not here (../shared/data/deck).');

/** The kinds of the record that the words of the truth stand for. */
const FINE: Readonly<Record<string, Kind>> = {
	visit_hosted: 'official_visit',
	delegation: 'citizens_delegation',
	meeting: 'online_meeting',
	ceremony: 'ceremony',
	letters_of_support: 'correspondence',
	knowledge_exchange: 'knowledge_sharing',
	joint_initiative: 'joint_project',
	press: 'media',
	ongoing_contact: 'routine_contact'
};

describe.skipIf(!GOLDEN)('the founding deck beside the starter office, which holds its very records', () => {
	const golden = GOLDEN
		? (JSON.parse(readFileSync(GOLDEN, 'utf8')) as { activities: { text: string; kind: string; status: string }[] })
		: { activities: [] };

	it.each(golden.activities.map((activity, nth) => [activity.text.slice(0, 40), nth] as const))('%s', (_, nth) => {
		const told = golden.activities[nth];
		const expected = starter[nth];
		if (!told || !expected) throw new Error('the truth has more activities than the office');
		const proposal = activityProposal({ text: told.text, kind: FINE[told.kind] ?? 'other', starts: '2020' });
		const matches = matchesOf({ proposal, partners: expected.partners, year: 2020 }, starter);
		expect(matches[0]?.candidate.id).toBe(expected.id);
		// What is the same beyond doubt is never another record.
		expect(matches.filter(({ likeness }) => likeness === 'same').map((match) => match.candidate.id)).toSatisfy(
			(same: string[]) => same.every((id) => id === expected.id)
		);
	});
});

describe('the same visit in two documents', () => {
	const visit = candidate({
		...{ id: 'visit', kind: 'youth_delegation', starts: '2019-05-12', partners: ['goslar'] },
		title: { he: 'אירוח משלחת נוער מגוסלר: 24 בני נוער התארחו אצל משפחות' }
	});
	const told = (text: string, starts: string | null, kind: Kind = 'youth_delegation', partners = ['goslar']) =>
		matchesOf({ proposal: activityProposal({ text, starts, kind }), partners, year: 2019 }, [visit])[0]?.likeness;

	it('is found in other words, by another precision and a like kind', () => {
		expect(told('משלחת הנוער מגוסלר התארחה אצל משפחות בעיר', '2019')).toBe('same');
		expect(told('משלחת נוער מגוסלר', '2019-05')).toBe('same');
		expect(told('אירוח משלחת נוער מגוסלר אצל משפחות', null, 'citizens_delegation')).toBe('same');
	});

	it('is asked about where only the day and the partner speak for it', () => {
		expect(told('Ein Besuch der Jugend', '2019-05-12')).toBe('alike');
	});

	it('is another one with another partner, in another year, or of another kind and in other words', () => {
		expect(told('אירוח משלחת נוער מגוסלר', '2019', 'youth_delegation', ['bramsche'])).toBeUndefined();
		expect(told('אירוח משלחת נוער מגוסלר', '2017-05')).toBeUndefined();
		expect(told('מכתב תמיכה מראש העיר', '2019', 'correspondence')).toBeUndefined();
	});
});

describe('the same wording of another date', () => {
	const text = 'מיזם משותף של בתי ספר בנושא שינויי אקלים';
	const likeness = (
		record: Partial<Candidate>,
		proposal: ReturnType<typeof activityProposal>,
		partners = ['goslar']
	) => {
		const beside = candidate({ title: { he: text }, starts: '2018', partners: ['goslar'], ...record });
		return matchesOf({ proposal, partners, year: 2020 }, [beside])[0]?.likeness;
	};
	const initiative = (overrides: Parameters<typeof activityProposal>[0] = {}) =>
		activityProposal({ type: 'initiative', text, starts: '2020', kind: 'joint_project', ...overrides });

	it('is asked about, whatever the year: an initiative is no second one because it is told of again', () => {
		expect(likeness({ noun: 'initiative' }, initiative())).toBe('alike');
		expect(likeness({ noun: 'initiative' }, initiative({ text: 'מיזם משותף של בתי־הספר בנושא שינויי האקלים.' }))).toBe(
			'alike'
		);
		expect(likeness({ noun: 'initiative', partners: [] }, initiative(), [])).toBe('alike');
	});

	it('is asked about, and never taken for the same, where it is an activity of another year or month', () => {
		const visit = activityProposal({ text, kind: 'official_visit', starts: '2020-03-01' });
		expect(likeness({ kind: 'official_visit' }, visit)).toBe('alike');
		expect(likeness({ kind: 'official_visit', starts: '2020-04-01' }, visit)).toBe('alike');
		expect(likeness({ kind: 'official_visit', starts: '2020-11-01' }, visit)).toBe('alike');
	});

	it('is another with another partner, of another kind, and in other words', () => {
		expect(likeness({ noun: 'initiative' }, initiative(), ['bramsche'])).toBeUndefined();
		expect(likeness({ kind: 'media' }, activityProposal({ text, kind: 'official_visit' }))).toBeUndefined();
		expect(likeness({ noun: 'initiative' }, initiative({ text: 'מיזם משותף של תזמורות נוער' }))).toBeUndefined();
	});

	it('of a highlight is asked about', () => {
		const highlight = candidate({ noun: 'highlight', title: { he: text }, year: 2018 });
		const matches = matchesOf({ proposal: plainProposal('highlight', text), partners: [], year: 2020 }, [highlight]);
		expect(matches.map((match) => match.likeness)).toEqual(['alike']);
	});
});

describe('a partner', () => {
	const register = [
		candidate({ noun: 'partner', id: 'b', title: { he: 'בולון־ביאנקור', fr: 'Boulogne-Billancourt' } }),
		candidate({ noun: 'partner', id: 'p', title: { he: 'פוזנן', pl: 'Poznań' }, also: ['פוזנא'] })
	];
	const named = (name: string) =>
		matchesOf({ proposal: partnerProposal(name), partners: [], year: null }, register).map(
			({ candidate: { id }, likeness }) => `${id} ${likeness}`
		);

	it('is the same by any of its names, whatever marks and letters it is written with, and by what was learnt', () => {
		expect(named('בולון ביאנקור')).toEqual(['b same']);
		expect(named('POZNAN')).toEqual(['p same']);
		expect(named('פוזנא')).toEqual(['p same']);
		expect(partnerCalled('Boulogne Billancourt', register)).toBe('b');
	});

	it('may be the same where a letter or a word differs, and is not where nothing speaks for it', () => {
		expect(named('בולון בילנקור')).toEqual(['b alike']);
		expect(named('בולון')).toEqual(['b alike']);
		expect(named('גוסלר')).toEqual([]);
		expect(partnerCalled('בולון', register)).toBeUndefined();
	});
});

describe('goals and highlights', () => {
	it('are the same by their words, a highlight in its year alone', () => {
		const goal = candidate({ noun: 'goal', id: 'g', title: { he: 'חיזוק הקשר עם הקהילות היהודיות בעולם' } });
		const highlight = candidate({ noun: 'highlight', id: 'h', title: { he: 'חתימת ברית חדשה עם פוזנן' }, year: 2020 });
		const first = (proposal: ReturnType<typeof plainProposal>, year: number) =>
			matchesOf({ proposal, partners: [], year }, [goal, highlight])[0];
		expect(first(plainProposal('goal', 'חיזוק הקשר עם קהילות יהודיות בעולם'), 2020)).toMatchObject({
			likeness: 'same'
		});
		expect(first(plainProposal('goal', 'קידום התיירות'), 2020)).toBeUndefined();
		const text = plainProposal('highlight', 'נחתמה ברית חדשה עם פוזנן');
		expect(first(text, 2020)?.candidate.id).toBe('h');
		expect(first(text, 2019)).toBeUndefined();
	});
});

describe('two dates', () => {
	it.each([
		['2020-05-12', '2020-05-14', 'near'],
		['2020-05', '2020-05-12', 'near'],
		['2020', '2020-05-12', 'year'],
		['2019-12-30', '2020-01-02', 'near'],
		['2020-03-01', '2020-04-01', 'season'],
		['2020-01-12', '2020-11-12', 'far'],
		['2019', '2020-05-12', 'far'],
		['2019', '2020', 'far'],
		['2019', '2020-01-02', 'far'],
		['2020', '2020', 'year'],
		[null, '2020', 'unsaid']
	] as const)('%s and %s are %s', (one, other, expected) => {
		expect(nearness(one, other)).toBe(expected);
		expect(nearness(other, one)).toBe(expected);
	});
});
