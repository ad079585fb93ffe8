import { describe, expect, it } from 'vitest';
import type { Language } from '#kernel/language.ts';
import {
	buildFacts,
	buildReportActivity,
	buildReportInitiative,
	buildTie,
	itemWords,
	listUnder,
	wordsOf
} from '../../../../tests/support/report-facts.ts';
import type { MovedInitiative, ReportFacts } from '../report.ts';
import { changes } from './changes.ts';

function section(facts: Partial<ReportFacts>, language: Language = 'en') {
	return changes(buildFacts(facts), language)[0];
}

function said(facts: Partial<ReportFacts>, heading: string, language: Language = 'en') {
	return listUnder(section(facts, language), heading)?.items.map(itemWords);
}

function words(facts: Partial<ReportFacts>, language: Language = 'en'): string[] {
	const found = section(facts, language);
	return found ? wordsOf(found) : [];
}

const ofYearBefore = (...partners: string[]) => partners.map((id) => buildReportActivity({ partners: [id] }));

describe('the figures', () => {
	const activities = [
		buildReportActivity({ participants: 12 }),
		buildReportActivity(),
		buildReportActivity({ status: 'cancelled_after_preparation' })
	];
	const facts = { activities, ties: [buildTie('p', { activities })] };

	it('stand beside those of the period before, and say where they are the same', () => {
		const activitiesBefore = [...ofYearBefore('p'), buildReportActivity({ participants: 30 })];
		const compared = { ...facts, activitiesBefore };
		expect(words(compared).slice(0, 2)).toEqual([
			'What changed since 2019',
			'Done or under way: 2, as in 2019. Twin cities with which there was contact: 1, as in 2019. Participants, as far as recorded: 12, after 30 in 2019.'
		]);
		expect(words(compared, 'he').slice(0, 2)).toEqual([
			'מה השתנה לעומת 2019',
			'בוצעו או מתקיימות: 2, כמו בשנת 2019. ערים תאומות שהיה איתן קשר: 1, כמו בשנת 2019. משתתפים, ככל שנרשמו: 12, לעומת 30 בשנת 2019.'
		]);
		expect(words(compared)).toContain(
			'No change is recorded of ties, of initiatives or of the steps that were set for the year.'
		);
	});

	it('of participants are compared only where both are known', () => {
		expect(words({ ...facts, activitiesBefore: ofYearBefore('p') }).join()).not.toContain('Participants');
	});
});

describe('where there is nothing to compare', () => {
	const activities = [buildReportActivity()];

	it('the section is not there if there is nothing else to say', () => {
		expect(section({ activities, ties: [buildTie('p', { activities })] })).toBeUndefined();
	});

	it('no contact is called new, it says so, and tells the rest', () => {
		const ties = [buildTie('p', { activities }), buildTie('q', { signed: ['2020-05'] })];
		const found = words({ activities, ties });
		expect(found[1]).toContain('This report has no dated activity of 2019, so there is nothing to compare.');
		expect(found).toContain('New ties');
		expect(found.join()).not.toContain('and none recorded in 2019');
	});
});

describe('a period of which nothing is recorded', () => {
	it('has lost nobody, and is no period of zeros', () => {
		const facts = { ties: [buildTie('p')], activitiesBefore: ofYearBefore('p') };
		expect(section(facts)).toBeUndefined();
		const openBefore = [{ ...buildReportInitiative(), became: 'open' as const, ended: null }];
		expect(words({ ...facts, openBefore }, 'he').slice(1, 3)).toEqual([
			'לדוח הזה אין פעילות מתוארכת משנת 2020, ולכן אין השוואה. אין פירוש הדבר שלא נעשה דבר.',
			'בקידום עוד משנת 2019'
		]);
	});
});

