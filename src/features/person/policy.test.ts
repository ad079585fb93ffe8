import { expect, it } from 'vitest';
import { may } from '#features/member/policy.ts';
import { personRules } from './policy.ts';

it.each([
	['reader', 'view', true],
	['reader', 'contact', false],
	['reader', 'edit', false],
	['contributor', 'view', true],
	['contributor', 'contact', false],
	['contributor', 'note', false],
	['agreements_manager', 'contact', true],
	['agreements_manager', 'note', false],
	['coordinator', 'note', true],
	['contributor', 'edit', false],
	['agreements_manager', 'view', true],
	['agreements_manager', 'edit', false],
	['reader', 'delete', false],
	['coordinator', 'contact', true],
	['coordinator', 'edit', true],
	['coordinator', 'delete', true],
	['director', 'contact', true]
] as const)('a %s may %s a person: %s', (role, action, expected) => {
	expect(may(personRules, { role }, action)).toBe(expected);
});
