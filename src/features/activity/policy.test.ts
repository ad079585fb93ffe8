import { expect, it } from 'vitest';
import { may } from '#features/member/policy.ts';
import { activityRules, seesMoney } from './policy.ts';

it.each([
	['reader', 'view', true],
	['reader', 'edit', false],
	['contributor', 'edit', true],
	['contributor', 'delete', true],
	['agreements_manager', 'view', true],
	['agreements_manager', 'edit', false],
	['reader', 'delete', false],
	['coordinator', 'edit', true],
	['coordinator', 'delete', true],
	['director', 'edit', true]
] as const)('a %s may %s: %s', (role, action, expected) => {
	expect(may(activityRules, { role }, action)).toBe(expected);
});

it.each([
	['reader', true, false],
	['contributor', true, true],
	['contributor', false, false],
	['agreements_manager', false, true],
	['coordinator', false, true],
	['director', false, true]
] as const)('a %s sees what an activity cost that is their own (%s): %s', (role, isOwn, expected) => {
	expect(seesMoney({ role }, isOwn)).toBe(expected);
});
