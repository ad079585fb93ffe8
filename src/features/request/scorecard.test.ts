import { describe, expect, it } from 'vitest';
import type { Texts } from '#kernel/texts.ts';
import type { RequestCriterion } from './criteria.ts';
import { missingEvidence, resultOf, scorecardOf, seesOthers, type Assessment } from './scorecard.ts';

function criterion(code: string, overrides: Partial<RequestCriterion> = {}): RequestCriterion {
	return {
		...{ code, kind: 'scored', name: { en: code }, explanation: {}, weight: 1, position: 1 },
		...{ answer: 'open', evidence: {}, ...overrides }
	};
}

function assessment(name: string, scores: Record<string, number | null | [number | null, Texts]>): Assessment {
	return {
		...{ userId: name, name, abstains: false, handedInAt: '2026-11-30T08:00:00Z', askedBy: null, sawOthers: false },
		scores: Object.entries(scores).map(([code, said]) =>
			Array.isArray(said) ? { code, score: said[0], evidence: said[1] } : { code, score: said, evidence: {} }
		)
	};
}

const criteria = [criterion('goals', { weight: 3 }), criterion('budget'), criterion('ease', { weight: 0 })];

describe('the scorecard', () => {
	it('weighs the mean of each criterion', () => {
		const card = scorecardOf(criteria, [
			assessment('Dana', { goals: 4, budget: 2 }),
			assessment('Omer', { goals: 5, budget: 0 })
		]);
		// (3 × 4.5 + 1 × 1) ÷ 4
		expect(card.result).toBeCloseTo(3.625);
		expect(card.results).toEqual([
			{ name: 'Dana', result: 3.5, sawOthers: false },
			{ name: 'Omer', result: 3.75, sawOthers: false }
		]);
		expect([card.weightScored, card.weightAll, card.assessors]).toEqual([4, 4, 2]);
	});

	it('says of how much of the weight the result is', () => {
		const card = scorecardOf(criteria, [assessment('Dana', { budget: 2 })]);
		expect([card.result, card.weightScored, card.weightAll]).toEqual([2, 1, 4]);
	});

	it('has no result where nothing was scored, nor where all that was weighs nothing', () => {
		expect(scorecardOf(criteria, []).result).toBeNull();
		expect(scorecardOf(criteria, [assessment('Dana', { ease: 5 })]).result).toBeNull();
		expect(resultOf(criteria, { scores: [] })).toBeNull();
	});

	it('counts nothing that is not handed in, nor of whoever does not assess', () => {
		const draft = { ...assessment('Dana', { goals: 5 }), handedInAt: null };
		const aside = { ...assessment('Omer', { goals: 5 }), abstains: true };
		expect(scorecardOf(criteria, [draft, aside])).toMatchObject({ assessors: 0, result: null });
	});

	it.each([
		[[], 'none'],
		[[3], 'single'],
		[[3, 4], 'agree'],
		[[3, 5, 4], 'differ'],
		[[1, 4], 'disagree']
	])('scores of %o: %s', (scores, word) => {
		const card = scorecardOf(
			criteria,
			scores.map((goals, index) => assessment(String(index), { goals }))
		);
		expect(card.criteria[0]?.agreement).toBe(word);
		expect([card.criteria[0]?.lowest, card.criteria[0]?.highest]).toEqual(
			scores.length > 0 ? [Math.min(...scores), Math.max(...scores)] : [null, null]
		);
	});
});

describe('what is missing', () => {
	it('is each gate without evidence, each criterion without a score, each score without words', () => {
		const gates = [
			criterion('travel', { kind: 'gate', answer: 'yes' }),
			criterion('reputation', { kind: 'gate', answer: 'no', evidence: { en: 'A report' } }),
			criterion('application', { kind: 'gate' })
		];
		const said: [number | null, Texts] = [4, { en: 'A letter of three schools' }];
		const card = scorecardOf(criteria, [assessment('Dana', { goals: said, budget: 2 })]);
		const missing = missingEvidence(gates, card);
		const codes = (some: RequestCriterion[]) => some.map(({ code }) => code);
		expect(codes(missing.gates)).toEqual(['travel']);
		expect(codes(missing.unscored)).toEqual(['ease']);
		expect(codes(missing.unproved)).toEqual(['budget']);
	});
});

describe('what others made of it', () => {
	it('is seen after handing in, and by all when it is over', () => {
		expect(seesOthers(undefined, { isOver: false })).toBe(false);
		expect(seesOthers({ handedInAt: null }, { isOver: false })).toBe(false);
		expect(seesOthers({ handedInAt: '2026-11-30T08:00:00Z' }, { isOver: false })).toBe(true);
		expect(seesOthers(undefined, { isOver: true })).toBe(true);
	});
});
