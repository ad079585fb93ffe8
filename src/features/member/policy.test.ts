import { describe, expect, it } from 'vitest';
import { activityRules } from '#features/activity/policy.ts';
import { agreementRules } from '#features/agreement/policy.ts';
import { goalRules } from '#features/goal/policy.ts';
import { initiativeRules } from '#features/initiative/policy.ts';
import { personRules } from '#features/person/policy.ts';
import { subjectRules } from '#features/subject/policy.ts';
import { ROLES, type Role } from './member.ts';
import { DIRECTORS, EVERYBODY, may, mayChange, memberRules, refuseQuietly, shownTo, type Owners } from './policy.ts';

const own: Owners = { createdBy: ['me'], leadIds: [] };
const ofMyBody: Owners = { createdBy: ['another'], leadIds: ['sports'] };
const anothers: Owners = { createdBy: ['another'], leadIds: ['culture'] };
const nobodys: Owners = { createdBy: [], leadIds: [] };

const who = (role: Role, bodyId: string | null = null) => ({ role, userId: 'me', bodyId });

describe('a department', () => {
	const alone = who('contributor');
	const ofSports = who('contributor', 'sports');

	it.each([
		['changes what it wrote down', alone, own, true],
		['does not change what another wrote down', alone, anothers, false],
		['does not change what nobody is known to have written down', alone, nobodys, false],
		['changes what its body leads', ofSports, ofMyBody, true],
		['does not change what a body leads that is not its own', alone, ofMyBody, false],
		['does not change what another body leads', ofSports, anothers, false]
	])('%s', (_, actor, owners, expected) => {
		expect(mayChange(activityRules, actor, 'edit', owners)).toBe(expected);
		expect(mayChange(initiativeRules, actor, 'delete', owners)).toBe(expected);
	});

	it('changes no agreements, goals and people, not even its own of an earlier role', () => {
		expect(mayChange(agreementRules, alone, 'edit', own)).toBe(false);
		expect(mayChange(goalRules, alone, 'edit', own)).toBe(false);
		expect(mayChange(personRules, alone, 'edit', own)).toBe(false);
	});

	it('does not see how to reach people, and nothing that is meant for the office alone', () => {
		expect(may(personRules, alone, 'contact')).toBe(false);
		expect(shownTo(alone)).toEqual(['council', 'public']);
	});
});

describe('an agreements manager', () => {
	const actor = who('agreements_manager');

	it('changes agreements and what hangs on them, whosever they are, and nothing else', () => {
		expect(mayChange(agreementRules, actor, 'edit', anothers)).toBe(true);
		expect(mayChange(agreementRules, actor, 'delete', anothers)).toBe(true);
		const open = Object.entries(subjectRules).filter(([, rules]) => mayChange(rules, actor, 'edit', own));
		expect(open.map(([noun]) => noun)).toEqual(['agreement']);
		expect(may(goalRules, actor, 'edit')).toBe(false);
	});

	it('sees what is meant for the office and how to reach people, but not what is noted of them', () => {
		expect(shownTo(actor)).toContain('office');
		expect(may(personRules, actor, 'contact')).toBe(true);
		expect(may(personRules, actor, 'note')).toBe(false);
	});
});

describe('a coordinator', () => {
	it('changes everything', () => {
		expect(mayChange(activityRules, who('coordinator'), 'edit', anothers)).toBe(true);
	});

	it('who is limited to a body changes what is theirs or its own, and sees everything', () => {
		const actor = who('coordinator', 'sports');
		expect([own, ofMyBody, anothers, nobodys].map((each) => mayChange(activityRules, actor, 'edit', each))).toEqual([
			true,
			true,
			false,
			false
		]);
		expect(shownTo(actor)).toContain('office');
	});
});

it('a director is limited by no body', () => {
	expect(mayChange(activityRules, who('director', 'sports'), 'delete', anothers)).toBe(true);
});

it('a reader changes nothing, and nobody manages members but a director', () => {
	expect(mayChange(activityRules, who('reader'), 'edit', own)).toBe(false);
	expect(ROLES.filter((role) => may(memberRules, { role }, 'manage'))).toEqual(['director']);
});

it('what only directors see is not there for others; a director of a closed office is told why it is not', () => {
	const rules = { set: DIRECTORS };
	const answers = (isClosed: boolean) => ROLES.map((role) => refuseQuietly(rules, { role, isClosed }, 'set')?.reason);
	const others = ROLES.filter((role) => role !== 'director').map(() => 'not_found');
	expect(answers(false).toSorted()).toEqual([...others, undefined]);
	expect(answers(true).toSorted()).toEqual(['forbidden', ...others]);
});

it('everybody is everybody: a new role is admitted by name or not at all', () => {
	expect([...EVERYBODY].toSorted()).toEqual([...ROLES].toSorted());
});
