import { expect, it } from 'vitest';
import { may } from '#features/member/policy.ts';
import { goalRules } from './policy.ts';

it.each([
	['reader', 'view', true],
	['reader', 'edit', false],
	['contributor', 'view', true],
	['contributor', 'edit', false],
	['agreements_manager', 'view', true],
	['agreements_manager', 'edit', false],
	['reader', 'delete', false],
	['coordinator', 'edit', true],
	['coordinator', 'delete', true],
	['director', 'edit', true]
] as const)('a %s may %s a goal: %s', (role, action, expected) => {
	expect(may(goalRules, { role }, action)).toBe(expected);
});

it('refuses a role that nobody knows', () => {
	expect(may(goalRules, { role: 'visitor' as 'reader' }, 'view')).toBe(false);
});
