import { expect, it } from 'vitest';
import { mayWithIdeas, refuseIdeas, seesIdeas } from './policy.ts';

it.each([
	['reader', null, 'read', false],
	['contributor', null, 'read', false],
	['agreements_manager', null, 'read', false],
	['coordinator', null, 'read', true],
	['coordinator', null, 'handle', true],
	['coordinator', null, 'forget', false],
	['coordinator', 'the body that they are limited to', 'read', false],
	['director', null, 'handle', true],
	['director', null, 'forget', true]
] as const)('a %s (%s) may %s ideas: %s', (role, bodyId, action, expected) => {
	expect(mayWithIdeas({ role, bodyId }, action)).toBe(expected);
});

it('the words beside an initiative are read by those who work in the office', () => {
	const roles = ['reader', 'contributor', 'agreements_manager', 'coordinator', 'director'] as const;
	expect(roles.filter((role) => seesIdeas({ role }))).toEqual(['agreements_manager', 'coordinator', 'director']);
});

it('to whoever may not, they are not there; whoever might is told that the office is closed', () => {
	expect(refuseIdeas({ role: 'reader' }, 'read')?.reason).toBe('not_found');
	expect(refuseIdeas({ role: 'coordinator', bodyId: 'x' }, 'read')?.reason).toBe('not_found');
	expect(refuseIdeas({ role: 'coordinator', isClosed: true }, 'handle')?.reason).toBe('forbidden');
	expect(refuseIdeas({ role: 'coordinator' }, 'handle')).toBeUndefined();
});