describe('ties', () => {
	const elsewhere = [buildReportActivity({ partners: ['elsewhere'] })];
	const activities = [buildReportActivity({ partners: ['p'] }), buildReportActivity({ partners: ['p'] })];

	it('are new in the period in which their agreement was signed, and say what other sources have', () => {
		const ties = [
			buildTie('a', { signed: ['2020-06-01', '2019'], partner: { name: { he: 'גוסלר', en: 'Goslar' } } }),
			buildTie('b', { signed: ['2019-12-31'] }),
			buildTie('c', { signed: ['../2020'] }),
			buildTie('p', { signed: ['2020'], activities })
		];
		const facts = { ties, activities, activitiesBefore: ofYearBefore('other') };
		expect(said(facts, 'New ties')).toEqual([
			['Goslar', 'Twin city since 1 Jun 2020 (other sources: 2019).'],
			['Poznań', 'Twin city since 2020.']
		]);
		// A new tie is told once.
		expect(said(facts, 'Contact in 2020 and none recorded in 2019')).toBeUndefined();
	});

	it('with which there is contact again or for the first time say how much', () => {
		const facts = { ties: [buildTie('p', { activities })], activities, activitiesBefore: ofYearBefore('q') };
		expect(said(facts, 'Contact in 2020 and none recorded in 2019')).toEqual([['Poznań', 'In 2020: 2 activities.']]);
		expect(said(facts, 'קשר בשנת 2020 שלא נרשם בשנת 2019', 'he')).toEqual([['פוזנן', 'בשנת 2020: שתי פעילויות.']]);
		expect(section(facts)?.blocks[0]).toMatchObject({ items: [{ key: 'tie:p' }] });
		expect(said({ ...facts, withheldBefore: ['p'] }, 'Contact in 2020 and none recorded in 2019')).toBeUndefined();
	});

	it('with which contact was found again say when there was contact before', () => {
		const facts = {
			...{ ties: [buildTie('p', { activities })], activities, activitiesBefore: ofYearBefore('q') },
			contactEarlier: [{ partnerId: 'p', date: '2016-05' }]
		};
		expect(said(facts, 'Contact found again: recorded in 2020, and not in 2019')).toEqual([
			['Poznań', 'In 2020: 2 activities. The contact before: May 2016.']
		]);
		expect(said(facts, 'קשר שחודש: נרשם בשנת 2020, ולא בשנת 2019', 'he')).toEqual([
			['פוזנן', 'בשנת 2020: שתי פעילויות. הקשר הקודם: מאי 2016.']
		]);
		expect(said(facts, 'Contact in 2020 and none recorded in 2019')).toBeUndefined();
		expect(section({ ...facts, withheldBefore: ['p'] })?.blocks).toMatchObject([{ kind: 'text' }]);
	});

	it('whose status was changed within the period say which they have now', () => {
		const facts = {
			...{ ties: [buildTie('p', { activities, partner: { status: 'suspended' } })], activities },
			...{ activitiesBefore: ofYearBefore('p'), since: [{ partnerId: 'p', date: '2020-05' }] }
		};
		expect(said(facts, 'Ties whose status changed')).toEqual([['Poznań', 'Suspended since May 2020.']]);
		const earlier = { ...facts, since: [{ partnerId: 'p', date: '2019-05' }] };
		expect(said(earlier, 'Ties whose status changed')).toBeUndefined();
	});

	it('with which contact was lost say what there was, what came to nothing, and how they stand', () => {
		const inVain = [buildReportActivity({ partners: ['q'], status: 'cancelled_after_preparation' })];
		const ties = [
			buildTie('p', { partner: { status: 'suspended' } }),
			buildTie('q', { activities: inVain, partner: { name: { he: 'ורונה', en: 'Verona' } } })
		];
		const facts = { ties, activities: inVain, activitiesBefore: ofYearBefore('p', 'p', 'q') };
		expect(said(facts, 'Contact in 2019 and none recorded in 2020')).toEqual([
			['Poznań', 'In 2019: 2 activities. Status: Suspended.'],
			['Verona', 'In 2019: 1 activity. In 2020: 1 cancelled after preparation.']
		]);
		expect(said(facts, 'קשר בשנת 2019 שלא נרשם בשנת 2020', 'he')?.[1]).toEqual([
			'ורונה',
			'בשנת 2019: פעילות אחת. בשנת 2020: אחת בוטלה לאחר היערכות.'
		]);
	});

	it('are not called lost for what was only planned before, nor where something is not meant for the reader', () => {
		const heading = 'Contact in 2019 and none recorded in 2020';
		const planned = [buildReportActivity({ status: 'confirmed' })];
		expect(said({ ties: [buildTie('p')], activities: elsewhere, activitiesBefore: planned }, heading)).toBeUndefined();
		const facts = { ties: [buildTie('p')], activities: elsewhere, activitiesBefore: ofYearBefore('p') };
		expect(said(facts, heading)).toHaveLength(1);
		expect(said({ ...facts, withheld: ['p'] }, heading)).toBeUndefined();
	});

	it('in a period that runs have no contact so far', () => {
		const ties = [buildTie('p', { today: '2020-11-29' })];
		const facts = { ties, asOf: '2020-11-29', activities: elsewhere, activitiesBefore: ofYearBefore('p') };
		expect(said(facts, 'Contact in 2019 and none recorded so far in 2020')).toHaveLength(1);
		expect(said(facts, 'קשר בשנת 2019 שעדיין לא נרשם בשנת 2020', 'he')).toHaveLength(1);
	});
});

