import { describe, expect, it } from 'vitest';
import {
	completedIn,
	endedAfter,
	openStage,
	outcomeBy,
	STAGES,
	stoodOpen,
	type Course,
	type Stage,
	yearsOpen
} from './initiative.ts';

describe('what was completed in a period', () => {
	const course = (stage: Stage, ended: string | null) => ({ stage, begun: null, ended });
	const year = { from: '2020-01-01', to: '2020-12-31' };

	it.each<[Stage, string | null, boolean]>([
		['completed', '2020-02', true],
		['completed', '2020', true],
		['completed', '2021-01-01', false],
		['completed', null, false],
		['declined', '2020-02', false],
		['initiative', null, false]
	])('%s, over %s: %s', (stage, ended, expected) => {
		expect(completedIn(course(stage, ended), year)).toBe(expected);
	});
});

describe('what had become of an initiative by the end of a year', () => {
	it.each([
		['initiative', null, 'open'],
		['initiative', '2020', 'open'],
		['completed', '2020-12-31', 'completed'],
		['completed', '2020', 'completed'],
		['completed', '2021-01-01', 'open'],
		['declined', '../2020', 'declined'],
		['declined', '2021', 'open'],
		['declined', null, 'open']
	] as const)('of what is at the stage %s since %s: %s', (stage, ended, outcome) => {
		expect(outcomeBy({ stage, ended }, { to: '2020-12-31' })).toBe(outcome);
	});
});

describe('when an initiative stood open', () => {
	const in2015 = { to: '2015-12-31' };
	const course = (overrides: Partial<Course>): Course => ({
		stage: 'initiative',
		begun: null,
		ended: null,
		...overrides
	});

	it.each([
		['2015-12-31', true],
		['2015', true],
		['2015-12', true],
		['2016-01-01', false],
		['2026', false],
		['../2010', true],
		['../2016', false]
	])('what began %s and is open stood open at the end of 2015: %s', (begun, expected) => {
		for (const tells of [true, false]) expect(stoodOpen(course({ begun }), in2015, tells)).toBe(expected);
	});

	it('of which nobody knows when it began only where the period tells of such', () => {
		expect(stoodOpen(course({}), in2015, true)).toBe(true);
		expect(stoodOpen(course({}), in2015, false)).toBe(false);
		expect(stoodOpen(course({ stage: 'completed', ended: '2020' }), in2015, false)).toBe(false);
	});

	it.each([
		['2015-12-31', false],
		['2015', false],
		['2016-01-01', true],
		['2016', true],
		['../2015', false],
		['../2020', true],
		[null, false]
	])('what was over %s was open at the end of 2015: %s', (ended, expected) => {
		for (const stage of ['completed', 'declined'] as const)
			expect(stoodOpen(course({ stage, begun: '2014', ended }), in2015, false)).toBe(expected);
	});

	it('is told at a stage that is open', () => {
		expect(STAGES.map(openStage)).toEqual(['idea', 'proposal', 'initiative', 'initiative', 'proposal']);
	});
});

describe('when an initiative is over', () => {
	const today = '2026-11-29';

	it('it is since the day on which it was moved there, unless something is known', () => {
		for (const to of ['completed', 'declined'] as const) {
			expect(endedAfter({ from: 'initiative', to }, null, today)).toBe(today);
			expect(endedAfter({ from: 'initiative', to }, '2020', today)).toBe('2020');
		}
	});

	it('what was over before, or is written down as over, is since nobody knows when', () => {
		expect(endedAfter({ from: 'declined', to: 'completed' }, null, today)).toBeNull();
		expect(endedAfter({ from: undefined, to: 'completed' }, null, today)).toBeNull();
	});

	it('what is taken up again is not over', () => {
		expect(endedAfter({ from: 'completed', to: 'initiative' }, '2020', today)).toBeNull();
	});
});

it('what stood open can be asked of each year since the first beginning, of this one in any case', () => {
	expect(yearsOpen(['2024-05', null, '2025'], 2026)).toEqual([2026, 2025, 2024]);
	expect(yearsOpen([null], 2026)).toEqual([2026]);
	expect(yearsOpen(['2027'], 2026)).toEqual([2026]);
});
