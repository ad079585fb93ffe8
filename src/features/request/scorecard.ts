import { isEmpty, type Texts } from '#kernel/texts.ts';
import type { RequestCriterion } from './criteria.ts';

export const HIGHEST = 5;

/** What an assessor makes of one criterion. */
export interface Score {
	code: string;
	/** 0 to 5; null: words alone. */
	score: number | null;
	evidence: Texts;
}

/** What one member makes of a request. */
export interface Assessment {
	userId: string;
	name: string;
	/** They have said that they do not assess it. */
	abstains: boolean;
	/** ISO 8601, UTC; null: they are still at it. */
	handedInAt: string | null;
	/** Who asked for it; null: nobody. */
	askedBy: string | null;
	/** They had said that they do not assess it, and had seen what others made of it. */
	sawOthers: boolean;
	scores: Score[];
}

/** Somebody who may assess a request, and how far they are. */
export interface Assessor {
	userId: string;
	name: string;
	/** ISO 8601, UTC; null: nobody asked them. */
	askedAt: string | null;
	askedBy: string | null;
	/** waits: asked, and nothing was handed in. free: they have not been asked, whatever they have begun. */
	state: 'waits' | 'handed_in' | 'abstains' | 'free';
}

/** How far assessors are apart on a criterion. */
export type Agreement = 'none' | 'single' | 'agree' | 'differ' | 'disagree';

/** A difference of so many points is told; of so many it is a disagreement, which asks for a conversation. */
const DIFFER = 2;
const DISAGREE = 3;

/** A criterion with what all assessors make of it. */
export interface ScoredCriterion {
	criterion: RequestCriterion;
	mean: number | null;
	lowest: number | null;
	highest: number | null;
	agreement: Agreement;
	/** In the order of the assessors; those without words are left out. */
	evidence: { name: string; score: number | null; words: Texts }[];
	/** A score was given and nobody says what for. */
	lacksEvidence: boolean;
}

/** The scorecard of a request: of what was handed in, and nothing else. */
export interface Scorecard {
	criteria: ScoredCriterion[];
	/** The mean of all that was scored, by weight, from 0 to 5; null: nothing was. */
	result: number | null;
	/** What each assessor's own result is. */
	results: { name: string; result: number | null; sawOthers: boolean }[];
	/** The weight of what was scored, and of all. */
	weightScored: number;
	weightAll: number;
	/** How many have handed in scores. */
	assessors: number;
}

/** Adds up what was handed in. Whoever abstains counts for nothing. */
export function scorecardOf(criteria: readonly RequestCriterion[], assessments: readonly Assessment[]): Scorecard {
	const counted = assessments.filter(({ handedInAt, abstains }) => handedInAt !== null && !abstains);
	const asked = criteria.filter(({ kind }) => kind === 'scored');
	const scored = asked.map((criterion) => scoredCriterion(criterion, counted));
	const weigh = (some: readonly ScoredCriterion[]) => sum(some.map(({ criterion }) => criterion.weight));
	return {
		criteria: scored,
		result: weighted(scored.map(({ criterion, mean }) => ({ weight: criterion.weight, value: mean }))),
		results: counted.map((assessment) => ({
			...{ name: assessment.name, result: resultOf(asked, assessment), sawOthers: assessment.sawOthers }
		})),
		weightScored: weigh(scored.filter(({ mean }) => mean !== null)),
		weightAll: weigh(scored),
		assessors: counted.length
	};
}

/** What one assessment comes to by itself. */
export function resultOf(criteria: readonly RequestCriterion[], { scores }: Pick<Assessment, 'scores'>): number | null {
	const given = new Map(scores.map(({ code, score }) => [code, score]));
	return weighted(criteria.map(({ code, weight }) => ({ weight, value: given.get(code) ?? null })));
}

/** Less than half of all weight has a score: what it comes to says little yet. */
export function isPartial({ weightScored, weightAll }: Pick<Scorecard, 'weightScored' | 'weightAll'>): boolean {
	return weightScored * 2 < weightAll;
}

function scoredCriterion(criterion: RequestCriterion, assessments: readonly Assessment[]): ScoredCriterion {
	const said = assessments.flatMap(({ name, scores }) =>
		scores
			.filter(({ code }) => code === criterion.code)
			.map(({ score, evidence }) => ({ name, score, words: evidence }))
	);
	const scores = said.flatMap(({ score }) => (score === null ? [] : [score]));
	const [lowest, highest] = scores.length > 0 ? [Math.min(...scores), Math.max(...scores)] : [null, null];
	const evidence = said.filter(({ words }) => !isEmpty(words));
	return {
		...{ criterion, lowest, highest, evidence },
		mean: scores.length > 0 ? sum(scores) / scores.length : null,
		agreement: agreementOf(scores),
		lacksEvidence: scores.length > 0 && evidence.length === 0
	};
}

function agreementOf(scores: readonly number[]): Agreement {
	if (scores.length === 0) return 'none';
	if (scores.length === 1) return 'single';
	const apart = Math.max(...scores) - Math.min(...scores);
	if (apart >= DISAGREE) return 'disagree';
	return apart >= DIFFER ? 'differ' : 'agree';
}

function weighted(parts: readonly { weight: number; value: number | null }[]): number | null {
	const said = parts.flatMap(({ weight, value }) => (value === null || weight === 0 ? [] : [{ weight, value }]));
	const weight = sum(said.map((each) => each.weight));
	return weight === 0 ? null : sum(said.map((each) => each.weight * each.value)) / weight;
}

function sum(values: readonly number[]): number {
	return values.reduce((all, value) => all + value, 0);
}

/** What nobody has shown: gates that are answered without a word, criteria without a score, scores without words. */
export interface Missing {
	gates: RequestCriterion[];
	unscored: RequestCriterion[];
	unproved: RequestCriterion[];
}

export function missingEvidence(
	gates: readonly RequestCriterion[],
	{ criteria }: Pick<Scorecard, 'criteria'>
): Missing {
	return {
		gates: gates.filter(({ answer, evidence }) => answer !== 'open' && isEmpty(evidence)),
		unscored: criteria.filter(({ mean }) => mean === null).map(({ criterion }) => criterion),
		unproved: criteria.filter(({ lacksEvidence }) => lacksEvidence).map(({ criterion }) => criterion)
	};
}

/**
 * Whether somebody is shown what others made of a request: after they have handed in their own, or said that they do
 * not assess; and when it is over for all, since the recommendation was approved.
 */
export function seesOthers(own: Pick<Assessment, 'handedInAt'> | undefined, { isOver }: { isOver: boolean }): boolean {
	return isOver || (own !== undefined && own.handedInAt !== null);
}