describe('initiatives that stood open before', () => {
	const moved = (overrides: Partial<MovedInitiative>): MovedInitiative => ({
		...buildReportInitiative(overrides),
		...{ became: 'open', ended: null, ...overrides }
	});

	it('were completed, were not approved or go on, each with what a reader asks next', () => {
		const openBefore = [
			moved({ title: { en: 'A garden' }, became: 'completed', ended: '2020-03' }),
			moved({ title: { en: 'A race' }, became: 'declined', ended: '2020', standing: { en: 'No budget' } }),
			moved({ title: { en: 'A choir' }, stage: 'proposal', expected: '2020-05', standing: { en: 'They think' } }),
			moved({ title: { en: 'A fair' }, expected: '2021' }),
			moved({ title: { en: 'A thought' }, stage: 'idea' })
		];
		expect(said({ openBefore }, 'Initiatives completed')).toEqual([['A garden', 'Initiative completed: March 2020.']]);
		expect(said({ openBefore }, 'Proposals and initiatives not approved')).toEqual([
			['A race', 'Not approved: 2020. No budget.']
		]);
		expect(said({ openBefore }, 'In promotion since 2019 or longer')).toEqual([
			['A choir', 'Proposal. Was expected: May 2020.'],
			['A fair', 'Initiative.']
		]);
		const marks = section({ openBefore })?.blocks.map((block) => block.kind === 'list' && block.items[0]?.mark);
		expect(marks).toEqual(['done', 'declined', 'proposal']);
	});
});

describe('what was promised', () => {
	it('by an initiative that was completed stands beside when it was', () => {
		const openBefore = [
			{ ...buildReportInitiative({ expected: '2020' }), became: 'completed' as const, ended: '2020-03' }
		];
		expect(said({ openBefore }, 'Initiatives completed')).toEqual([
			['An initiative', 'Initiative completed: March 2020. Was expected: 2020.']
		]);
	});

	it('for the period and is planned still is told, with how it stands', () => {
		const planned = [
			buildReportActivity({ title: { en: 'A visit' }, status: 'confirmed', starts: '2020-05' }),
			buildReportActivity({ title: { en: 'A race' }, status: 'postponed', reason: 'budget' }),
			buildReportActivity({ title: { en: 'Some day' }, status: 'idea', starts: null })
		];
		const facts = { activities: [...planned, buildReportActivity()], activitiesBefore: ofYearBefore('p') };
		expect(said(facts, 'Planned for 2020, and not recorded as done')).toEqual([
			['A visit', 'May 2020. Confirmed.'],
			['A race', 'Postponed. Reason: Budget.']
		]);
		const running = { ...facts, asOf: '2020-11-29' };
		expect(said(running, 'Planned for 2020, and not recorded as done yet')).toHaveLength(2);
	});

	it('since this period are the initiatives that began in it; ideas are not promised to anybody', () => {
		const begun = [
			{ ...buildReportInitiative({ title: { en: 'A fair' } }), begun: '2020-02' },
			{ ...buildReportInitiative({ stage: 'idea' }), begun: '2020-02' }
		];
		expect(said({ begun }, 'New in promotion')).toEqual([['A fair', 'Initiative. Began: February 2020.']]);
		expect(said({ begun }, 'חדש בקידום', 'he')).toHaveLength(1);
	});
});

describe('the steps that were set for the period', () => {
	const step = (id: string, doneOn: string | null) => ({
		...{ id, what: { en: `Write ${id}`, he: `לכתוב ${id}` }, who: null, due: '2020-05', doneOn, visibility: 'council' },
		...{ version: 1, partnerId: 'p', agreementId: null, activityId: null, initiativeId: null }
	});
	const promised = [
		step('early', '2019-12-01'),
		step('kept', '2020-12-31'),
		step('late', '2021-01-01'),
		step('never', null)
	] as ReportFacts['promised'];

	it('were done by its end, or were not', () => {
		expect(said({ promised }, 'Steps set for 2020 that were done')?.map(([what]) => what)).toEqual([
			...['Write early', 'Write kept']
		]);
		expect(said({ promised }, 'Steps set for 2020 that were not done in it')).toEqual([
			['Write late', 'Done on 1 Jan 2021'],
			['Write never', 'By May 2020']
		]);
		expect(said({ promised }, 'צעדים שנקבעו לשנת 2020 ולא בוצעו בה', 'he')).toHaveLength(2);
		expect(section({ promised })?.blocks[0]).toMatchObject({ items: [{ key: 'step:early', mark: 'done' }, {}] });
	});

	it('are only not done yet in a period that runs', () => {
		expect(said({ promised, asOf: '2020-11-29' }, 'Steps set for 2020 that are not done yet')).toHaveLength(2);
	});
});

it('no line stands twice, and each knows what it tells of', () => {
	const activities = [buildReportActivity({ partners: ['q'] })];
	const ties = [buildTie('p'), buildTie('q', { activities, signed: ['2020'] })];
	const facts = { ties, activities, activitiesBefore: ofYearBefore('p') };
	const keys = section(facts)
		?.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
		.map(({ key }) => key);
	expect(keys).toEqual(['tie:q', 'tie:p']);
});
