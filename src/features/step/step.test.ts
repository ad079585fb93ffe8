import { expect, it } from 'vitest';
import { isOverdue } from './step.ts';

it.each([
	['2020-09-08', '2020-09-09', true],
	['2020-09-08', '2020-09-08', false],
	['2020-09', '2020-09-30', false],
	['2020-09', '2020-10-01', true],
	['2020', '2020-12-31', false]
])('a step due %s is overdue on %s: %s', (due, today, expected) => {
	expect(isOverdue({ due, doneOn: null }, today)).toBe(expected);
});

it('a step that is done, or has no date, is never overdue', () => {
	expect(isOverdue({ due: '2019', doneOn: '2020-01-01' }, '2021-01-01')).toBe(false);
	expect(isOverdue({ due: null, doneOn: null }, '2021-01-01')).toBe(false);
});
