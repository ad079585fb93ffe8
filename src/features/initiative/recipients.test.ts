import { describe, expect, it } from 'vitest';
import type { Role } from '#features/member/member.ts';
import { whoAsked, whoHasIt, whoseTurn, type Concerned, type Reachable } from './recipients.ts';
import type { Stage } from './initiative.ts';

const today = '2026-11-30';
const writing = { by: 'me', today };

function member(userId: string, role: Role, overrides: Partial<Reachable> = {}): Reachable {
	return {
		...{ userId, role, email: `${userId}@example.org`, wantsLetters: true, bodyId: null, starts: null, ends: null },
		...overrides
	};
}

function concerned(overrides: Partial<Concerned> = {}): Concerned {
	return {
		...{
			visibility: 'office',
			owners: { createdBy: [], leadIds: [] },
			assignee: null,
			ownerEmail: null,
			assessors: []
		},
		...overrides
	};
}

const OFFICE = [
	member('me', 'coordinator'),
	member('noa', 'coordinator'),
	member('quiet', 'coordinator', { wantsLetters: false }),
	member('gone', 'coordinator', { ends: '2026-11-29' }),
	member('head', 'director'),
	member('sport', 'contributor', { bodyId: 'b' }),
	member('council', 'reader')
];
const ids = (members: readonly Reachable[]) => members.map(({ userId }) => userId);

describe('those for whom something waits that has come to a stage', () => {
	const at = (stage: Stage, overrides: Partial<Concerned> = {}) =>
		ids(whoseTurn(OFFICE, { ...concerned(overrides), stage }, writing));

	it('are of an idea the coordinators, of a proposal the directors: not who did it, has left or wants no letters', () => {
		expect(at('idea')).toEqual(['noa']);
		expect(at('proposal')).toEqual(['head']);
	});

	it('are nobody where it has been answered, or somebody has it on the desk', () => {
		expect(at('initiative')).toEqual([]);
		expect(at('declined')).toEqual([]);
		expect(at('idea', { assignee: 'head' })).toEqual([]);
	});

	it('are the directors where the office has no coordinator', () => {
		const small = [member('head', 'director')];
		expect(ids(whoseTurn(small, { ...concerned(), stage: 'idea' }, writing))).toEqual(['head']);
	});
});

describe('those who wait for a decision', () => {
	it('are who has assessed a request, too', () => {
		expect(ids(whoAsked(OFFICE, concerned({ assessors: ['noa', 'me', 'quiet'] }), writing))).toEqual(['noa']);
	});

	it('are who wrote it down, who has it on the desk, and who answers for it', () => {
		const of = { assignee: 'noa', owners: { createdBy: ['head'], leadIds: [] }, ownerEmail: 'SPORT@example.org' };
		expect(ids(whoAsked(OFFICE, concerned({ ...of, visibility: 'council' }), writing))).toEqual([
			'noa',
			'head',
			'sport'
		]);
	});

	it('are none who may not read it: a department reads of the office’s own what it leads', () => {
		const asked = (leadIds: string[]) =>
			ids(whoAsked(OFFICE, concerned({ assignee: 'sport', owners: { createdBy: [], leadIds } }), writing));
		expect(asked([])).toEqual([]);
		expect(asked(['b'])).toEqual(['sport']);
		expect(ids(whoAsked(OFFICE, concerned({ assignee: 'council' }), writing))).toEqual([]);
	});

	it('are not whoever decided', () => {
		expect(ids(whoAsked(OFFICE, concerned({ owners: { createdBy: ['me'], leadIds: [] } }), writing))).toEqual([]);
	});
});

it('whoever is given something is told, but not who took it', () => {
	expect(ids(whoHasIt(OFFICE, concerned({ assignee: 'noa' }), writing))).toEqual(['noa']);
	expect(ids(whoHasIt(OFFICE, concerned({ assignee: 'me' }), writing))).toEqual([]);
	expect(ids(whoHasIt(OFFICE, concerned({ assignee: 'quiet' }), writing))).toEqual([]);
});
