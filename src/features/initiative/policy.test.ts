import { expect, it } from 'vitest';
import { may, shownTo } from '#features/member/policy.ts';
import { initiativeRules } from './policy.ts';

it.each([
	['reader', 'view', true],
	['reader', 'edit', false],
	['contributor', 'edit', true],
	['contributor', 'delete', true],
	['agreements_manager', 'view', true],
	['agreements_manager', 'edit', false],
	['reader', 'move', false],
	['reader', 'delete', false],
	['coordinator', 'edit', true],
	['coordinator', 'move', true],
	['coordinator', 'delete', true],
	['director', 'move', true]
] as const)('a %s may %s an initiative: %s', (role, action, expected) => {
	expect(may(initiativeRules, { role }, action)).toBe(expected);
});

it('a reader is shown none that is meant for the office alone', () => {
	expect(shownTo({ role: 'reader' })).toEqual(['council', 'public']);
	expect(shownTo({ role: 'coordinator' })).toContain('office');
});
