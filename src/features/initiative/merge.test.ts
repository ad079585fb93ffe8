import { describe, expect, it } from 'vitest';
import { STAGES, type Stage } from './initiative.ts';
import { furtherOn, joinedTexts, mergedWith, undoesDecision, whyNotStays, type Mergeable } from './merge.ts';

function initiative(overrides: Partial<Mergeable> = {}): Mergeable {
	return {
		...{ details: {}, standing: {}, programme: {}, risks: {}, outcome: {}, sourceNote: {}, themes: [] },
		...{ source: null, sourceBodyId: null, ownerId: null, expected: null, begun: null },
		...{ budgetPlanned: null, budgetActual: null, currency: 'ILS', visibility: 'council' },
		...overrides
	};
}

describe('two initiatives that are the same thing', () => {
	it('become one that says what either said, and nothing twice', () => {
		const stays = initiative({ details: { en: 'A tree' }, themes: ['youth'], source: 'office' });
		const goes = initiative({
			...{ details: { en: 'A bench', he: 'ספסל' }, themes: ['youth', 'sport'], source: 'resident' },
			...{ begun: '2019', sourceNote: { en: 'Dana' } }
		});
		expect(mergedWith(stays, goes)).toMatchObject({
			...{ details: { en: 'A tree\n\nA bench', he: 'ספסל' }, themes: ['youth', 'sport'] },
			...{ source: 'office', begun: '2019', sourceNote: { en: 'Dana' } }
		});
	});

	it('take over an amount with its currency, or keep their own', () => {
		const [none, euros] = [initiative(), initiative({ budgetPlanned: 500, currency: 'EUR' })];
		expect(mergedWith(none, euros)).toMatchObject({ budgetPlanned: 500, currency: 'EUR' });
		const shekels = initiative({ budgetActual: 70 });
		expect(mergedWith(shekels, euros)).toMatchObject({ budgetPlanned: null, budgetActual: 70, currency: 'ILS' });
	});

	it('are shown to those to whom the one that stays is shown', () => {
		const [inner, open] = [initiative({ visibility: 'office' }), initiative({ visibility: 'public' })];
		expect(mergedWith(open, inner).visibility).toBe('public');
		expect(mergedWith(inner, open).visibility).toBe('office');
	});
});

it('a text that contains the other is the longer one', () => {
	expect(joinedTexts({ en: 'A tree' }, { en: 'A tree that sings' })).toEqual({ en: 'A tree that sings' });
	expect(joinedTexts({ en: 'A tree that sings' }, { en: 'A tree' })).toEqual({ en: 'A tree that sings' });
	expect(joinedTexts({}, { he: 'עץ' })).toEqual({ he: 'עץ' });
});

it('leaves the record further on, unless somebody says otherwise', () => {
	const far = (one: Stage, other: Stage) => furtherOn({ stage: one }, { stage: other });
	expect(far('idea', 'proposal')).toBe('other');
	expect(far('initiative', 'idea')).toBe('this');
	expect(far('declined', 'initiative')).toBe('other');
	expect(far('proposal', 'declined')).toBe('other');
	expect(far('idea', 'idea')).toBe('this');
});

it('undoes a decision where what was decided would go into what was not, or was decided less', () => {
	const undone = (stays: Stage, goes: Stage) => undoesDecision({ stage: stays }, { stage: goes });
	expect(STAGES.filter((goes) => undone('idea', goes))).toEqual(['initiative', 'completed', 'declined']);
	expect(STAGES.filter((goes) => undone('declined', goes))).toEqual(['initiative', 'completed']);
	expect(STAGES.filter((goes) => undone('initiative', goes))).toEqual([]);
	expect(undone('idea', 'proposal')).toBe(false);
});

it('keeps the request of a new partner, and what was decided', () => {
	const request = { stage: 'idea', kind: 'partnership' } as const;
	const idea = { stage: 'idea', kind: 'cooperation' } as const;
	const approved = { stage: 'initiative', kind: 'cooperation' } as const;
	expect(whyNotStays(idea, request)).toBe('request_stays');
	expect(whyNotStays(request, idea)).toBeUndefined();
	expect(whyNotStays(idea, approved)).toBe('further_stays');
	expect(whyNotStays(approved, idea)).toBeUndefined();
});
