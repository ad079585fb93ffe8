import { describe, expect, it } from 'vitest';
import { inOrder, pactEvents, type Upcoming } from './upcoming.ts';

const pact = {
	agreementId: 'a',
	partnerName: { en: 'Tainan' },
	signed: null,
	otherDates: [],
	termEnds: null,
	renewsItself: false
};

describe('the anniversaries of a pact', () => {
	it('Tainan, 2006: fifteen years in 2021, of which only the year is known', () => {
		expect(pactEvents({ ...pact, signed: '2006' }, '2020-12-31')).toMatchObject([
			{ what: 'anniversary', when: '2021', years: 15 }
		]);
	});

	it('falls on its day where the day is known', () => {
		expect(pactEvents({ ...pact, signed: '2010-06-21' }, '2019-12-31')).toMatchObject([
			{ when: '2020-06-21', years: 10 }
		]);
		expect(pactEvents({ ...pact, signed: '2010-06-21' }, '2020-06-21')).toEqual([]);
	});

	it('says from which date it is reckoned, and which other sources contradict', () => {
		const goslar = { ...pact, signed: '2005', otherDates: ['2006'] };
		expect(pactEvents(goslar, '2019-12-31')).toMatchObject([{ signed: '2005', otherDates: ['2006'], years: 15 }]);
	});

	it('is marked every fifth year only', () => {
		expect(pactEvents({ ...pact, signed: '2008' }, '2020-12-31')).toEqual([]);
	});
});

it('the end of a term is due in the year before it', () => {
	expect(pactEvents({ ...pact, termEnds: '2021-03' }, '2020-12-31')).toMatchObject([{ what: 'term', when: '2021-03' }]);
	expect(pactEvents({ ...pact, termEnds: '2023' }, '2020-12-31')).toEqual([]);
});

it('a term that has ended waits for a decision, unless it renews itself', () => {
	expect(pactEvents({ ...pact, termEnds: '2018' }, '2020-12-31')).toMatchObject([{ what: 'term', isOverdue: true }]);
	expect(pactEvents({ ...pact, termEnds: '2018', renewsItself: true }, '2020-12-31')).toEqual([]);
});

it('what is overdue comes first, then what comes first', () => {
	const event = (when: string, isOverdue = false): Upcoming => ({
		what: 'step',
		when,
		name: { en: when },
		path: '',
		isOverdue
	});
	const sorted = inOrder([event('2021'), event('2020-10'), event('2020-09-01', true), event('2020-10-31')]);
	expect(sorted.map((each) => each.when)).toEqual(['2020-09-01', '2020-10-31', '2020-10', '2021']);
});
