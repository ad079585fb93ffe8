import { describe, expect, it } from 'vitest';
import type { Course, Stage } from '#features/initiative/initiative.ts';
import { periodOf } from '#kernel/period.ts';
import { isPromoted, promotedIn } from './promoted.ts';

const today = '2026-11-29';
const outlook = { today, firstDay: '2015-03-01', holdsRecords: false, heldBefore: false };

function row(stage: Stage, overrides: Partial<Course> = {}) {
	return { id: stage, stage, begun: null, ended: null, ...overrides };
}

const told = (rows: readonly (Course & { id: string })[], year: number, holdsRecords = false) =>
	promotedIn(rows, periodOf(year, 1), { ...outlook, holdsRecords }).map(({ id, stage }) => `${id} as ${stage}`);

describe('the initiatives of a period', () => {
	it('are those that stood open at its end, the nearest to happening first', () => {
		const rows = [
			row('idea', { begun: '2014' }),
			row('declined', { begun: '2014', ended: '2016' }),
			row('completed', { begun: '2014', ended: '2016-02' }),
			row('proposal', { begun: '2016' })
		];
		expect(told(rows, 2013)).toEqual([]);
		expect(told(rows, 2015)).toEqual(['completed as initiative', 'declined as proposal', 'idea as idea']);
		expect(told(rows, 2016)).toEqual(['proposal as proposal', 'idea as idea']);
	});

	it('of which nobody knows when they began, in a period that holds a record', () => {
		expect(told([row('initiative')], 2015, true)).toEqual(['initiative as initiative']);
		expect(told([row('initiative')], 2015)).toEqual([]);
	});

	it('and in the one that runs, for there they stand; but in none to come', () => {
		expect(told([row('initiative')], 2026)).toEqual(['initiative as initiative']);
		expect(told([row('initiative')], 2027)).toEqual([]);
	});
});

it('an idea is not in promotion yet', () => {
	expect((['initiative', 'proposal', 'idea'] as const).filter((stage) => isPromoted({ stage }))).toEqual([
		'initiative',
		'proposal'
	]);
});
