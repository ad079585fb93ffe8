import { describe, expect, it } from 'vitest';
import { periodOf } from '#kernel/period.ts';
import { horizonOf, inOrder, pactEvents, upcomingOf, type DueFacts, type Upcoming } from './upcoming.ts';

const pact = {
	agreementId: 'a',
	partnerName: { en: 'Tainan' },
	signed: null,
	otherDates: [],
	termEnds: null,
	renewsItself: false
};
/** A year as it is seen on a day. */
const seen = (year: number, today: string) => horizonOf(periodOf(year, 1), today);
const [past, running, toCome] = [seen(2020, '2026-11-29'), seen(2026, '2026-11-29'), seen(2027, '2026-11-29')];

describe('what a year looks at', () => {
	it('are its own days, unless it runs: then what is coming in the twelve months from today', () => {
		expect(past).toMatchObject({ from: '2020-01-01', to: '2020-12-31', isRunning: false });
		expect(running).toMatchObject({ from: '2026-11-29', to: '2027-11-29', isRunning: true });
		expect(toCome).toMatchObject({ from: '2027-01-01', to: '2027-12-31', isRunning: false });
	});
});

describe('the anniversaries of a pact', () => {
	it('Goslar, 2005: fifteen years in 2020, of which only the year is known', () => {
		expect(pactEvents({ ...pact, signed: '2005' }, past)).toMatchObject([
			{ what: 'anniversary', when: '2020', years: 15, standing: 'coming' }
		]);
		expect(pactEvents({ ...pact, signed: '2006' }, past)).toEqual([]);
	});

	it('come within a year from today in the year that runs', () => {
		expect(pactEvents({ ...pact, signed: '2007' }, running)).toMatchObject([{ when: '2027', years: 20 }]);
		expect(pactEvents({ ...pact, signed: '2006' }, running)).toMatchObject([{ when: '2026', years: 20 }]);
	});

	it('fall on their day where the day is known', () => {
		const signed = '2010-06-21';
		expect(pactEvents({ ...pact, signed }, past)).toMatchObject([{ when: '2020-06-21', years: 10 }]);
		const on = (today: string) => pactEvents({ ...pact, signed }, seen(2020, today));
		expect([on('2020-06-21').length, on('2020-06-22').length]).toEqual([1, 0]);
	});

	it('say from which date they are reckoned, and which other sources contradict', () => {
		const goslar = { ...pact, signed: '2005', otherDates: ['2006'] };
		expect(pactEvents(goslar, past)).toMatchObject([{ signed: '2005', otherDates: ['2006'], years: 15 }]);
	});

	it('are marked every fifth year only', () => {
		expect(pactEvents({ ...pact, signed: '2008' }, past)).toEqual([]);
	});
});

describe('the end of a term', () => {
	it('is due in the year before it', () => {
		expect(pactEvents({ ...pact, termEnds: '2027-03' }, running)).toMatchObject([{ what: 'term', standing: 'coming' }]);
		expect(pactEvents({ ...pact, termEnds: '2029' }, running)).toEqual([]);
	});

	it('that has passed waits for a decision in the year that runs, unless the term renews itself', () => {
		expect(pactEvents({ ...pact, termEnds: '2018' }, running)).toMatchObject([{ what: 'term', standing: 'open' }]);
		expect(pactEvents({ ...pact, termEnds: '2018', renewsItself: true }, running)).toEqual([]);
	});

	it('is told in a past year where it fell in it', () => {
		expect(pactEvents({ ...pact, termEnds: '2018' }, past)).toEqual([]);
		expect(pactEvents({ ...pact, termEnds: '2020-06' }, past)).toMatchObject([{ standing: 'open' }]);
		expect(pactEvents({ ...pact, termEnds: '2020-06', renewsItself: true }, past)).toMatchObject([
			{ standing: 'done' }
		]);
	});
});

describe('what is due', () => {
	const nothing: DueFacts = { pacts: [], steps: [], replies: [], planned: [] };
	const about = { subject: 'partner' as const, id: 'p' };
	const step = (due: string | null, doneOn: string | null = null) => ({ what: { en: due ?? '' }, due, doneOn, about });
	const steps = [step('2020-05'), step('2020', '2020-12-01'), step('2026-03-01'), step('2027-03-01'), step(null)];
	const due = (facts: Partial<DueFacts>, horizon = past) =>
		upcomingOf({ ...nothing, ...facts }, horizon).map(({ when, standing }) => [when, standing]);

	it('in a past year is what fell due within it, done or not, and nothing of later', () => {
		expect(due({ steps })).toEqual([
			['2020-05', 'open'],
			['2020', 'done']
		]);
	});

	it('in the year that runs is what is overdue, then what is coming', () => {
		expect(due({ steps: steps.filter(({ doneOn }) => doneOn === null) }, running)).toEqual([
			['2020-05', 'open'],
			['2026-03-01', 'open'],
			['2027-03-01', 'coming']
		]);
	});

	it('in a year to come is what will be due within it', () => {
		expect(due({ steps }, toCome)).toEqual([['2027-03-01', 'coming']]);
	});

	it('are letters without an answer, and plans of which nobody told the outcome', () => {
		const replies = [{ id: 'r', title: { en: 'A letter' }, replyDue: '2020-05-01' }];
		const planned = [{ id: 'v', title: { en: 'A visit' }, starts: '2020-04' }];
		expect(upcomingOf({ ...nothing, replies, planned }, past)).toMatchObject([
			{ what: 'planned', path: '/activities/v', standing: 'open' },
			{ what: 'reply', path: '/activities/r', standing: 'open' }
		]);
	});
});

it('what is open comes first, then what comes first', () => {
	const event = (when: string, standing: Upcoming['standing'] = 'coming'): Upcoming => ({
		what: 'step',
		when,
		name: { en: when },
		path: '',
		standing
	});
	const sorted = inOrder([event('2021'), event('2020-10'), event('2020-09-01', 'open'), event('2020-10-31')]);
	expect(sorted.map((each) => each.when)).toEqual(['2020-09-01', '2020-10-31', '2020-10', '2021']);
});

it('what is planned for one day comes in the order of its hours', () => {
	const plan = (id: string, startsAt: string | null) => ({ id, title: {}, starts: '2020-04-01', startsAt });
	const planned = [plan('evening', '19:30'), plan('morning', '09:00'), plan('some hour', null)];
	const events = upcomingOf({ pacts: [], steps: [], replies: [], planned }, past);
	expect(events.map(({ hour }) => hour)).toEqual([null, '09:00', '19:30']);
});

it('what has had no answer for too long is open since its answer was due', () => {
	const answers = [{ id: 'i', title: { en: 'A bench' }, due: '2026-08-01' }];
	expect(upcomingOf({ pacts: [], steps: [], replies: [], planned: [], answers }, running)).toEqual([
		{ what: 'answer', when: '2026-08-01', name: { en: 'A bench' }, path: '/initiatives/i', standing: 'open' }
	]);
});
