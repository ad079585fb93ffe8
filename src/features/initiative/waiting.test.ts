import { describe, expect, it } from 'vitest';
import type { Role } from '#features/member/member.ts';
import { STAGES, type Stage } from './initiative.ts';
import { roleInTurn, stageAge, stoodSince, stagesAwaiting, stagesInTurn, turnOf } from './waiting.ts';

const ALL = new Set<Role>(['reader', 'contributor', 'coordinator', 'director']);
const members = new Map([
	['u1', 'Dana'],
	['u2', 'Noa']
]);
const turn = (stage: Stage, assignee: string | null, me: { userId: string | null; role: Role }, roles = ALL) =>
	turnOf({ stage, assignee }, { roles, members }, me);

describe('whose turn it is', () => {
	it.each([
		['idea', 'coordinator'],
		['proposal', 'director'],
		['initiative', null],
		['completed', null],
		['declined', null]
	] as const)('at the stage %s, on nobody’s desk: %s', (stage, role) => {
		expect(roleInTurn(stage, ALL)).toBe(role);
	});

	it('is another’s where the office has nobody with that role', () => {
		expect(roleInTurn('idea', new Set(['director']))).toBe('director');
		expect(stagesInTurn('director', new Set(['director']))).toEqual(['proposal', 'idea']);
		expect(roleInTurn('proposal', new Set(['reader']))).toBeNull();
	});

	it('is that of the member who has it on the desk, whatever the role', () => {
		expect(turn('idea', 'u1', { userId: 'u1', role: 'contributor' })).toEqual({
			who: 'Dana',
			role: null,
			isMine: true
		});
		expect(turn('idea', 'u1', { userId: 'u2', role: 'coordinator' })).toEqual({
			who: 'Dana',
			role: null,
			isMine: false
		});
		expect(turn('initiative', 'u2', { userId: 'u2', role: 'reader' })).toMatchObject({ isMine: true });
	});

	it('is that of the role again when whoever had it has left the office', () => {
		expect(turn('idea', 'gone', { userId: 'u2', role: 'coordinator' })).toEqual({
			who: null,
			role: 'coordinator',
			isMine: true
		});
	});

	it('is nobody’s when it is over, or nobody signed in', () => {
		expect(turn('completed', 'u1', { userId: 'u1', role: 'director' }).isMine).toBe(false);
		expect(turn('initiative', null, { userId: null, role: 'coordinator' }).isMine).toBe(false);
	});
});

const light = { today: '2026-11-30', timeZone: 'Asia/Jerusalem' };
const stood = (overrides: Partial<Parameters<typeof stageAge>[0]>) => ({
	...{ stage: 'idea' as const, stageSince: null, putOffUntil: null, begun: null, ended: null },
	...overrides
});

describe('since when something stands at its stage', () => {
	const since = (overrides: Parameters<typeof stood>[0]) => stoodSince(stood(overrides), light.timeZone);

	it('is the day at the place of the office on which it came there', () => {
		expect(since({ stageSince: '2026-10-30T22:30:00Z', begun: '2020' })).toBe('2026-10-31');
	});

	it('follows from when it began or was over, where it stood there before it was written down', () => {
		expect(since({ stage: 'initiative', begun: '2020' })).toBe('2020');
		expect(since({ stage: 'completed', begun: '2018', ended: '2020-10' })).toBe('2020-10');
	});

	it('is not said where nobody knows it, and nothing is then late', () => {
		expect(since({ stage: 'proposal' })).toBeNull();
		expect(stageAge(stood({ stage: 'proposal' }), light)).toMatchObject({ days: null, mark: null, isLate: false });
	});
});

describe('what is late', () => {
	const at = (stage: Stage, day: string, putOffUntil: string | null = null) =>
		stageAge(stood({ stage, stageSince: `${day}T10:00:00Z`, putOffUntil }), light);

	it('is an idea or a proposal without an answer for thirty days', () => {
		expect(stagesAwaiting().toSorted()).toEqual(['idea', 'proposal']);
		expect(STAGES.filter((stage) => at(stage, '2026-10-31').isLate)).toEqual(['idea', 'proposal']);
		expect(STAGES.filter((stage) => at(stage, '2026-11-01').isLate)).toEqual([]);
	});

	it('is not what was put off to a later day, and is what was put off to a day long ago', () => {
		expect(at('proposal', '2026-01-01', '2027-01-01').isLate).toBe(false);
		expect(at('proposal', '2026-01-01', '2026-10-01')).toMatchObject({ isLate: true, days: 60, mark: 60 });
	});
});
