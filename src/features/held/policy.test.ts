import { expect, it } from 'vitest';
import { may } from '#features/member/policy.ts';
import { heldRules } from './policy.ts';

it.each([
	['reader', 'view', false],
	['reader', 'erase', false],
	['contributor', 'view', false],
	['agreements_manager', 'view', false],
	['agreements_manager', 'erase', false],
	['coordinator', 'view', true],
	['coordinator', 'erase', false],
	['director', 'view', true],
	['director', 'erase', true]
] as const)('a %s may %s what is held on a person: %s', (role, action, allowed) => {
	expect(may(heldRules, { role }, action)).toBe(allowed);
});
