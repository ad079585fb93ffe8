import { expect, it } from 'vitest';
import { may } from '#features/member/policy.ts';
import { retentionRules } from './policy.ts';

it.each([
	['reader', false],
	['contributor', false],
	['agreements_manager', false],
	['coordinator', false],
	['director', true]
] as const)('a %s may decide how long things are kept: %s', (role, allowed) => {
	expect(may(retentionRules, { role }, 'set')).toBe(allowed);
});
