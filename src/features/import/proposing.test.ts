import { describe, expect, it } from 'vitest';
import type { Proposal } from '#features/understanding/understanding.ts';
import { activityProposal, partnerProposal, plainProposal } from '../../../tests/support/brought.ts';
import { effective, type KeptProposal } from './import.ts';
import { dated, isSure, reproposed, withYearKnown } from './proposing.ts';

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

	it('is never in doubt for want of a year that a person has confirmed', () => {
		const doubted = activityProposal({ doubts: ['kind', 'year'], starts: '2019-04', when: 'באפריל האחרון' });
		expect(dated(doubted, 2019).doubts).toEqual(['kind']);
		expect(dated(doubted, null).doubts).toEqual(['kind', 'year']);
		expect(withYearKnown(doubted, 2019).doubts).toEqual(['kind']);
		// It was dated from another year, and not anew since.
		expect(withYearKnown(doubted, 2018).doubts).toEqual(['kind', 'date']);
		expect(withYearKnown(activityProposal({ doubts: ['date'] }), 2018).doubts).toEqual(['date']);
	});

	it('of which a person typed the date is in no doubt of it', () => {
		const proposed = activityProposal({ doubts: ['kind', 'date', 'year'], starts: null });
		expect(effective({ proposed, edits: { starts: '2019-05' } }).doubts).toEqual(['kind']);
		expect(effective({ proposed, edits: { kind: 'media' } }).doubts).toEqual(['kind', 'date', 'year']);
		const tie = partnerProposal('גוסלר', { doubts: ['date'] });
		expect(effective({ proposed: tie, edits: { agreement: { kind: 'twin_pact', signed: '2005' } } }).doubts).toEqual(
			[]
		);
		expect(effective({ proposed: tie, edits: { country: 'DE' } }).doubts).toEqual(['date']);
	});
});
