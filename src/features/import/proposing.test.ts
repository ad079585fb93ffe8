import { describe, expect, it } from 'vitest';
import type { Proposal } from '#features/understanding/understanding.ts';
import { activityProposal, plainProposal } from '../../../tests/support/brought.ts';
import type { KeptProposal } from './import.ts';
import { dated, isSure, reproposed } from './proposing.ts';

const at = (paragraph: number, proposal: Proposal): Proposal => ({
	...proposal,
	source: { page: 1, paragraph, raw: '' }
});

function kept(id: string, proposed: Proposal, overrides: Partial<KeptProposal> = {}): KeptProposal {
	return {
		...{ id, position: 0, section: 'activities', proposed, edits: {}, decision: 'open', decidedAt: null, isSure: true },
		...{ record: null, recordVersion: null, made: [], filled: {}, version: 1 },
		...overrides
	};
}

describe('a document that is understood anew', () => {
	const before = [
		kept('same', at(0, activityProposal({ text: 'one' }))),
		kept('gone', at(1, activityProposal({ text: 'two' }))),
		kept('edited', at(2, activityProposal({ text: 'three' })), { edits: { kind: 'media' } }),
		kept('done', at(3, activityProposal({ text: 'four' })), { decision: 'accepted' })
	];

	it('proposes anew what stands where it stood, and keeps what a person touched', () => {
		const again = [at(0, activityProposal({ text: 'one, put right' })), at(5, plainProposal('goal', 'five'))];
		expect(reproposed(before, again)).toMatchObject({
			changed: [{ kept: 'same', position: 0, proposed: { text: 'one, put right' } }],
			added: [{ position: 1, proposed: { text: 'five' } }],
			dropped: ['gone']
		});
	});

	it('tells two of one paragraph apart by their order', () => {
		const two = [kept('a', at(0, activityProposal())), kept('b', at(0, activityProposal()))];
		const again = [0, 1].map((nth) => at(0, activityProposal({ text: String(nth) })));
		expect(reproposed(two, again).changed.map(({ kept: id }) => id)).toEqual(['a', 'b']);
	});
});

describe('a proposal', () => {
	it('is sure where nothing was guessed and nothing is owed', () => {
		expect(isSure(activityProposal(), false)).toBe(true);
		expect(isSure(activityProposal({ doubts: ['kind'] }), true)).toBe(false);
		expect(isSure(activityProposal({ status: 'cancelled' }), true)).toBe(false);
		expect(isSure(activityProposal({ status: 'cancelled', reason: 'epidemic' }), true)).toBe(true);
		expect(isSure(plainProposal('highlight', 'x'), false)).toBe(false);
	});

	it('without a date is of the year that a person named, unless it is planned or says when itself', () => {
		const starts = (overrides: Parameters<typeof activityProposal>[0], year: number | null) =>
			(dated(activityProposal({ starts: null, ...overrides }), year) as { starts: string | null }).starts;
		expect(starts({}, 2019)).toBe('2019');
		expect(starts({}, null)).toBeNull();
		expect(starts({ status: 'approved' }, 2019)).toBeNull();
		expect(starts({ when: 'בקרוב' }, 2019)).toBeNull();
		expect(starts({ starts: '2018-03' }, 2019)).toBe('2018-03');
	});
});
