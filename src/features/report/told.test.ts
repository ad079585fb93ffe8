import { describe, expect, it } from 'vitest';
import {
	buildFacts,
	buildReportActivity,
	buildReportInitiative,
	buildTie,
	itemWords
} from '../../../tests/support/report-facts.ts';
import type { ReportActivity } from './report.ts';
import { activityItem, initiativeItem, stepItem } from './told.ts';

const ties = [buildTie('p'), buildTie('q', { partner: { name: { he: 'ורונה', en: 'Verona' } } })];
const facts = buildFacts({ ties });

function told(overrides: Partial<ReportActivity>): string {
	return itemWords(activityItem(facts, buildReportActivity(overrides), 'en', 'p'))
		.slice(1)
		.join();
}

describe('what is said under an activity', () => {
	it('is nothing where its title says it all', () => {
		expect(told({})).toBe('');
		expect(told({ title: { en: 'With the School of Music' }, bodies: [body('School of Music', 'lead')] })).toBe('');
	});

	it('is when, where the date says more than the year of the report', () => {
		expect(told({ starts: '2020-04' })).toBe('April 2020.');
		expect(told({ starts: '2020-09-08', ends: '2020-09-10' })).toBe('8 Sep 2020 to 10 Sep 2020.');
		expect(told({ starts: '2020~' })).toBe('about 2020.');
		expect(told({ starts: '../2019' })).toBe('before 2019.');
	});

	it('is with whom, who led it, who of the public offices was there, and how many', () => {
		const bodies = [body('School', 'lead'), body('Embassy', 'partner')];
		const officials = [{ en: 'Jacek Nowak' }];
		expect(told({ partners: ['p', 'q'], bodies, officials, participants: 1200 })).toBe(
			'Together with Verona. Lead: School. In cooperation: Embassy. Present: Jacek Nowak. Participants: 1,200.'
		);
	});

	it('is why it was in vain, and what that cost', () => {
		const cancelled = { status: 'cancelled_after_preparation', reason: 'epidemic' } as const;
		expect(told({ ...cancelled, moneySunk: 1200 })).toBe('Reason: Epidemic. Spent on the preparation: ₪\u00a01,200.');
		expect(told({ ...cancelled, reasonNote: { en: 'The Covid crisis' } })).toBe('Reason: The Covid crisis.');
	});

	it.each([
		['cut_short', 'Cut short'],
		['postponed', 'Postponed'],
		['declined', 'Not approved']
	] as const)('is that it was %s: four different things are not one', (status, word) => {
		expect(told({ status, reason: 'budget' })).toBe(`${word}. Reason: Budget.`);
	});

	it('is whether a letter came or went', () => {
		const letter = { kind: 'correspondence' } as const;
		expect(told({ ...letter, direction: 'inbound' })).toBe('Received.');
		expect(told({ ...letter, direction: 'outbound' })).toBe('Sent.');
		expect(told({ ...letter, direction: 'mutual' })).toBe('');
	});

	it('is what became of it', () => {
		expect(told({ details: { en: 'All day.' }, outcome: { en: 'A pact' } })).toBe('All day. Outcome: A pact.');
	});
});

function body(name: string, role: 'lead' | 'partner') {
	return { id: name, name: { en: name }, role };
}

it('an activity leads to its record, and carries the mark of how it stands', () => {
	const item = activityItem(facts, buildReportActivity({ id: 'a', status: 'under_way' }), 'en');
	expect(item.mark).toBe('progress');
	expect(item.line[0]?.href).toBe('/o/testville/activities/a');
});

describe('an initiative', () => {
	it('says its stage where no heading does, and where it stands rather than when it is expected', () => {
		const initiative = buildReportInitiative({
			...{ stage: 'proposal', partners: ['q'], expected: '2021' },
			bodies: [{ id: 'b', name: { en: 'School' }, isLead: true }]
		});
		const words = (stage: boolean, overrides = {}) =>
			itemWords(initiativeItem(facts, { ...initiative, ...overrides }, 'en', { stage }))[1];
		expect(words(true)).toBe('Proposal. Together with Verona. Lead: School. Expected: 2021.');
		expect(words(false, { standing: { en: 'Being examined' } })).toBe(
			'Together with Verona. Lead: School. Being examined.'
		);
	});

	it.each(['idea', 'proposal', 'initiative'] as const)(
		'that is as far as %s carries the same mark wherever it stands, and never that of planned work',
		(stage) => {
			const initiative = buildReportInitiative({ stage });
			const marks = [true, false].map((isSaid) => initiativeItem(facts, initiative, 'en', { stage: isSaid }).mark);
			expect(marks).toEqual([stage, stage]);
		}
	);
});

it('a next step says by when, and not who in the office does it', () => {
	const none = { partnerId: 'p', agreementId: null, activityId: null, initiativeId: null };
	const step = {
		id: 's',
		what: { en: 'Write' },
		who: 'Dana',
		due: '2020-05',
		doneOn: null,
		visibility: 'council' as const,
		version: 1,
		...none
	};
	expect(itemWords(stepItem(facts, step, 'en'))).toEqual(['Write', 'By May 2020']);
});
