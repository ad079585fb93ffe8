import { describe, expect, it } from 'vitest';
import { activityRules } from '#features/activity/policy.ts';
import { heldRules } from '#features/held/policy.ts';
import { identityRules } from '#features/identity/policy.ts';
import { ROLES } from '#features/member/member.ts';
import { may, mayChange, memberRules } from '#features/member/policy.ts';
import { officeRules } from '#features/office/policy.ts';
import { personRules } from '#features/person/policy.ts';
import { retentionRules } from '#features/retention/policy.ts';
import { subjectRules } from '#features/subject/policy.ts';
import { tokenRules } from '#features/token/policy.ts';
import { trashRules } from '#features/trash/policy.ts';
import { leavingRules } from './policy.ts';

it.each([
	['takes everything out of it', 'takeOut'],
	['closes it', 'close'],
	['deletes it', 'dissolve']
] as const)('nobody but a director of an office %s', (_, action) => {
	expect(ROLES.filter((role) => may(leavingRules, { role }, action))).toEqual(['director']);
});

describe('in an office that is closed', () => {
	const director = { role: 'director', userId: 'me', isClosed: true } as const;
	const coordinator = { ...director, role: 'coordinator' } as const;

	it('everybody reads what they read before', () => {
		expect(may(activityRules, { role: 'reader', isClosed: true }, 'view')).toBe(true);
		expect(may(activityRules, coordinator, 'money')).toBe(true);
		expect(may(personRules, coordinator, 'contact')).toBe(true);
		expect(may(personRules, coordinator, 'note')).toBe(true);
		expect(may(heldRules, coordinator, 'view')).toBe(true);
		expect(may(trashRules, coordinator, 'view')).toBe(true);
		expect(may(tokenRules, coordinator, 'have')).toBe(true);
	});

	it('nobody changes a record, not even their own, nor brings one back', () => {
		const own = { createdBy: ['me'], leadIds: [] };
		for (const rules of Object.values(subjectRules)) expect(mayChange(rules, director, 'edit', own)).toBe(false);
		expect(may(activityRules, director, 'delete')).toBe(false);
		expect(may(trashRules, director, 'restore')).toBe(false);
		expect(may(heldRules, director, 'erase')).toBe(false);
	});

	it('nobody makes a token, nor changes what the office says of itself, who vouches for its members, or how long it keeps things', () => {
		expect(may(officeRules, director, 'edit')).toBe(false);
		expect(may(tokenRules, director, 'make')).toBe(false);
		expect(may(identityRules, director, 'set')).toBe(false);
		expect(may(retentionRules, director, 'set')).toBe(false);
	});

	it('a director sees to who comes in, and opens it, takes everything out or deletes it', () => {
		expect(may(memberRules, director, 'manage')).toBe(true);
		expect(may(tokenRules, director, 'oversee')).toBe(true);
		for (const action of ['takeOut', 'close', 'dissolve'] as const) {
			expect(may(leavingRules, director, action)).toBe(true);
			expect(may(leavingRules, coordinator, action)).toBe(false);
		}
	});
});
