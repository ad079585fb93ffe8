import { describe, expect, it } from 'vitest';
import { periodOf } from '#kernel/period.ts';
import type { LinkedStep } from '#features/step/step.ts';
import {
	buildFacts,
	buildReportActivity,
	buildReportInitiative,
	buildTie
} from '../../../tests/support/report-facts.ts';
import { chapterOf, isTold, oldestTie, sorted } from './chapter.ts';

function step(id: string, of: Partial<LinkedStep>): LinkedStep {
	const nothing = { partnerId: null, agreementId: null, activityId: null, initiativeId: null };
	return {
		id,
		what: { en: id },
		who: 'Dana',
		due: null,
		doneOn: null,
		visibility: 'council',
		version: 1,
		...nothing,
		...of
	};
}

describe('what there is to tell of a tie', () => {
	it('stands apart by how it stands, each activity in one place', () => {
		const activities = [
			buildReportActivity({ id: 'done' }),
			buildReportActivity({ id: 'cut', status: 'cut_short' }),
			buildReportActivity({ id: 'letter', kind: 'correspondence' }),
			buildReportActivity({ id: 'going on', status: 'under_way' }),
			buildReportActivity({ id: 'in vain', status: 'cancelled_after_preparation' }),
			buildReportActivity({ id: 'dropped', status: 'cancelled' }),
			buildReportActivity({ id: 'refused', status: 'declined' }),
			buildReportActivity({ id: 'put off', status: 'postponed' }),
			buildReportActivity({ id: 'undated letter', kind: 'correspondence', starts: null })
		];
		const ids = Object.fromEntries(
			Object.entries(sorted(activities)).map(([name, group]) => [name, group.map(({ id }) => id)])
		);
		expect(ids).toEqual({
			done: ['done', 'cut'],
			inProgress: ['going on'],
			letters: ['letter'],
			preparedCancelled: ['in vain'],
			cancelled: ['dropped', 'refused'],
			planned: ['put off'],
			undated: ['undated letter']
		});
		expect(Object.values(ids).flat()).toHaveLength(activities.length);
	});

	it('holds what is shown there as well, apart from what is counted there', () => {
		const own = buildReportActivity({ id: 'own', partners: ['p'], shownOn: ['p'] });
		const other = buildReportActivity({ id: 'other', partners: ['q'], shownOn: ['p'] });
		const facts = buildFacts({ ties: [buildTie('p'), buildTie('q')], activities: [own, other] });
		const chapter = chapterOf(facts, buildTie('p'));
		expect([chapter.done, chapter.shownHere].map((group) => group.map(({ id }) => id))).toEqual([['own'], ['other']]);
	});

	it('holds the steps of its records, and none of a record that is not in the report', () => {
		const tie = buildTie('p');
		const facts = buildFacts({
			ties: [tie],
			activities: [buildReportActivity({ id: 'a' }), buildReportActivity({ id: 'b', partners: ['q'] })],
			initiatives: [buildReportInitiative({ id: 'i', partners: ['p'] })],
			steps: [
				step('of partner', { partnerId: 'p' }),
				step('of agreement', { agreementId: 'pact-p' }),
				step('of activity', { activityId: 'a' }),
				step('of initiative', { initiativeId: 'i' }),
				step('of another', { activityId: 'b' }),
				step('of a hidden activity', { activityId: 'hidden' })
			]
		});
		expect(chapterOf(facts, tie).steps.map(({ id }) => id)).toEqual([
			...['of partner', 'of agreement', 'of activity', 'of initiative']
		]);
	});
});

describe('the oldest pact', () => {
	const ids = (...dates: string[]) =>
		oldestTie(dates.map((date, index) => buildTie(String(index), { signed: [date] })));

	it('is the one that was certainly signed first', () => {
		expect(ids('1979', '1963', '2010-06-21')?.partner.id).toBe('1');
	});

	it('is none where two may be, or where there is nothing to compare with', () => {
		expect(ids('1963', '1963-05-01', '1990')).toBeUndefined();
		expect(ids('1963')).toBeUndefined();
	});

	it('is not one without a pact', () => {
		const friendly = buildTie('f', { signed: ['1950'], agreement: { kind: 'cooperation' } });
		expect(oldestTie([friendly, buildTie('a', { signed: ['1963'] }), buildTie('b')])?.partner.id).toBe('a');
	});
});

describe('the steps of a report', () => {
	const time = { period: periodOf(2020, 1), after: periodOf(2021, 1), isLatest: false };

	it.each([
		['2019-12-31', null, false],
		['2020-01-01', null, true],
		['2020', null, true],
		['../2020-06', null, true],
		['2021-12-31', null, true],
		['2022', null, false],
		['2026-12-15', null, false],
		['2019-05', '2020-01-02', true],
		['2019-05', '2021-01-02', false],
		['2021-05', '2022-01-02', true],
		[null, '2020-06-01', true],
		[null, '2021-06-01', false]
	])('a step due %s and done %s is told in the report of 2020: %s', (due, doneOn, expected) => {
		expect(isTold({ due, doneOn }, time)).toBe(expected);
		expect(isTold({ due, doneOn }, { ...time, isLatest: true })).toBe(expected);
	});

	it('a step without a date is told in the latest report alone, while it is open', () => {
		expect(isTold({ due: null, doneOn: null }, time)).toBe(false);
		expect(isTold({ due: null, doneOn: null }, { ...time, isLatest: true })).toBe(true);
		expect(isTold({ due: null, doneOn: '2022-01-01' }, { ...time, isLatest: true })).toBe(false);
	});

	it('the year of the office decides, not the calendar', () => {
		const school = { period: periodOf(2020, 9), after: periodOf(2021, 9), isLatest: false };
		expect(isTold({ due: '2022-08', doneOn: null }, school)).toBe(true);
		expect(isTold({ due: '2020-08', doneOn: null }, school)).toBe(false);
	});
});
