import { expect, it } from 'vitest';
import { may } from '#features/member/policy.ts';
import { partnerRules } from './policy.ts';

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
] as const)('a %s may %s: %s', (role, action, expected) => {
	expect(may(partnerRules, { role }, action)).toBe(expected);
});
