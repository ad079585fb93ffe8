import { expect, it } from 'vitest';
import { may } from '#features/member/policy.ts';
import { activityRules } from './policy.ts';

it.each([
	['reader', 'view', true],
	['reader', 'edit', false],
	['reader', 'delete', false],
	['coordinator', 'edit', true],
	['coordinator', 'delete', true],
	['director', 'edit', true]
] as const)('a %s may %s: %s', (role, action, expected) => {
	expect(may(activityRules, { role }, action)).toBe(expected);
});
